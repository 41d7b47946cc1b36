/** What servers call things that are no pages. Everything else, and what they call nothing at all, may be one. */
const NO_PAGE =
  /^(?:image|audio|video|font|model)\/|^text\/(?:css|javascript)$|^application\/(?:javascript|x-javascript|ecmascript|json|ld\+json|pdf|zip|x-shockwave-flash|font-|vnd\.|x-font|octet-stream|rss\+xml|atom\+xml|wasm)/;

/** Whether a capture may be a page, by the media type that an index gives for it; null where it gives none. */
export function mayBePage(mime: string | null): boolean {
  return mime === null || !NO_PAGE.test(mime.toLowerCase());
}
