import type { Ask } from './ask.ts';
import { digestDoubts } from './digest-doubts.ts';
import { holdsFilm } from './films.ts';
import { countPages, numberedPages } from './numbered-pages.ts';
import { openCapture, openNearest } from './replay.ts';
import type { ArchiveSource, ListingPage, Scope } from './source.ts';
import { spans } from './spans.ts';

/**
 * A collection of a pywb: its index at `COLLECTION/cdx`, its captures at `COLLECTION/TIMESTAMPid_/ORIGINAL`.
 * Arquivo.pt's `https://arquivo.pt/wayback` is one. Source: https://pywb.readthedocs.io/en/latest/manual/cdxserver_api.html
 */
export function pywbSource(name: string, origin: string, path: string, ask: Ask): ArchiveSource {
  const base = `${origin}${path.replace(/\/cdx$/, '')}/`;
  const doubts = digestDoubts();
  return {
    kind: 'archive',
    name,
    address: base,
    pages: (scope, from) => pywbPages(ask, `${base}cdx`, scope, from),
    open: (ref) => openCapture(ask, base, ref, doubts),
    nearest: (original, timestamp) => openNearest(ask, base, original, timestamp),
    holds: (address, timestamp) => holdsFilm(ask, base, address, timestamp),
  };
}

/** Before the number of a page, to tell it from the time with which a span begins. */
const NUMBERED = 'page ';

async function* pywbPages(
  ask: Ask,
  server: string,
  scope: Scope,
  from: string | null,
): AsyncGenerator<ListingPage> {
  const numbered = from === null ? await isNumbered(ask, server) : from.startsWith(NUMBERED);
  if (!numbered) return yield* spans(ask, server, scope, from);
  for await (const page of numberedPages(ask, server, scope, from?.slice(NUMBERED.length) ?? null))
    yield { ...page, next: page.next && `${NUMBERED}${page.next}` };
}

/**
 * Whether the index is one of blocks, paged by number. It is asked of an address of which there is nothing: an
 * index of another kind answers the question with its whole list, whatever its length.
 */
async function isNumbered(ask: Ask, server: string): Promise<boolean> {
  const nothing: Scope = { target: 'http://pages.invalid/', match: 'exact', from: null, until: null };
  return (await countPages(ask, server, nothing)).pages !== null;
}
