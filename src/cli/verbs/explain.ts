import { type Decided, openArchive } from '../../archive/index.ts';
import { ReprintError } from '../../base/error.ts';
import type { Reading } from '../../base/reading.ts';
import { readCapture } from '../../rescue/index.ts';
import { EXIT, type Verb } from '../verb.ts';

export const explainVerb: Verb = {
  usage: 'explain DIR ID',
  summary: 'tell how an article came about: captures chosen and refused, text removed, what is lost',
  about: [
    'Which capture was chosen and why, which were refused, where each value was read, which text was removed by which rule, and what is lost. The chosen capture is read again for this, from the evidence.',
  ],
  options: {},
  examples: ['reprint explain hkcnews 18753'],
  async run({ positionals }, io) {
    const [dir, id, ...rest] = positionals;
    if (dir === undefined || id === undefined || rest.length > 0) {
      throw new ReprintError('USAGE', 'explain which article?', 'reprint explain DIR ID');
    }
    const archive = openArchive(dir, { write: false });
    try {
      const decided = archive.latest({ event: 'decided', id });
      if (!decided) {
        throw new ReprintError(
          'NOT_FOUND',
          `${dir} knows no article ${id}`,
          'account/addresses.jsonl lists all ids',
        );
      }
      const reading = await readingOf(dir, decided);
      if (io.json) await io.print(JSON.stringify({ ...decided, reading }));
      else await io.print(explanation(decided, reading));
      return EXIT.done;
    } finally {
      archive.close();
    }
  },
};

/** The chosen capture read again; null where there is none, or none in the evidence (an imported article). */
async function readingOf(dir: string, { captures }: Decided): Promise<Reading | null> {
  const chosen = captures.find(({ verdict }) => verdict === 'chosen');
  if (!chosen) return null;
  try {
    return await readCapture(dir, chosen.capture, null);
  } catch (error) {
    if (error instanceof ReprintError && error.code === 'NOT_FOUND') return null;
    throw error;
  }
}

function explanation(decided: Decided, reading: Reading | null): string {
  const { id, title, path, captures, aliases, lacunae } = decided;
  const lines = [
    `${id}  ${title ?? '(no text is known)'}`,
    path ?? 'lost: nothing but tombstones is known of it',
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
    const { from, confidence, removed, reader, recipe } = reading;
    section(
      lines,
      `read by ${reader}${recipe ? `, recipe ${recipe}` : ''}`,
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

function section(lines: string[], heading: string, items: readonly string[]): void {
  if (items.length > 0) lines.push(`${heading}:`, ...items.map((item) => `  ${item}`), '');
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 100 ? `${line.slice(0, 100)}…` : line;
}
