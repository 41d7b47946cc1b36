/** One row of CSV with its end of line (RFC 4180). */
export function row(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

/**
 * A headline such as `=HYPERLINK(…)`, also with the full-width signs that a Chinese keyboard writes, would run in
 * a spreadsheet: an apostrophe in front makes it text. Source: https://owasp.org/www-community/attacks/CSV_Injection
 */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
