import { inlineText } from '../../article/index.ts';
import type { Block, Inline } from '../../base/blocks.ts';
import type { Removal } from '../../base/reading.ts';
import { blockText } from './block-text.ts';
import { linkShare, weightOf } from './inlines.ts';
import type { Known } from './trim.ts';

const ASKED =
  /訂閱|訂戶|月費|會員|捐款|捐助|贊助|課金|subscri|donat|member|membership|newsletter|sign up|abonn|購読|구독/i;
const ASKING =
  /請|立即|歡迎|成為|加入|支持|每月|become|join|support|please|today|sign up|get |click|jetzt|testen|inscri/i;
const ASKER =
  /我們|本報|讀者|獨立新聞|獨立媒體|\bour?s?\b|\bus\b|\bwe\b|readers|independent|\bunser|\bwir\b|\bnous\b|\bnos\b/i;
const TRADE =
  /記者|编辑|編輯|作者|主筆|撰稿|專欄|特約|評論員|教授|研究員|writer|writes|reporter|journalist|correspondent|contributor|columnist|editor|reporting|professor|lecturer|researcher|fellow|korrespondent|redakt|periodista|redactor|giornalista|rédact/i;
const COPYRIGHT =
  /^(?:©|ⓒ|\(c\)|copyright\b|版權所有|版权所有|all rights reserved|著作権|저작권).{0,250}$|^.{0,80}(?:all rights reserved|版權所有|版权所有)\.?$|版權.{0,40}未經.{0,10}(?:授權|許可|同意).{0,30}(?:轉載|複製)/i;

/** What stands after the text in its own column: a plea, the author's biography, tags, buttons of old layouts. */
export function tailRule(
  text: string,
  inlines: readonly Inline[],
  index: number,
  total: number,
  known: Known,
): string | null {
  const weight = weightOf(text);
  if (/^(?:\[[^\]]{1,14}\]\s*)+$/.test(text) && linkShare(inlines) > 0.3) return 'call';
  if (
    /^(?:關鍵字|關鍵詞|标签|標籤|相關主題|tags?|keywords|topics|etiketler)\s*[：:\n]/i.test(text) &&
    linkShare(inlines) > 0.3
  )
    return 'tags';
  if (index < total - 6 || weight > 450) return null;
  if (COPYRIGHT.test(text)) return 'chrome';
  if (ASKED.test(text) && ASKING.test(text) && ASKER.test(text)) return 'plea';
  return isBiography(text, known) ? 'biography' : null;
}

/** `陳大文，港灣日報記者，…`, `Korrespondent Jan Maier ist …`: an author's name early, and a trade. */
function isBiography(text: string, { authors }: Known): boolean {
  return authors.some(({ name }) => {
    const at = text.indexOf(name);
    return at >= 0 && at < 25 && weightOf(text) > weightOf(name) + 10 && TRADE.test(text.replace(name, ''));
  });
}

const TAIL_HEAD =
  /^(?:related(?: (?:articles?|stories|posts|news|content|topics|links|coverage|reading))?|read (?:more|next|also)|more (?:stories|news|from|on|like|in) .{0,60}|more (?:stories|news)|you (?:may|might) also .{0,40}|recommended(?: for you| stories| reading)?|see also|also read|latest (?:news|stories|posts)|popular (?:news|stories|posts)|most (?:read|popular)|trending(?: now)?|top stories|about the authors?|about (?:the )?writer|share this.{0,40}|comments|leave a (?:reply|comment)|editors?['’] picks?|延伸閱讀|延伸阅读|相關(?:新聞|報道|文章|閱讀)|相关(?:新闻|报道|文章|阅读)|其他新聞|更多新聞|熱門(?:新聞|文章)|你可能(?:也)?(?:有興趣|喜歡|感興趣).{0,10}|推薦閱讀|関連記事|あわせて読みたい|관련 ?기사|mehr zum thema|lesen sie auch|lire aussi|à lire aussi|leer más|noticias relacionadas|te puede interesar|leggi anche|lees ook|more (?:great )?.{1,40} (?:stories|news|articles|posts)|more (?:great |helpful )?(?:stories|articles|reading).{0,60}|(?:most )?popular (?:on|in|now).{0,40}|explore further|keep reading|(?:das )?könnte (?:sie|dich) auch interessieren|auch interessant|weitere (?:informationen|artikel|themen)|(?:sur le )?même sujet|à lire également|más información|lo más (?:leído|visto)|leia (?:também|mais)|veja também|potrebbe interessarti.{0,20}|meer over.{0,30}|czytaj (?:także|też|więcej)|zobacz też|mohlo by vás zajímat|čtěte také|читайте также|по теме|ilgili haberler|baca juga|tin liên quan|相關(?:連結|影片|主題|專題)|相关(?:链接|视频|专题|推荐)|更多(?:報道|报道|文章|新闻|精彩.{0,4})|热门(?:推荐|新闻|文章)|熱門(?:推薦|話題)|推荐阅读|猜你喜欢|猜你喜歡|編輯推薦|编辑推荐|最新(?:消息|新聞|新闻|文章)|同場加映|其他人也(?:在)?看|延伸(?:觀看|報道)|おすすめ(?:記事)?|こちらも(?:おすすめ)?|人気記事|ランキング|관련 ?뉴스|추천 ?(?:기사|뉴스)|인기 ?(?:기사|뉴스)|많이 본 ?(?:기사|뉴스))\s*[:：]?$/i;

/** From a heading such as 延伸閱讀 in the last part to the end, where what follows is links and short lines. */
export function cutTail(blocks: Block[], removed: Removal[]): void {
  const weights = blocks.map((block) => weightOf(blockText(block)));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let after = 0;
  for (let i = blocks.length - 1; i > 0; i--) {
    const block = blocks[i]!;
    after += weights[i]!;
    if (after > whole * 0.25) return;
    if (isLine(block) && TAIL_HEAD.test(inlineText(block.inlines).trim())) {
      cutFrom(blocks, i, 'related', removed);
      cutTail(blocks, removed);
      return;
    }
  }
}

const AUTHOR_HEAD =
  /^(?:about the (?:authors?|writers?|reviewers?|contributors?|editor)|(?:meet|about) the (?:expert|team)|over de auteur|über (?:den autor|die autorin)|à propos de l['’]auteur|sobre (?:el autor|la autora|o autor|a autora)|關於作者|关于作者|作者簡介|作者简介|作者介紹|著者(?:紹介|プロフィール)|筆者プロフィール|글쓴이 소개|disclaimer|disclosure)\s*[:：]?$/i;

/** Boxes about those who wrote: a heading that says so, with what stands under it; an author's bare name near the end, with the rest. */
export function cutAuthors(blocks: Block[], known: Known, removed: Removal[]): void {
  for (let i = blocks.length - 1; i >= blocks.length / 3; i--) {
    const block = blocks[i]!;
    if (!isLine(block)) continue;
    const text = inlineText(block.inlines).trim();
    const about = /^about /i.test(text) && known.authors.some(({ name }) => text.endsWith(name));
    if (about || AUTHOR_HEAD.test(text)) {
      const next = blocks.findIndex((other, at) => at > i && other.type === 'heading');
      const gone = blocks.splice(i, (next < 0 ? blocks.length : next) - i);
      note(gone, 'biography', removed);
    } else if (i >= blocks.length - 5 && i > 0 && known.authors.some(({ name }) => name === text)) {
      const rest = blocks.slice(i);
      if (weightOf(rest.map(blockText).join('')) < 1000 && rest.every(isLine))
        cutFrom(blocks, i, 'biography', removed);
    }
  }
}

type Line = Extract<Block, { type: 'heading' | 'paragraph' }>;

function isLine(block: Block): block is Line {
  return block.type === 'heading' || block.type === 'paragraph';
}

function cutFrom(blocks: Block[], at: number, rule: string, removed: Removal[]): void {
  note(blocks.splice(at), rule, removed);
}

function note(gone: readonly Block[], rule: string, removed: Removal[]): void {
  for (const block of gone) removed.push({ rule, text: blockText(block).slice(0, 200) });
}
