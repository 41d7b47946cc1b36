import { type AddressBook, findPlace } from '../address-book.ts';
import type { Entry } from '../survey.ts';

/** One part of a site that is pressed in parts: the articles of one year, which stand in a folder beside the others. */
export interface Part {
  /** `2019`; `undated` for those without a date. */
  folder: string;
  /** The folders of all parts, in their order. */
  all: readonly string[];
}

/** Of which part each article of the archive is, by its place in the book. Shared by all workers. */
export type PartOf = Int32Array<SharedArrayBuffer>;

/** The folder of an article's part. @param day `YYYY-MM-DD`; empty where unknown */
export function partOfDay(day: string): string {
  return day === '' ? 'undated' : day.slice(0, 4);
}

/** The year of a part; empty for what has no date. */
export function yearOfPart({ folder }: Part): string {
  return folder === partOfDay('') ? '' : folder;
}

/** The parts of an archive, years first. */
export function partsOf(entries: readonly Pick<Entry, 'day'>[]): string[] {
  return [...new Set(entries.map(({ day }) => partOfDay(day)))].sort();
}

/** @param entries all articles, in the order of the book */
export function partsByPlace(entries: readonly Pick<Entry, 'day'>[], { all }: Part): PartOf {
  const parts = new Int32Array(new SharedArrayBuffer(4 * entries.length));
  const numbers = new Map(all.map((folder, n) => [folder, n]));
  for (const [place, { day }] of entries.entries()) parts[place] = numbers.get(partOfDay(day)) ?? -1;
  return parts;
}

/** The way from a part's root to the root of a year's: `../2018/`; empty for its own, and where nothing is in parts. */
export function wayToYear(part: Part | null, year: string): string {
  return part === null || part.folder === year ? '' : `../${year}/`;
}

/** The way from a part's root to the root of the part that an article stands in: `../2018/`; empty for its own. */
export function wayToPart(key: string, book: AddressBook, part: Part | null, partOf: PartOf | null): string {
  if (part === null || partOf === null) return '';
  const folder = part.all[partOf[findPlace(book, key)] ?? -1];
  return folder === undefined ? '' : wayToYear(part, folder);
}
