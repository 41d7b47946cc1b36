/** What a server says in its own words, fit to stand in a message: no markup, one line, at most 200 characters. */
export function wordsOf(text: string): string {
  return text
    .slice(0, 4000)
    .replace(/<(?:script|style)[\s\S]*?(?:<\/(?:script|style)>|$)/gi, ' ')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/[\s\0-\x1f\x7f-\x9f]+/g, ' ')
    .trim()
    .slice(0, 200);
}
