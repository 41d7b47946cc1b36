import { inlineText } from '../../article/index.ts';
import type { Block, Inline } from '../../base/blocks.ts';
import { blockText } from './block-text.ts';
import { hasBreak, linkShare, splitAtBreaks, weightOf } from './inlines.ts';

/**
 * Lines that a page says to its reader between the lines of its article: buttons, notices, pointers to other
 * stories. Every row is a whole line, in any of the languages that papers are written in.
 */
const CALLS: readonly (readonly [rule: string, line: RegExp])[] = [
  [
    'advertisement',
    line(
      'advert(?:isement)?s?|ads?|sponsored(?: content)?|advertorial|advertentie|annonce|annons|anzeige|werbung|publicidad|publicidade|publicité|pubblicità|reklam[ae]?|mainos|iklan|quảng cáo|реклама|廣告|广告|広告|광고|.{0,40}remove ads',
    ),
  ],
  [
    'call',
    line(
      'story continues (?:below|after).*|article continues (?:below|after).*|continue reading.*|scroll (?:down )?(?:to|for) .*|loading\\.*|share(?: this)?(?: (?:article|story|post|on \\w+))?:?|print|email|tweet|comments?|\\d+ comments?|leave a (?:comment|reply)|follow us.*|sign up .{0,150}newsletter.*|subscribe (?:to|now|here|today).{0,150}|click here to (?:subscribe|sign up|read more|join).*|download (?:the|our) .{0,40}app.*|back to top|top|返回頁首|回頁首|列印|複製連結|copy link|link copied!?|supported by|getty images|view comments|see also|more from .{0,40}|related (?:articles?|stories|posts|news|content|topics)|related|read more|czytaj więcej|abone ol|auch interessant|weitere themen|noticias? relacionadas?|recommended|topics|tags|filed under.*|\\d{1,3} ?(?:of|[/／]) ?\\d{1,3} ?[|｜]?|photo:?|image:?|video:?|file photo|newsletter',
    ),
  ],
  [
    'call',
    line(
      'caption|close|back|save(?: article)?|keep reading|text size|order reprints|print article|get short url|jump to recipe|play video|click to tweet|table of contents|in this article|(?:view|see) (?:all|gallery|slideshow)(?: photos)?(?: \\(?\\d{1,4}\\)?)?|(?:image|photo|picture|slide) \\d{1,3} (?:of|/) ?/? ?\\d{1,3}|\\d{1,3} min(?:ute)?s? read|skip past .{0,40}|recommended videos?|this slideshow requires javascript\\.?|we apologi[sz]e, but this video has failed to load\\.?|try refreshing your browser.{0,100}|would you like to comment on this article.{0,120}|please read our comments? policy.{0,60}|our standards: ?the .{0,30} trust principles.{0,30}|purchase licensing rights.{0,30}|click here for more (?:information|details)\\.?',
    ),
  ],
  [
    'share',
    line(
      'sharing is caring!?|(?:if you )?(?:like|liked|enjoyed|love) (?:it|this(?: (?:story|article|post))?)[,?!]? (?:please |then )?share.{0,40}|follow @\\w{1,40}|follow .{1,60} on (?:facebook|twitter|instagram|x|youtube|linkedin|tiktok|telegram|whatsapp)\\b.{0,120}|like us on facebook.{0,60}|分享(?:至|到|給|给)?.{0,12}|(?:この記事を)?シェア(?:する)?|ツイート|フォローする|공유(?:하기)?',
    ),
  ],
  [
    'call',
    line(
      '(?:掃描|扫描|扫一扫|長按|长按).{0,20}(?:二維碼|二维码|qr).{0,40}|(?:請|请)?(?:關注|关注).{0,16}(?:公眾號|公众号|微信).{0,40}|(?:立即|請|请)?(?:下載|下载).{0,16}(?:app|應用程式|客户端|手機版).{0,40}|(?:按此|立即|點擊|点击|免費|免费)(?:訂閱|订阅).{0,40}|(?:上|下)一(?:篇|頁|页|則|条)\\s?[:：].{0,80}|字(?:體|体)?(?:大小|號|号)\\s?[:：]?.{0,12}|(?:回到?|返回)(?:頂部|顶部|首頁|首页)|打印|列印|收藏|舉報|举报|糾錯|纠错|(?:我要|發表|发表)(?:評論|评论|留言)|未經.{0,30}(?:轉載|複製|授權).{0,60}|未经.{0,30}(?:转载|授权).{0,60}|無断転載.{0,30}|저작권자.{0,80}|.{0,40}무단 ?전재.{0,40}',
    ),
  ],
  // What stands where a player would, until its cookies are agreed to.
  [
    'consent',
    line(
      'externer inhalt.{0,60}|empfohlener (?:redaktioneller|externer) inhalt|an dieser stelle finden sie (?:einen )?externen? inhalt.{0,300}|.{0,40}privatsphäre-einstellungen verhindern.{0,400}|ich bin (?:damit )?einverstanden, dass mir externe inhalte.{0,400}|this content is (?:hosted by|not available due to).{0,300}|(?:to view|we need your consent to).{0,60}(?:content|cookies).{0,300}',
    ),
  ],
  // What a template left unfilled: `{{title}}`, `[/vc_column_text][/vc_row]`, `[button link="…"]Send[/button]`.
  [
    'template',
    line(
      '\\$\\$\\w{2,40}\\$\\$|\\{\\{[^{}]{1,80}\\}\\}|%%\\w{2,40}%%|(?:\\[/?[a-z][a-z0-9]{0,20}(?:[_-][a-z0-9]{1,20}){1,5}(?:\\s[^\\][]{0,600})?\\]\\s*){1,10}|(?:\\[(?:button|caption|gallery|audio|video|embed|playlist)\\s[^\\][]{1,600}\\].{0,100})',
    ),
  ],
];

function line(alternatives: string): RegExp {
  return new RegExp(`^(?:${alternatives})$`, 'i');
}

const MAX_CALL = 450;

/** By which rule a paragraph or heading is such a line, or null. */
export function callRule(inlines: readonly Inline[], text: string): string | null {
  if (text.length < MAX_CALL) for (const [rule, pattern] of CALLS) if (pattern.test(text)) return rule;
  if (isShareLine(text)) return 'share';
  if (
    text.length < 80 &&
    text.split(/[\s|｜/／·•[\]【】<>«»‹›]+/u).every((word) => word === '' || ELSEWHERE.test(word))
  )
    return 'call';
  return isPointer(inlines, text) ? 'related' : null;
}

/** `上一則　下一則　列印`: where one goes from here, and nothing else. */
const ELSEWHERE =
  /^(?:(?:上|下|前|後)[一1]?(?:則|则|篇|頁|页|條|条|節|节|張|章)(?:新聞|新闻|文章)?|上一页|下一页|回(?:上[一1]?頁|頁首|首頁|主頁|目錄|列表|上頁)|返回(?:上頁|上一頁|頁頂|頂部|首頁|主頁|目錄|列表|頂端)?|关闭(?:窗口)?|關閉(?:視窗)?|列印|打印|友善列印|轉寄(?:友人|朋友)?|推薦(?:給)?朋友|字體大小|加入最愛|收藏本頁|前の記事|次の記事|이전 ?기사|다음 ?기사|목록)$/u;

const SHARE =
  /^(?:facebook|twitter|x|whats ?app|linkedin|instagram|pinterest|reddit|telegram|messenger|line|weibo|wechat|tumblr|flipboard|threads|bluesky|email|e-mail|mail|sms|copy|copied|url|urlcopied|link|print|share|tweet|pin|save|comments?|微博|微信|列印|打印|分享|複製連結|复制链接|收藏|印刷|シェア|댓글|인쇄|공유|kommentare|drucken|teilen|merken|partager|imprimer|compartir|imprimir|condividi|stampa|paylaş)$/i;

/** `Facebook Twitter Email Copy Link`: the names of networks and what one does there, and nothing else. */
export function isShareLine(text: string): boolean {
  if (text.length > 200) return false;
  const words = text.split(/[\s,，、|｜/·•!:]+/).filter((word) => word !== '');
  return words.length >= 2 && words.every((word) => SHARE.test(word));
}

const POINTER =
  /^(?:read (?:more|also|next|now|the (?:full|latest))|also read|see also|related(?: (?:article|story|stories|news|reading|coverage))?|more(?: on this)?|watch(?: also| now| live| more)?|recommended|don['’]t miss|must[- ]read|learn more|find out more|here['’]s more|延伸閱讀|延伸阅读|相關(?:新聞|報道|文章|閱讀)?|相关(?:新闻|报道|文章|阅读)?|閱讀更多|更多(?:新聞|報道)?|另見|詳見|看更多|関連記事|あわせて読みたい|관련 ?기사|lesen sie (?:auch|mehr|hier)|mehr (?:zum thema|dazu)|lire aussi|à lire(?: aussi)?|leer (?:más|también)|lea también|leggi anche|lees ook|les også|läs (?:också|mer)|related (?:post|video)s?|see more|baca juga|leia (?:também|mais)|veja também|xem thêm|читайте также|czytaj (?:też|także|więcej)|zobacz też|čtěte také|à lire également|推薦閱讀|推荐阅读|相关链接|相關連結|同場加映|(?:點擊|点击|點我|按此|請按|请点击)(?:這裡|这里|此處|此处|此)?(?:查看|閱讀|阅读|進入|进入|看更多|觀看|了解)?|もっと見る|こちらも(?:おすすめ)?|[^\p{L}\p{N}\s]{1,3})\s*[:：>»|–—-]?\s*/iu;

/** How a sentence ends, and what introduces something. */
const STOPPED = /[.!?。！？…:：;；][\s"'”’»」』)）\]]*$/;

/** An address that is told, as sources are. */
const ADDRESS = /^(?:https?:\/\/|www\.)\S+$/i;

/** A line that is a link to another story: `Read more: …`, a headline in capitals, several such lines. */
function isPointer(inlines: readonly Inline[], text: string): boolean {
  const linked = linkShare(inlines);
  if (linked <= 0.6) return false;
  if (POINTER.test(text)) return true;
  // FED-UP OWNERS SPEARHEAD RECALL
  if (linked > 0.9 && text.length > 20 && text === text.toUpperCase() && text !== text.toLowerCase())
    return true;
  if (hasBreak(inlines)) {
    const lines = splitAtBreaks(inlines).filter((one) => inlineText(one).trim() !== '');
    return lines.length > 1 && lines.every((one) => linkShare(one) > 0.7 && weightOf(inlineText(one)) > 20);
  }
  return linked > 0.95 && weightOf(text) > 25 && !STOPPED.test(text) && !ADDRESS.test(text);
}

/** The short lines, with a link in each, that a page says three times and more: `Visit website`, `Get the recipe`. */
export function buttonsIn(blocks: readonly Block[]): Set<Block> {
  const alike = new Map<string, Block[]>();
  for (const block of blocks) {
    if (block.type !== 'paragraph') continue;
    if (linkShare(block.inlines) < 0.3) continue;
    const text = blockText(block).trim();
    if (weightOf(text) > 60) continue;
    const known = alike.get(text);
    if (known) known.push(block);
    else alike.set(text, [block]);
  }
  return new Set([...alike.values()].filter((some) => some.length > 2).flat());
}
