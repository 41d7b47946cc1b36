import { inlineText, toText } from '../article/index.ts';
import type { Block } from '../base/blocks.ts';
import { sha256Hex } from '../base/digest.ts';
import type { ArticleReading } from '../base/reading.ts';
import { runsOf, sketchOf } from './likeness.ts';
import { picturesIn } from './picture-addresses.ts';
import { standfirstOnce } from './standfirst.ts';
import { foldTitle } from './title.ts';

/**
 * What editing sorts by of one reading of an article: so little that a million lie on a desk. Made where the
 * page is read, so that all cores share the work. Hashes are the first 12 hex digits of a SHA-256.
 */
export interface Mark {
  /** Equal for two readings that show a reader the same title and text: 32 hex digits. */
  state: string;
  /** Hash of the folded title; empty where there is none. */
  title: string;
  /** Published day, `YYYY-MM-DD`; null where the page tells none. */
  day: string | null;
  /** Hash of the tags; empty where there are none. */
  tags: string;
  /** Characters of title and text. */
  size: number;
  /** Runs of four words in the text. */
  runs: number;
  /** `sketchOf` the text, as base64. */
  sketch: string;
  modified: string | null;
  /** Which facts the page tells of its article besides the text, as bits of `TELLS`. */
  tells: number;
  /** Hash of the addresses of its pictures; empty where it shows none. */
  pictures: string;
  canonical: string | null;
  truncated: string | null;
  digest: string;
}

export const TELLS = {
  day: 1,
  time: 2,
  authors: 4,
  section: 8,
  tags: 16,
  standfirst: 32,
  modified: 64,
} as const;

export function markOf(reading: ArticleReading): Mark {
  const article = standfirstOnce(reading);
  const { capture, title, published, modified, tags, canonical, body } = article;
  const text = toText(body);
  const runs = runsOf(text);
  const folded = foldTitle(title);
  return {
    state: stateKey(title, capture.imported === undefined ? text : `${text}\n${captionsIn(body)}`),
    title: folded === '' ? '' : short(folded),
    day: published === null ? null : published.slice(0, 10),
    tags: tags.length === 0 ? '' : short([...tags].sort().join('\n')),
    size: text.length,
    runs: runs.length,
    sketch: Buffer.from(sketchOf(runs).buffer).toString('base64'),
    modified,
    tells: tellsOf(article),
    pictures: picturesKey(body),
    canonical,
    truncated: capture.truncated,
    digest: capture.digest,
  };
}

/**
 * What stands below the pictures. Around a page's text much is chrome, and a caption may be; a file that somebody
 * saved holds the article alone: one that has another caption says something else.
 */
function captionsIn(blocks: readonly Block[]): string {
  return blocks
    .map((block): string => {
      if (block.type === 'figure') return `${inlineText(block.caption)}${block.credit ?? ''}`;
      if (block.type === 'quote') return captionsIn(block.blocks);
      return block.type === 'list' ? block.items.map(captionsIn).join('\n') : '';
    })
    .filter((caption) => caption !== '')
    .join('\n');
}

/** The numbers of a mark's sketch. */
export function sketchIn({ sketch }: Pick<Mark, 'sketch'>): Uint32Array {
  const bytes = Buffer.from(sketch, 'base64');
  return new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}

/** The same for two readings that show the same text: 64 hex digits. */
export function textKey({ title, body }: ArticleReading): string {
  return sha256Hex(comparable(title, toText(body)));
}

function stateKey(title: string, text: string): string {
  return sha256Hex(comparable(title, text)).slice(0, 32);
}

/**
 * Spaces and the width of letters differ between two designs of a site for one and the same text
 * (`ＡＢＣ　１` and `ABC 1`): they make no revision.
 */
function comparable(title: string, text: string): string {
  return `${title}\n${text}`.normalize('NFKC').replace(/\s+/g, '');
}

function picturesKey(body: readonly Block[]): string {
  const addresses = [...picturesIn(body)].map(({ picture }) => picture.original);
  return addresses.length === 0 ? '' : short(addresses.join('\n'));
}

function tellsOf({ published, modified, authors, section, tags, standfirst }: ArticleReading): number {
  return (
    (published === null ? 0 : published.includes('T') ? TELLS.day | TELLS.time : TELLS.day) |
    (authors.length > 0 ? TELLS.authors : 0) |
    (section === null ? 0 : TELLS.section) |
    (tags.length > 0 ? TELLS.tags : 0) |
    (standfirst === null ? 0 : TELLS.standfirst) |
    (modified === null ? 0 : TELLS.modified)
  );
}

function short(text: string): string {
  return sha256Hex(text).slice(0, 12);
}
