import type { Decided, KnownLine } from '../archive/index.ts';
import type { Reading } from '../base/reading.ts';
import { SAID } from './audit-lines.ts';

/**
 * How an article came about, in lines for a person. `reading` is of the chosen capture, where there is one;
 * `imports` are of the files of another rescue whose texts the article has.
 */
export function explanation(
  decided: Decided,
  reading: Reading | null,
  imports: readonly Reading[] = [],
): string {
  const { id, title, path, captures, aliases, ids, thread, lacunae, imported, removed } = decided;
  const lines = [
    `${id}  ${title ?? '(no text is known)'}`,
    removed !== undefined
      ? `no article any more: ${removed}`
      : (path ?? 'lost: nothing but tombstones is known of it'),
    ...(imported === undefined ? [] : [`imported from ${imported}`]),
    ...(ids === undefined ? [] : [`saved under ${ids.join(', ')}`]),
    ...(thread === undefined ? [] : [`goes on in others: the thread of ${thread}`]),
    '',
  ];
  section(
    lines,
    'captures',
    captures.map(
      ({ verdict, capture, reason, revision }) =>
        `${verdict.padEnd(9)}${capture}\n           ${reason}${revision ? ` (revision ${revision})` : ''}`,
    ),
  );
  section(lines, 'other addresses', aliases);
  if (reading?.kind === 'article') {
    const { from, confidence, removed, reader, recipe, misfit } = reading;
    section(
      lines,
      `read by ${reader}${recipe ? `, recipe ${recipe}` : ''}${misfit ? `, without recipe ${misfit}` : ''}`,
      Object.entries(from).map(
        ([field, source]) =>
          `${field.padEnd(12)}${source} (${confidence[field as keyof typeof confidence] ?? '?'})`,
      ),
    );
    section(
      lines,
      'removed from the text',
      removed.map(({ rule, text }) => `${rule}: ${oneLine(text)}`),
    );
  }
  for (const each of imports) {
    if (each.kind !== 'article') continue;
    const { capture, removed, repairs = [] } = each;
    // What was removed from the current text stands above.
    const changes = [...(each === reading ? [] : removed), ...repairs];
    section(
      lines,
      `mended in ${capture.imported}`,
      changes.map(({ rule, text }) => `${rule}: ${oneLine(text)}`),
    );
  }
  section(
    lines,
    'lost',
    lacunae.map(
      ({ kind, reason, caption, original }) =>
        `${kind}: ${reason}${caption ? `: ${oneLine(caption)}` : ''}${original ? `\n    ${original}` : ''}`,
    ),
  );
  return lines.join('\n').trimEnd();
}

/** What is known of an article that is not there. */
export function absence(known: KnownLine): string {
  const { id, to, count, state, of, title, date, after, before, original, knownBy, reason } = known;
  const lines = [
    `${to === undefined ? id : `${id}–${to}, ${count} numbers`}  ${title ?? '(no headline is known)'}`,
    `${SAID[state]}${reason === null ? '' : `: ${reason}`}${of === undefined ? '' : `, of ${of}`}`,
    ...(date === undefined ? [] : [`of ${date}`]),
    ...(after === undefined ? [] : [`the article before it by number is of ${after}`]),
    ...(before === undefined ? [] : [`the article after it by number is of ${before}`]),
    ...(original === undefined ? [] : [original]),
    '',
  ];
  section(lines, 'known by', knownBy);
  return lines.join('\n').trimEnd();
}

function section(lines: string[], heading: string, items: readonly string[]): void {
  if (items.length > 0) lines.push(`${heading}:`, ...items.map((item) => `  ${item}`), '');
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 100 ? `${line.slice(0, 100)}…` : line;
}
