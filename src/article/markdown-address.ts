/** An address as a link's destination; null for any scheme but http, https and mailto. */
export function linkAddress(href: string): string | null {
  if (!/^(?:https?:\/\/|mailto:)\S/i.test(href)) return null;
  return bareAddress(href)
    .replace(/[()[\]*_~]/g, percent)
    .replace(/&(?=#?\w{1,40};)/g, '%26');
}

/**
 * An address that can stand between quotes or brackets: what could end it, start a tag or a shortcode, or
 * break the line is percent-encoded; letters of any script stay readable.
 */
export function bareAddress(address: string): string {
  return address.toWellFormed().replace(/[\s\0-\x20\x7f-\x9f"'<>\\^`{|}\ufeff\u200b\u2028\u2029]/g, percent);
}

function percent(character: string): string {
  const encoded = encodeURIComponent(character);
  return encoded === character
    ? `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
    : encoded;
}
