/** The first characters of a body's HTML as plain text, without captions and markers. */
export function summaryOf(html: string): string {
  const paragraphs = html.slice(0, 40_000).matchAll(/<p>(.*?)<\/p>/gs);
  let text = '';
  for (const [, inner] of paragraphs) {
    text += ` ${inner!.replace(/<[^<>]*>/g, '')}`;
    if (text.length > 300) break;
  }
  const plain = text
    .replace(/&(?:amp|lt|gt|quot|#39);/g, (escaped) => PLAIN[escaped] ?? escaped)
    .replace(/\s+/g, ' ')
    .trim();
  const characters = [...plain];
  return characters.length > 140 ? `${characters.slice(0, 140).join('')}…` : plain;
}

const PLAIN: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
