/** Text made safe between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return UNSAFE.test(text) ? text.replace(EACH_UNSAFE, (character) => ESCAPES[character] ?? '') : text;
}

// NUL and its like are no characters of HTML or XML at all: they go.
const UNSAFE = /[&<>"'\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/;
const EACH_UNSAFE = /[&<>"'\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g;
const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** The address if a reader may follow it (http, https, mailto), else null: `javascript:`, `data:` and their like are shown as text. */
export function safeHref(address: string): string | null {
  const trimmed = address.trim();
  return /^(?:https?:\/\/[^\s/]|mailto:[^\s])/i.test(trimmed) ? trimmed : null;
}

/** An address as people read it: escapes undone where they are UTF-8. */
export function readable(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

/** Undoes the escapes that article files use in attributes and captions (`&amp;`, `&quot;`, `&#39;`, `&#x4e2d;`). */
export function unescapeHtml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:(amp|lt|gt|quot|apos|nbsp)|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi,
    (whole, name, ten, hex) => {
      if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
      const code = ten === undefined ? Number.parseInt(hex, 16) : Number(ten);
      return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000)
        ? String.fromCodePoint(code)
        : whole;
    },
  );
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };
