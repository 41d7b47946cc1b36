import { inlineText } from '../../article/index.ts';
import type { Block, Inline } from '../../base/blocks.ts';
import type { Author, Removal } from '../../base/reading.ts';
import { visibleDate } from '../facts/dates.ts';
import { folded } from '../facts/title.ts';
import { blockText } from './block-text.ts';
import { hasBreak, splitAtBreaks, weightOf } from './inlines.ts';
import { withoutRepeats } from './repeats.ts';
import { withoutWalls } from './walls.ts';

/** What is known of the article already, so that its text need not say it again. */
export interface Known {
  title: string | null;
  authors: readonly Author[];
  section: string | null;
  /** What the page calls its headline elsewhere: its `<h1>`, `og:title`. */
  titles?: readonly string[];
}

/**
 * Takes out of an article's blocks what the page repeats around its text and no name gave away: the
 * headline, date and byline before it; calls to read on, subscribe or follow within and after it.
 */
export function trimBody(blocks: readonly Block[], known: Known, removed: Removal[]): Block[] {
  const whole = blocks.map((block, i) => (i < 3 ? withoutHead(block, known, removed) : block));
  const out = withoutRepeats(
    withoutWalls(whole.map(drawnRule), removed).filter((block, i) => {
      const rule = ruleOf(block, i, blocks.length, known);
      if (rule && rule !== 'empty') removed.push({ rule, text: blockText(block).slice(0, 200) });
      return !rule;
    }),
  );
  cutTail(out, removed);
  // A heading with nothing under it, a rule before nothing.
  while (out.length > 0 && (out.at(-1)!.type === 'heading' || out.at(-1)!.type === 'rule')) {
    const last = out.pop()!;
    if (last.type === 'heading') removed.push({ rule: 'empty heading', text: blockText(last).slice(0, 200) });
  }
  while (out[0]?.type === 'rule') out.shift();
  return out;
}

/** `___`, `* * *`: a rule drawn with signs. */
function drawnRule(block: Block): Block {
  if (block.type !== 'paragraph' && block.type !== 'heading') return block;
  return /^(?:[_＿*＊=~–—]\s*){3,}$/u.test(inlineText(block.inlines).trim().slice(0, 200))
    ? { type: 'rule' }
    : block;
}

/**
 * `標題<br>2003年7月2日<br>記者 陳大文<br>…` in one run: the lines before the text go one by one.
 */
function withoutHead(block: Block, known: Known, removed: Removal[]): Block {
  if (block.type !== 'paragraph' || !hasBreak(block.inlines)) return block;
  const lines = splitAtBreaks(block.inlines);
  let from = 0;
  while (from < lines.length) {
    const text = inlineText(lines[from]!).trim();
    const rule = text === '' ? '' : isHeadline(text, known) ? 'headline' : lineRule(text, known);
    if (rule === null) break;
    if (rule !== '') removed.push({ rule, text: text.slice(0, 200) });
    from++;
  }
  if (from === 0) return block;
  return {
    type: 'paragraph',
    inlines: lines
      .slice(from)
      .flatMap((line, i): Inline[] => (i === 0 ? line : [{ type: 'break' }, ...line])),
  };
}

function isHeadline(text: string, known: Known): boolean {
  const bare = folded(text);
  if (known.title !== null && bare === folded(known.title)) return true;
  return bare.length >= 8 && (known.titles ?? []).some((title) => folded(title) === bare);
}

/** What stands where a player would, until its cookies are agreed to; marks that a template left unfilled. */
const STAND_IN =
  /^(?:externer inhalt.{0,60}|empfohlener (?:redaktioneller|externer) inhalt|an dieser stelle finden sie (?:einen )?externen? inhalt.{0,300}|.{0,40}privatsphäre-einstellungen verhindern.{0,400}|ich bin (?:damit )?einverstanden, dass mir externe inhalte.{0,400}|this content is (?:hosted by|not available due to).{0,300}|(?:to view|we need your consent to).{0,60}(?:content|cookies).{0,300}|\$\$\w{2,40}\$\$|\{\{[^{}]{1,80}\}\}|%%\w{2,40}%%)$/i;

/** `9:43PM`, `1709417828`: when an entry of a live page was written, and nothing else. */
const CLOCK = /^(?:(?:[01]?\d|2[0-3])[:.][0-5]\d(?:[:.][0-5]\d)?\s*(?:[ap]\.?m\.?)?|1[0-9]{9}(?:\d{3})?)$/i;

const NEAR_START = 6;

const CALL =
  /^(?:advertisement|ad|sponsored(?: content)?|廣告|广告|広告|광고|story continues (?:below|after).*|article continues (?:below|after).*|continue reading.*|scroll (?:down )?(?:to|for) .*|loading\.*|share(?: this)?(?: (?:article|story|post|on \w+))?:?|print|email|tweet|comments?|\d+ comments?|leave a (?:comment|reply)|follow us.*|sign up .{0,150}newsletter.*|subscribe (?:to|now|here|today).{0,150}|click here to (?:subscribe|sign up|read more|join).*|download (?:the|our) .{0,40}app.*|back to top|top|返回頁首|回頁首|分享|列印|複製連結|copy link|link copied!?|supported by|getty images|view comments|see also|more from .{0,40}|related (?:articles?|stories|posts|news|content|topics)|related|read more|czytaj więcej|abone ol|reklam|reklama|publicidad|publicité|werbung|anzeige|auch interessant|weitere themen|noticias? relacionadas?|recommended|topics|tags|filed under.*|\d{1,3} ?(?:of|[/／]) ?\d{1,3} ?[|｜]?|photo:?|image:?|video:?|file photo|newsletter)$/i;

const POINTER =
  /^(?:read (?:more|also|next|now|the (?:full|latest))|also read|see also|related(?: (?:article|story|stories|news|reading|coverage))?|more(?: on this)?|watch(?: also| now| live| more)?|recommended|don['’]t miss|must[- ]read|learn more|find out more|here['’]s more|延伸閱讀|延伸阅读|相關(?:新聞|報道|文章|閱讀)?|相关(?:新闻|报道|文章|阅读)?|閱讀更多|更多(?:新聞|報道)?|另見|詳見|看更多|関連記事|あわせて読みたい|관련 ?기사|lesen sie (?:auch|mehr|hier)|mehr (?:zum thema|dazu)|lire aussi|à lire(?: aussi)?|leer (?:más|también)|lea también|leggi anche|lees ook|les også|läs (?:också|mer)|[^\p{L}\p{N}\s]{1,3})\s*[:：>»|–—-]?\s*/iu;

function ruleOf(block: Block, index: number, total: number, known: Known): string | null {
  if (block.type === 'heading' || block.type === 'paragraph') {
    const text = inlineText(block.inlines).trim();
    if (text === '') return 'empty';
    if (index < NEAR_START && isHeadline(text, known)) return 'headline';
    if (index < NEAR_START && text === known.section) return 'section';
    if (CALL.test(text)) return 'call';
    if (STAND_IN.test(text)) return 'consent';
    if (CLOCK.test(text)) return 'dateline';
    if (block.type === 'paragraph') {
      const linked = linkShare(block.inlines);
      if (linked > 0.6 && POINTER.test(text)) return 'related';
      // FED-UP OWNERS SPEARHEAD RECALL: a line that is a link and shouts points at another story.
      if (linked > 0.9 && text.length > 20 && text === text.toUpperCase() && text !== text.toLowerCase())
        return 'related';
    }
    if (index < NEAR_START || index > total - 3) {
      const line = lineRule(text, known);
      if (line) return line;
    }
    if (index > total * 0.5 && block.type === 'paragraph')
      return tailRule(text, block.inlines, index, total, known);
  }
  if (block.type === 'list' && isLinkList(block)) return 'related';
  return null;
}

/** A short line that holds the date or the byline and nothing else. */
function lineRule(text: string, known: Known): string | null {
  if (weightOf(text) > 200) return null;
  const names = known.authors.map((author) => author.name);
  const bare = names.reduce((rest, name) => rest.replaceAll(name, ''), text);
  const withoutName = bare.length < text.length;
  const left = bare.replace(
    /[[【〔][^\]】〕]{1,14}[\]】〕]|(?:^|\s)(?:by|and|von|par|por|di|door)(?=\s|$|:)|特約記者|實習記者|本報記者|記者|记者|特約|撰文|採訪|文|作者|攝影|報道|報導|編輯|기자|[\s:：,，、|｜/／&.·•—–-]/gi,
    '',
  );
  if (withoutName && left === '') return 'byline';
  if (visibleDate(text)) {
    const rest = left
      .replace(
        /[\d年月日時分時點点년월일시분:：/.,，\s-]|(?:published|updated|posted|last|modified|first|on|at|am|pm|[ap]\.m\.?|gmt|utc|bst|est|edt|pst|pdt|hkt|et|发布|發布|發佈|更新|時間|日期|最後|上午|下午|오전|오후|입력|수정|星期.|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*|[|｜•·()（）]/gi,
        '',
      )
      .trim();
    if (weightOf(rest) <= 4) return 'dateline';
  }
  return null;
}

const ASKED = /訂閱|訂戶|月費|會員|捐款|捐助|贊助|課金|subscri|donat|member|membership/i;
const ASKING = /請|立即|歡迎|成為|加入|支持|每月|become|join|support|please|today/i;
const ASKER = /我們|本報|讀者|獨立新聞|獨立媒體|\bour?s?\b|\bus\b|\bwe\b|readers|independent/i;
const TRADE =
  /記者|編輯|作者|主筆|撰稿|專欄|特約|評論員|writer|writes|reporter|journalist|correspondent|contributor|columnist|editor|reporting/i;

/** What stands after the text in its own column: a plea, the author's biography, tags, buttons of old layouts. */
function tailRule(
  text: string,
  inlines: readonly Inline[],
  index: number,
  total: number,
  known: Known,
): string | null {
  const weight = weightOf(text);
  if (/^(?:\[[^\]]{1,14}\]\s*)+$/.test(text) && linkShare(inlines) > 0.3) return 'call';
  if (
    /^(?:關鍵字|關鍵詞|标签|標籤|相關主題|tags?|keywords|topics)\s*[：:]/i.test(text) &&
    linkShare(inlines) > 0.3
  )
    return 'tags';
  if (index < total - 6 || weight > 450) return null;
  if (ASKED.test(text) && ASKING.test(text) && ASKER.test(text)) return 'plea';
  const begins = known.authors.some(({ name }) => text.startsWith(name) && weight > weightOf(name) + 10);
  return begins && TRADE.test(text) ? 'biography' : null;
}

const TAIL_HEAD =
  /^(?:related(?: (?:articles?|stories|posts|news|content|topics|links|coverage|reading))?|read (?:more|next|also)|more (?:stories|news|from|on|like|in) .{0,60}|more (?:stories|news)|you (?:may|might) also .{0,40}|recommended(?: for you| stories| reading)?|see also|also read|latest (?:news|stories|posts)|popular (?:news|stories|posts)|most (?:read|popular)|trending(?: now)?|top stories|about the authors?|about (?:the )?writer|share this.{0,40}|comments|leave a (?:reply|comment)|editors?['’] picks?|延伸閱讀|延伸阅读|相關(?:新聞|報道|文章|閱讀)|相关(?:新闻|报道|文章|阅读)|其他新聞|更多新聞|熱門(?:新聞|文章)|你可能(?:也)?(?:有興趣|喜歡|感興趣).{0,10}|推薦閱讀|関連記事|あわせて読みたい|관련 ?기사|mehr zum thema|lesen sie auch|lire aussi|à lire aussi|leer más|noticias relacionadas|te puede interesar|leggi anche|lees ook)\s*[:：]?$/i;

/** From a heading such as 延伸閱讀 in the last part to the end, where what follows is links and short lines. */
function cutTail(blocks: Block[], removed: Removal[]): void {
  const weights = blocks.map((block) => weightOf(blockText(block)));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let after = 0;
  for (let i = blocks.length - 1; i > 0; i--) {
    const block = blocks[i]!;
    after += weights[i]!;
    if (after > whole * 0.25) return;
    if (
      (block.type === 'heading' || block.type === 'paragraph') &&
      TAIL_HEAD.test(inlineText(block.inlines).trim())
    ) {
      for (const gone of blocks.splice(i))
        removed.push({ rule: 'related', text: blockText(gone).slice(0, 200) });
      cutTail(blocks, removed);
      return;
    }
  }
}

/** Every item a link and nothing else, and more than one of them. */
function isLinkList(list: Extract<Block, { type: 'list' }>): boolean {
  if (list.items.length < 2) return false;
  return list.items.every((item) =>
    item.every(
      (block) => (block.type === 'paragraph' || block.type === 'heading') && linkShare(block.inlines) > 0.85,
    ),
  );
}

export function linkShare(inlines: readonly Inline[]): number {
  let linked = 0;
  let all = 0;
  for (const inline of inlines) {
    const weight = weightOf(inlineText([inline]));
    all += weight;
    if (inline.type === 'link') linked += weight;
    else if ('inlines' in inline) linked += weight * linkShare(inline.inlines);
  }
  return all === 0 ? 0 : linked / all;
}
