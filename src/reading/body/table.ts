import { Element } from 'domhandler';
import type { Block, Inline } from '../../base/blocks.ts';
import { elementsIn, textOf } from '../page/dom.ts';
import { captioned } from './boxed.ts';
import { blocksIn, type Conversion, inlinesOf } from './convert.ts';
import { weightOf } from './inlines.ts';

const MAX_CELLS = 20_000;

/** A table of data as a table; a table that only lays the page out as what its cells hold. */
export function blocksOfTable(table: Element, conversion: Conversion, depth: number): Block[] {
  const rows = rowsOf(table);
  if (isLayout(table, rows)) {
    return captioned(
      rows.flatMap((row) => row.flatMap((cell) => blocksIn(cell.children, conversion, depth))),
    );
  }
  const made: Inline[][][] = [];
  let cells = 0;
  for (const row of rows) {
    cells += row.length;
    if (cells > MAX_CELLS) break;
    const texts = row.map((cell) => inlinesOf(cell, conversion));
    if (texts.some((text) => text.length > 0)) made.push(texts);
  }
  if (made.length === 0) return [];
  const header =
    rows[0]!.length > 1 &&
    rows[0]!.every((cell) => cell.name === 'th' || (cell.parent?.parent as Element | null)?.name === 'thead');
  const caption = table.children.find(
    (child): child is Element => child instanceof Element && child.name === 'caption',
  );
  const title = caption ? blocksIn(caption.children, conversion, depth) : [];
  return [...title, { type: 'table', header, rows: made }];
}

function rowsOf(table: Element): Element[][] {
  const rows: Element[][] = [];
  const visit = (element: Element): void => {
    for (const child of element.children) {
      if (!(child instanceof Element)) continue;
      if (child.name === 'tr') {
        const cells = child.children.filter(
          (cell): cell is Element => cell instanceof Element && (cell.name === 'td' || cell.name === 'th'),
        );
        if (cells.length > 0) rows.push(cells);
      } else if (/^(?:tbody|thead|tfoot)$/.test(child.name)) visit(child);
    }
  };
  visit(table);
  return rows;
}

function isLayout(table: Element, rows: readonly Element[][]): boolean {
  if (table.attribs.role === 'presentation' || rows.length === 0) return true;
  if (rows.every((row) => row.length === 1)) return true;
  let heads = 0;
  let cells = 0;
  let longest = 0;
  for (const inner of elementsIn(table)) if (inner.name === 'table') return true;
  for (const row of rows) {
    for (const cell of row) {
      cells++;
      if (cell.name === 'th') heads++;
      const weight = weightOf(textOf(cell));
      if (weight > longest) longest = weight;
    }
  }
  if (heads > 0) return longest > 3000;
  // One row of columns, or a cell as long as an article.
  return rows.length === 1 || longest > 800 || cells < 4;
}
