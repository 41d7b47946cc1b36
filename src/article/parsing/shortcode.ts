import { unescapeHtml } from '../../base/html.ts';

export const EMBED_KINDS = ['video', 'audio', 'post', 'map', 'frame'] as const;
export type EmbedKind = (typeof EMBED_KINDS)[number];

export interface Shortcode {
  kind: EmbedKind;
  /** Named values: `src`, and where given `title`, `caption`, `poster`, `memento`, `reason`. */
  values: Record<string, string>;
}

/** Reads `{{< video src="…" title="…" >}}`, alone on its line; null for anything else. */
export function readShortcode(line: string): Shortcode | null {
  const text = line.trim();
  if (!text.startsWith('{{<') || !text.endsWith('>}}') || text.length > 16_384) return null;
  const inner = text.slice(3, -3).trim();
  const kind = EMBED_KINDS.find((one) => inner.startsWith(`${one} `));
  if (kind === undefined) return null;
  const values: Record<string, string> = Object.create(null) as Record<string, string>;
  const pair = /\s+([a-z][a-z0-9-]{0,30})="([^"]*)"/gy;
  pair.lastIndex = kind.length;
  let end = kind.length;
  for (let match = pair.exec(inner); match; match = pair.exec(inner)) {
    // An address is percent-encoded; the others are escaped as in HTML.
    values[match[1]!] ??= match[1] === 'src' ? match[2]! : unescapeHtml(match[2]!);
    end = pair.lastIndex;
  }
  return end === inner.length && values.src !== undefined ? { kind, values } : null;
}
