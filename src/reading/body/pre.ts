import { type AnyNode, Element, Text } from 'domhandler';
import type { Block } from '../../base/blocks.ts';
import { paragraphs } from './paragraphs.ts';

/** Preformatted text as code; as paragraphs where it is prose: old pages set whole articles in `<pre>`. */
export function blocksOfPre(element: Element): Block[] {
  const text = sourceText(element).replace(/^\n/, '').trimEnd();
  if (text.trim() === '') return [];
  if (!isProse(text)) return [{ type: 'code', text }];
  return text.split(/\n\s*\n/).flatMap((part) => paragraphs([{ type: 'text', text: part }]));
}

function sourceText(node: AnyNode): string {
  if (node instanceof Text) return node.data.replace(/\r\n?/g, '\n');
  if (!(node instanceof Element) || node.name === 'script' || node.name === 'style') return '';
  if (node.name === 'br') return '\n';
  return node.children.map(sourceText).join('');
}

function isProse(text: string): boolean {
  const stops = text.match(/[。！？]|[.!?](?=\s)/g)?.length ?? 0;
  return stops >= 2 && !/[{};]\s*\n|^\s{4,}\S/m.test(text) && stops > text.split('\n').length / 6;
}
