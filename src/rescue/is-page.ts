import type { IndexEntry } from '../evidence/index.ts';

/** What servers call things that are no pages. Everything else, and what they call nothing at all, is opened and looked at. */
const NO_PAGE =
  /^(?:image|audio|video|font|model)\/|^text\/(?:css|javascript)$|^application\/(?:javascript|x-javascript|ecmascript|json|ld\+json|pdf|zip|x-shockwave-flash|font-|vnd\.|x-font|octet-stream|rss\+xml|atom\+xml|wasm)/;

/** Whether a capture is worth reading as a page, by its media type alone. */
export function isPage(entry: IndexEntry): boolean {
  return entry.mime === null || !NO_PAGE.test(entry.mime.toLowerCase());
}
