import { type Census, csvRow, KNOWN_COLUMNS, type KnownLine, knownRows } from '../../archive/index.ts';
import type { Setting } from '../setting.ts';
import { type Account, type Coverage, isMissing, MISSING } from './coverage.ts';
import { siteLines } from './known-lines.ts';
import { readLosses } from './losses.ts';

/** A file of data in the site: its path from the root and its bytes. */
export interface DataFile {
  path: string;
  what: 'articles' | 'missing' | 'losses';
  bytes: number;
}

/** Hosts take files of 25 MiB at most (Cloudflare Pages); a table that grows larger goes on in the next file. */
const LARGEST = 16_000_000;

/** Without it a spreadsheet takes Chinese for Latin letters. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * The tables of the coverage as files: every article (CSV), those that are missing (JSON), what is lost inside of
 * articles (CSV). Each file is told of in `files` once it was given.
 */
export async function* dataFiles(
  { coverage, losses }: Account,
  setting: Setting,
  files: DataFile[],
): AsyncGenerator<[path: string, text: Uint8Array]> {
  if (coverage !== null) {
    yield* inParts('articles', 'csv', csvOf(KNOWN_COLUMNS, articleRows(setting)), files);
    yield* inParts('missing', 'json', jsonOf(missingOf(coverage)), files);
  }
  if (losses.total > 0) yield* inParts('losses', 'csv', csvOf(LOSS_COLUMNS, lossRows(setting)), files);
}

/** How a table begins, its rows, what stands between two of them, and how it ends. */
interface Table {
  head: string;
  rows: AsyncIterable<string> | Iterable<string>;
  between: string;
  end: string;
}

function csvOf(columns: string, rows: Table['rows']): Table {
  return { head: BYTE_ORDER_MARK + columns, rows, between: '', end: '' };
}

function jsonOf(rows: Table['rows']): Table {
  return { head: '[\n', rows, between: ',\n', end: '\n]\n' };
}

async function* inParts(
  what: DataFile['what'],
  extension: string,
  { head, rows, between, end }: Table,
  files: DataFile[],
): AsyncGenerator<[path: string, text: Uint8Array]> {
  let part = 1;
  let pieces: Buffer[] = [];
  let waiting = head;
  let size = 0;
  let isFirst = true;
  const settle = () => {
    const piece = Buffer.from(waiting);
    pieces.push(piece);
    size += piece.length;
    waiting = '';
  };
  const whole = (): [string, Uint8Array] => {
    waiting += end;
    settle();
    const path = `coverage/${what}${part === 1 ? '' : `-${part}`}.${extension}`;
    const bytes = Buffer.concat(pieces);
    files.push({ path, what, bytes: bytes.length });
    part++;
    [pieces, size, waiting, isFirst] = [[], 0, head, true];
    return [path, bytes];
  };
  for await (const row of rows) {
    waiting += isFirst ? row : between + row;
    isFirst = false;
    if (waiting.length > 1 << 18) settle();
    if (size > LARGEST) yield whole();
  }
  if (!isFirst || part === 1) yield whole();
}

async function* articleRows(setting: Setting): AsyncIterable<string> {
  for await (const line of siteLines(setting)) yield* knownRows(brief(line));
}

/**
 * Addresses may be longer than all the rest: of what is rescued they stand on its page, and a capture of the
 * article's own address is told by its time alone.
 */
function brief({ original, capture, ...line }: KnownLine): KnownLine {
  if (!isMissing(line.state)) return line;
  const isOfOriginal = original !== undefined && capture?.slice(15) === original;
  return {
    ...line,
    ...(original === undefined ? {} : { original }),
    ...(capture === undefined ? {} : { capture: isOfOriginal ? capture.slice(0, 14) : capture }),
  };
}

function* missingOf({ missing }: Coverage): Iterable<string> {
  for (const state of MISSING) for (const { line } of missing.list({ state })) yield JSON.stringify(line);
}

const LOSS_COLUMNS = csvRow(['article', 'kind', 'reason', 'caption', 'original']);

async function* lossRows(setting: Setting): AsyncIterable<string> {
  for await (const { id, kind, reason, caption, original } of readLosses(setting))
    yield csvRow([id ?? '', kind, reason, caption, original ?? '']);
}

/** `coverage.json`: all figures, as `reprint audit --json` gives them, and by month; what is lost inside of articles. */
export function figures({ coverage, losses }: Account, files: readonly DataFile[]): string {
  const lost = Object.fromEntries(
    [...losses.kinds].map(([kind, { total, reasons }]) => [
      kind,
      { total, reasons: Object.fromEntries(reasons) },
    ]),
  );
  const known = coverage === null ? {} : { ...told(coverage.census), months: monthsOf(coverage) };
  const data = { ...known, lost: { total: losses.total, kinds: lost }, files: files.map(({ path }) => path) };
  return `${JSON.stringify(data, null, 1)}\n`;
}

/** The tombstones stand among what is missing, in a file of their own. */
function told({ tombstones: _, ...census }: Census): Omit<Census, 'tombstones'> {
  return census;
}

function monthsOf({ periods }: Coverage): Record<string, unknown> {
  const months = [...periods].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(months.map(([period, counts]) => [period || 'unknown', counts]));
}
