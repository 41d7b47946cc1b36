import { openColumns } from '../columns.ts';
import { inflated } from '../inflate.ts';
import { openIndex, type ReadBytes } from '../open-index.ts';
import { type Shelf, shelve } from '../shelf.ts';
import type { SearchSite, SuggestedNames } from '../site.ts';
import { fault } from './fault.ts';
import { httpFiles } from './http-files.ts';

/** The indexes as they are opened when they are first needed; an opening that failed is tried again. */
export interface Engine {
  /** All outlets' indexes, in the order in which the site names them. */
  open(): Promise<Shelf>;
  /** Names of each outlet. */
  names(): Promise<SuggestedNames[]>;
  giveUp(): void;
  received(): number;
  /** From now on files are read from here: those of the one outlet that there is. */
  readFrom(read: ReadBytes): void;
  /** Opens the indexes anew: what the page knows of them may be older than what lies there. False where it was new. */
  forget(): boolean;
  /** Whether files can be read at all: from `file://` only once a reader has handed them over. */
  canRead(): boolean;
}

/** @param heads each outlet's `index.json` as it was when the page was made; null where the page does not tell */
export function engine(site: SearchSite, root: URL, heads: readonly unknown[] | null): Engine {
  let known = heads;
  const hosts = site.outlets.map((outlet) => httpFiles(new URL(outlet.root + site.index, root)));
  let readers: ReadBytes[] | null =
    root.protocol === 'file:'
      ? null
      : hosts.map(
          ({ read }, place): ReadBytes =>
            (file, from, to) =>
              file === 'index.json' && known !== null
                ? Promise.resolve(new TextEncoder().encode(JSON.stringify(known[place])))
                : read(file, from, to),
        );
  let opening: Promise<Shelf> | null = null;
  let naming: Promise<SuggestedNames[]> | null = null;

  async function open(): Promise<Shelf> {
    if (typeof DecompressionStream === 'undefined') throw fault('old');
    if (readers === null) throw fault('missing');
    const opened = readers.map(async (read) => {
      const index = await openIndex(read);
      return { index, columns: openColumns(read, index.head), read };
    });
    return shelve(await Promise.all(opened));
  }
  async function names(): Promise<SuggestedNames[]> {
    if (readers === null) throw fault('missing');
    return Promise.all(
      readers.map(
        async (read) =>
          JSON.parse(new TextDecoder().decode(await inflated(await read(site.names)))) as SuggestedNames,
      ),
    );
  }

  return {
    open() {
      opening ??= open();
      opening.catch(() => {
        opening = null;
      });
      return opening;
    },
    names() {
      naming ??= names();
      naming.catch(() => {
        naming = null;
      });
      return naming;
    },
    giveUp() {
      for (const { giveUp } of hosts) giveUp();
    },
    received: () => hosts.reduce((sum, { received }) => sum + received(), 0),
    readFrom(files) {
      readers = [files];
      opening = null;
      naming = null;
    },
    forget() {
      const wasKnown = known !== null;
      known = null;
      opening = null;
      return wasKnown;
    },
    canRead: () => readers !== null,
  };
}
