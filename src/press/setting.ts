import type { Outlet } from '../outlets/index.ts';
import type { AddressBook } from './address-book.ts';

export const FOLDERS = ['sections', 'bylines', 'tags', 'days'] as const;
export type Folder = (typeof FOLDERS)[number];

/** What every page of one site is made with; plain data, so that it can be handed to workers. */
export interface Setting {
  /** The archive folder and the site's folder, absolute. */
  archive: string;
  out: string;
  outlet: Outlet;
  /** The public address of the site, ending in `/`; null where unknown. */
  address: string | null;
  /** File name of the style sheet. */
  css: string;
  /** File names of the scripts: of every page, of the search page, of the page for wrong addresses. */
  scripts: { box: string; search: string; lost: string };
  book: AddressBook;
  /** Which parts the site has: those with something in them. */
  folders: readonly Folder[];
  /** Whether pictures become hard links into the archive rather than copies. */
  linkMedia: boolean;
}
