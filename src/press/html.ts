import { escapeHtml, safeHref } from '../base/html.ts';

export { escapeHtml, readable, safeHref, unescapeHtml } from '../base/html.ts';

/** ` lang="en"` for an element in another language than the page's; nothing for its own. */
export function inLang(lang: string): string {
  return lang === '' ? '' : ` lang="${escapeHtml(lang)}"`;
}

/** Text made safe for XML 1.0: escapes, and no characters that XML forbids (half surrogates, U+FFFE). */
export function escapeXml(text: string): string {
  return escapeHtml(text.toWellFormed().replace(/[\ufffe\uffff]/g, ''));
}

/** A value as JSON that may stand inside `<script>`: `</script>` and `<!--` cannot end it. */
export function jsonForScript(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('&', '\\u0026')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

/** A link to the world outside, or its text alone where the address is not one to follow. */
export function outsideLink(address: string, inner: string, rel = ''): string {
  const href = safeHref(address);
  if (href === null) return inner;
  return `<a href="${escapeHtml(href)}" rel="${rel === '' ? '' : `${rel} `}external noreferrer noopener">${inner}</a>`;
}

/** The host of an address without `www.`, for people; the address itself where it has none. */
export function hostOf(address: string): string {
  return (
    /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?(?:www\.)?([^/?#:]+)/i.exec(address)?.[1]?.toLowerCase() ?? address
  );
}
