import { inlineText } from '../../article/index.ts';
import type { Block, Inline } from '../../base/blocks.ts';
import type { Author, Removal } from '../../base/reading.ts';
import { folded } from '../facts/title.ts';
import { blockText } from './block-text.ts';
import { buttonsIn, callRule, isShareLine } from './calls.ts';
import { isLive, isStamp, lineRule } from './datelines.ts';
import { hasBreak, linkShare, splitAtBreaks } from './inlines.ts';
import { withoutRepeats } from './repeats.ts';
import { cutAuthors, cutTail, tailRule } from './tail.ts';
import { withoutWalls } from './walls.ts';

/** What is known of the article already, so that its text need not say it again. */
export interface Known {
  title: string | null;
  authors: readonly Author[];
  section: string | null;
  /** The headline's second line. */
  standfirst?: string | null;
  /** What the page calls its headline elsewhere: its `<h1>`, `og:title`. */
  titles?: readonly string[];
}

/**
 * Takes out of an article's blocks what the page repeats around its text and no name gave away: the
 * headline, date and byline before it; calls to read on, subscribe or follow within and after it.
 */
export function trimBody(blocks: readonly Block[], known: Known, removed: Removal[]): Block[] {
  const whole = blocks.map((block, i) => (i < 3 ? withoutHead(block, known, removed) : block));
  cutAuthors(whole, known, removed);
  const buttons = buttonsIn(whole);
  const live = isLive(whole, known);
  const out = withoutRepeats(
    withoutWalls(whole.map(drawnRule), removed).filter((block, i) => {
      const rule = buttons.has(block) ? 'call' : ruleOf(block, i, whole.length, known, live);
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

const NEAR_START = 6;

function ruleOf(block: Block, index: number, total: number, known: Known, live: boolean): string | null {
  if (block.type === 'heading' || block.type === 'paragraph') {
    const text = inlineText(block.inlines).trim();
    if (text === '') return 'empty';
    if (isStamp(text)) return 'dateline';
    if (index < NEAR_START && isHeadline(text, known)) return 'headline';
    if (index < NEAR_START && text === known.section) return 'section';
    if (index < NEAR_START && block.type === 'heading' && text === known.standfirst) return 'standfirst';
    const call = callRule(block.inlines, text);
    if (call) return call;
    if (index < NEAR_START || index > total - 3) {
      const line = lineRule(text, known);
      if (line && !(live && line === 'dateline')) return line;
    }
    if (index > total * 0.5 && block.type === 'paragraph')
      return tailRule(text, block.inlines, index, total, known);
  }
  if (block.type === 'list' && isLinkList(block)) return 'related';
  if (block.type === 'list' && isShareLine(blockText(block))) return 'share';
  return null;
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
