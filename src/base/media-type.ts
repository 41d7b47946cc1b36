/** What servers call things that are no pages. Everything else, and what they call nothing at all, may be one. */
const NO_PAGE =
  /^(?:image|audio|video|font|model)\/|^text\/(?:css|javascript)$|^application\/(?:javascript|x-javascript|ecmascript|json|ld\+json|pdf|zip|x-shockwave-flash|font-|vnd\.|x-font|octet-stream|rss\+xml|atom\+xml|wasm)/;

/** Whether a capture may be a page, by the media type that an index gives for it; null where it gives none. */
export function mayBePage(mime: string | null): boolean {
  return mime === null || !NO_PAGE.test(mime.toLowerCase());
}

const ASSET =
  /\.(?:svg|png|jpe?g|gif|webp|avif|bmp|ico|tiff?|css|js|map|woff2?|ttf|otf|eot|mp[34]|m4[av]|webm|ogg|wav|mov|avi|flv|swf|pdf|zip|gz|docx?|xlsx?|pptx?)(?:[?#]|$)/i;

/** Whether an address ends like a picture's, a style sheet's or a script's: `/article/18752/images/white.svg`. */
export function isAssetAddress(address: string): boolean {
  return ASSET.test(address);
}
