import { escapeHtml } from '../../base/html.ts';
import type { Part, ReviewedLine } from '../../rescue/index.ts';
import { PART_NAMES, ruleName } from './parts.ts';

/** Of a run of lines that nobody took, those that could be text are shown; a longer run is folded. */
const FOLD_FROM = 5;
const MOST_IN_FOLD = 80;
/** A line that nobody took and that reads like a sentence or more: a person should see it. */
const PROSE = 90;

interface Run {
  as: Part;
  also: readonly Part[];
  rule: string | undefined;
  texts: string[];
}

/** The lines of a page, one after another, each run of one kind under its name. */
export function linesHtml(lines: readonly ReviewedLine[]): string {
  return runsOf(lines).map(runHtml).join('\n');
}

function runsOf(lines: readonly ReviewedLine[]): Run[] {
  const runs: Run[] = [];
  for (const { text, as, also = [], rule } of lines) {
    const last = runs.at(-1);
    if (last && last.as === as && last.rule === rule && `${last.also}` === `${also}`) last.texts.push(text);
    else runs.push({ as, also, rule, texts: [text] });
  }
  return runs;
}

function runHtml({ as, also, rule, texts }: Run): string {
  const names = [as, ...also].map((part) => PART_NAMES[part]).join(', ');
  const name = escapeHtml(rule === undefined ? names : ruleName(rule));
  if (as === 'left' && texts.length >= FOLD_FROM) return foldHtml(texts);
  return `<div class="run ${as}"><b>${name}</b>${texts.map(paragraph).join('')}</div>`;
}

/** Menus and teasers: their number and first words; what is long stays open below. */
function foldHtml(texts: readonly string[]): string {
  const first = escapeHtml(texts.slice(0, 4).join(' · ').slice(0, 80));
  const prose = texts.filter((text) => text.length >= PROSE);
  const rest = texts.length - MOST_IN_FOLD;
  const more = rest > 0 ? `<p>… and ${rest} more lines</p>` : '';
  const open = prose.length > 0 && prose.length <= 8 ? prose.map(paragraph).join('') : '';
  return `<div class="run left"><b>${PART_NAMES.left}</b><details><summary>${texts.length} lines: ${first} …</summary>${texts.slice(0, MOST_IN_FOLD).map(paragraph).join('')}${more}</details>${open}</div>`;
}

function paragraph(text: string): string {
  return `<p>${escapeHtml(text)}</p>`;
}
