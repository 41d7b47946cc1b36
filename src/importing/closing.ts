import { inlineText, toText } from '../article/index.ts';
import type { Block, Inline } from '../base/blocks.ts';
import type { Biography, Removal } from '../base/reading.ts';
import { unwrap } from '../reading/index.ts';
import { letters } from './letters.ts';

/** A text without what stood below it, and that. */
export interface Parted {
  blocks: Block[];
  removed: Removal[];
}

/** No biography has more paragraphs or characters. */
const LONGEST_BIOGRAPHY = { blocks: 8, characters: 4000 };
/** Whose paragraph repeats the plea in part, in other words: so much of it. */
const ALIKE = 0.5;

/**
 * Takes the biography from below a text:
 *
 *     ---
 *     ![博客 | 陳大文](…/avatars/1.png)
 *     **博客 | 陳大文**
 *     Sails, writes, and waits for the ferry.
 *
 * A portrait whose alternative text is `role | name`, or a bold line that says so, or both; then the text, to the
 * end. One of them must stand right behind a rule, or the other beside it. A bold line `About the author`, or the
 * name of the byline, right behind a rule is one too.
 */
export function takeBiography(
  blocks: readonly Block[],
  author: string,
): Parted & { biography: Biography | null } {
  const none = { blocks: [...blocks], removed: [], biography: null };
  const first = Math.max(0, blocks.length - LONGEST_BIOGRAPHY.blocks - 3);
  for (let at = first; at < blocks.length; at++) {
    const heading = biographyHeading(blocks, at, author);
    if (!heading) continue;
    const afterRule = blocks[at - 1]?.type === 'rule';
    const ofAuthor = letters(author) !== '' && letters(author).includes(letters(heading.name));
    if (!afterRule && !(heading.avatar !== null && heading.bold) && !ofAuthor) continue;
    const rest = blocks.slice(at + heading.length);
    if (rest.some(({ type }) => type !== 'paragraph' && type !== 'list' && type !== 'quote')) continue;
    const text = toText(rest).trim();
    if (text.length > LONGEST_BIOGRAPHY.characters) continue;
    const kept = blocks.slice(0, afterRule ? at - 1 : at);
    const { name, role, avatar } = heading;
    const shown = role === null ? name : `${role} | ${name}`;
    return {
      blocks: kept,
      removed: [{ rule: 'biography', text: [shown, text].filter((one) => one !== '').join('\n') }],
      biography: { name, role, text, avatar },
    };
  }
  return none;
}

interface Heading {
  name: string;
  role: string | null;
  avatar: string | null;
  /** Whether a bold line of text is among it. */
  bold: boolean;
  /** How many blocks it takes. */
  length: number;
}

function biographyHeading(blocks: readonly Block[], at: number, author: string): Heading | null {
  const portrait = portraitOf(blocks[at]);
  const next = blocks[at + (portrait ? 1 : 0)];
  const line = boldLine(next);
  const told = line === null ? null : roleAndName(line);
  const shown = portrait ? roleAndName(portrait.alt) : null;
  if (portrait && shown && told && letters(portrait.alt) === letters(line!))
    return { ...told, avatar: unwrap(portrait.original), bold: true, length: 2 };
  if (portrait && shown && told === null)
    return { ...shown, avatar: unwrap(portrait.original), bold: false, length: 1 };
  if (!portrait && told) return { ...told, avatar: null, bold: true, length: 1 };
  const isOfAuthor = line !== null && author.trim() !== '' && tellsOf(line, author);
  if (!isOfAuthor || blocks[at - 1]?.type !== 'rule') return null;
  return { name: author.trim(), role: null, avatar: null, bold: true, length: portrait ? 2 : 1 };
}

/** `About the author`, `About Mary Ho`, `作者簡介`, or the name of the byline alone. */
function tellsOf(line: string, author: string): boolean {
  if (/^(?:about the (?:author|writer)|(?:關於|关于)作者|作者(?:簡介|简介|介紹|介绍))\s*[:：]?$/i.test(line))
    return true;
  return letters(line.replace(/^about\s+/i, '')) === letters(author);
}

function portraitOf(block: Block | undefined): { alt: string; original: string } | null {
  if (block?.type !== 'figure' || block.images.length !== 1 || block.caption.length > 0) return null;
  return block.images[0]!;
}

/** The text of a paragraph that is bold from end to end. */
function boldLine(block: Block | undefined): string | null {
  if (block?.type !== 'paragraph') return null;
  const solid = block.inlines.filter((inline) => inline.type !== 'text' || inline.text.trim() !== '');
  return solid.length === 1 && solid[0]!.type === 'strong' ? inlineText(block.inlines).trim() : null;
}

/** `博客 | 陳大文`; a role is a word or two. */
function roleAndName(text: string): { role: string; name: string } | null {
  const match = /^([^|｜]{1,30})[|｜]([^|｜]{1,80})$/.exec(text.trim());
  const [role, name] = [match?.[1]?.trim(), match?.[2]?.trim()];
  return role && name ? { role, name } : null;
}

/**
 * Takes the plea from below a text, with the rule above it. `pleas` are what many files end with; a paragraph
 * that says half the same in other words, among them or below the same rule, is one too. A whole paragraph of the
 * plea goes wherever it stands.
 */
export function takePlea(blocks: readonly Block[], pleas: ReadonlySet<string>): Parted {
  if (pleas.size === 0) return { blocks: [...blocks], removed: [] };
  const removed: Removal[] = [];
  const kept = blocks.filter((block) => {
    const text = block.type === 'paragraph' ? inlineText(block.inlines) : '';
    if (text === '' || !pleas.has(letters(text))) return true;
    removed.push({ rule: 'plea', text: text.trim() });
    return false;
  });
  if (removed.length === 0) return { blocks: kept, removed };
  // What the plea was said with in other years: `We thank our first thousand readers. You can join them …`
  const rule = kept.findLastIndex(({ type }) => type === 'rule');
  const below = rule < 0 ? [] : kept.slice(rule + 1);
  if (rule >= 0 && below.every((block) => block.type === 'paragraph' && isAlike(block.inlines, pleas))) {
    for (const block of below) removed.unshift({ rule: 'plea', text: toText([block]).trim() });
    kept.length = rule;
  }
  return { blocks: withoutIdleRules(kept), removed };
}

/** A rule with nothing below it, or a second one straight after the first, parts nothing. */
function withoutIdleRules(blocks: readonly Block[]): Block[] {
  const kept = blocks.filter(({ type }, i) => type !== 'rule' || blocks[i - 1]?.type !== 'rule');
  while (kept.at(-1)?.type === 'rule') kept.pop();
  return kept;
}

function isAlike(inlines: readonly Inline[], pleas: ReadonlySet<string>): boolean {
  const words = letters(inlineText(inlines));
  if (words.length > 600) return false;
  const runs = runsOf(words);
  if (runs.length === 0) return false;
  let shared = 0;
  for (const run of runs) if (anyHolds(pleas, run)) shared++;
  return shared >= runs.length * ALIKE;
}

function anyHolds(pleas: ReadonlySet<string>, run: string): boolean {
  for (const plea of pleas) if (plea.includes(run)) return true;
  return false;
}

function runsOf(words: string): string[] {
  return Array.from({ length: Math.max(0, words.length - 3) }, (_, i) => words.slice(i, i + 4));
}
