import type { Outlet } from '../outlets/index.ts';
import type { AddressBook } from './address-book.ts';
import type { Part, PartOf } from './parts/part.ts';
import type { Theme } from './theme/theme.ts';

export const FOLDERS = ['sections', 'bylines', 'tags', 'days'] as const;
export type Folder = (typeof FOLDERS)[number];

/** What every page of one site is made with; plain data, so that it can be handed to workers. */
export interface Setting {
  /** The archive folder and the site's folder, absolute. */
  archive: string;
  out: string;
  /** Whether the site's folder holds nothing yet. */
  isNew: boolean;
  outlet: Outlet;
  /** The public address of the site, ending in `/`; null where unknown. */
  address: string | null;
  /** File name of the style sheet. */
  css: string;
  /** File names of the scripts: of every page, of the search page, of the page for wrong addresses. */
  scripts: { box: string; search: string; lost: string };
  book: AddressBook;
  /** Which part of an archive the site is, and of which part each article of the book is; null where it is whole. */
  part: Part | null;
  partOf: PartOf | null;
  /** Which parts the site has: those with something in them. */
  folders: readonly Folder[];
  /** Whether the site has a feed: it does where a day of an article is known. */
  hasFeed: boolean;
  /** Whether some of its stories follow one event, and there is a list of such threads. */
  hasThreads: boolean;
  /** Whether pictures become hard links into the archive rather than copies. */
  linkMedia: boolean;
  /** The name of the library that the site is part of, whose front lies a folder above; null where it is part of none. */
  library: string | null;
  /** A publisher's own look; null for ours. */
  theme: Theme | null;
}
