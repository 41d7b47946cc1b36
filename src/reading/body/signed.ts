import { inlineText } from '../../article/index.ts';
import type { Block, Figure, Inline } from '../../base/blocks.ts';
import { isCaptioned, SOURCE, withCredit } from './figure.ts';
import { weightOf } from './inlines.ts';

/** `▲當舖門前的招牌。`, `▼一九七二年的同一條街。`: papers of Taiwan and Hong Kong point at the picture that a line is of. */
const ABOVE = /^[▲△▴↑]{1,2}(?![▼▽▾↓])\s*/u;
const BELOW = /^[▼▽▾↓]{1,2}\s*/u;
/** `圖：街尾的押店`, `圖一／老伙計`: says of itself that it is a caption; `圖／林大文攝` names a source. */
const NAMED = /^[（(]?圖\s?[一二三四五六七八九十\d]{0,3}\s?[：:／/](?!.{0,12}[攝摄提供][）)]?$)/u;
const LONGEST = 400;

/** Gives lines beside a picture that say by a sign that they are of it to the picture: captions, and who took it. */
export function withSigned(blocks: readonly Block[]): Block[] {
  const taken = new Set<Block>();
  blocks.forEach((block, i) => {
    if (block.type !== 'paragraph') return;
    const text = inlineText(block.inlines).trim();
    if (text === '' || weightOf(text) > LONGEST) return;
    const before = blocks[i - 1];
    const after = blocks[i + 1];
    if (isCaptioned(before) && (ABOVE.test(text) || NAMED.test(text))) {
      Object.assign(before, withCredit({ ...before, caption: pointless(block.inlines, ABOVE) }));
    } else if (isCaptioned(after) && BELOW.test(text)) {
      Object.assign(after, withCredit({ ...after, caption: pointless(block.inlines, BELOW) }));
    } else if (isUncredited(before) && !NAMED.test(text) && isSource(text)) {
      Object.assign(before, { credit: text.replace(/^[（(]\s*(.*?)\s*[)）]$/u, '$1') });
    } else return;
    taken.add(block);
  });
  return taken.size === 0 ? [...blocks] : blocks.filter((block) => !taken.has(block));
}

function isUncredited(block: Block | undefined): block is Figure {
  return block?.type === 'figure' && block.credit === null;
}

/** `（攝影：何大明）`, `圖片來源：受訪者提供`: short, and nothing else. */
function isSource(text: string): boolean {
  return text.length <= 60 && SOURCE.test(text) && !/[。！？!?]/u.test(text);
}

function pointless([first, ...rest]: readonly Inline[], sign: RegExp): Inline[] {
  if (first?.type !== 'text') return first ? [first, ...rest] : [];
  const text = first.text.trimStart().replace(sign, '');
  return text === '' ? rest : [{ type: 'text', text }, ...rest];
}
