import { type Columns, openColumns } from '../columns.ts';
import { inflated } from '../inflate.ts';
import { type OpenIndex, openIndex, type ReadBytes } from '../open-index.ts';
import type { SearchSite, SuggestedNames } from '../site.ts';
import { fault } from './fault.ts';
import { httpFiles } from './http-files.ts';

/** The index as it is opened when it is first needed; an opening that failed is tried again. */
export interface Engine {
  open(): Promise<Opened>;
  names(): Promise<SuggestedNames>;
  giveUp(): void;
  received(): number;
  /** From now on files are read from here. */
  readFrom(read: ReadBytes): void;
  /** Opens the index anew: what the page knows of it may be older than what lies there. False where it was new. */
  forget(): boolean;
  /** Whether files can be read at all: from `file://` only once a reader has handed them over. */
  canRead(): boolean;
}

export interface Opened {
  index: OpenIndex;
  columns: Columns;
  read: ReadBytes;
}

/** @param head `index.json` as it was when the page was made; null where the page does not tell */
export function engine(site: SearchSite, root: URL, head: string | null): Engine {
  let known = head;
  const http = httpFiles(new URL(site.index, root));
  const readHttp: ReadBytes = (file, from, to) =>
    file === 'index.json' && known !== null
      ? Promise.resolve(new TextEncoder().encode(known))
      : http.read(file, from, to);
  let read: ReadBytes | null = root.protocol === 'file:' ? null : readHttp;
  let opening: Promise<Opened> | null = null;
  let naming: Promise<SuggestedNames> | null = null;

  async function open(): Promise<Opened> {
    if (typeof DecompressionStream === 'undefined') throw fault('old');
    if (read === null) throw fault('missing');
    const index = await openIndex(read);
    return { index, columns: openColumns(read, index.head), read };
  }
  async function names(): Promise<SuggestedNames> {
    if (read === null) throw fault('missing');
    return JSON.parse(new TextDecoder().decode(await inflated(await read(site.names)))) as SuggestedNames;
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
    giveUp: http.giveUp,
    received: http.received,
    readFrom(files) {
      read = files;
      opening = null;
      naming = null;
    },
    forget() {
      const wasKnown = known !== null;
      known = null;
      opening = null;
      return wasKnown;
    },
    canRead: () => read !== null,
  };
}
