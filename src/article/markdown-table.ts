import type { Block, Inline } from '../base/blocks.ts';
import { inlinesToMarkdown, prepared } from './markdown-inline.ts';

/**
 * A GFM table. Every row has as many cells as the longest; a table without a header gets a first row of
 * empty cells, since GFM knows no other. A line break in a cell is `<br>`, a bar `\|`.
 */
export function tableToMarkdown(table: Extract<Block, { type: 'table' }>): string {
  const width = table.rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (width === 0) return '';
  const rows = table.rows.map((row) => Array.from({ length: width }, (_, i) => cell(row[i] ?? [])));
  const empty = Array.from({ length: width }, () => '');
  const [head, body] = table.header ? [rows[0]!, rows.slice(1)] : [empty, rows];
  return [head, empty.map(() => '---'), ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function cell(inlines: readonly Inline[]): string {
  return inlinesToMarkdown(prepared(inlines), { start: true, cell: true }).trim();
}
