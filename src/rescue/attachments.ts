import type { Archive } from '../archive/index.ts';
import type { Block, Figure, Inline } from '../base/blocks.ts';
import type { Timestamp } from '../base/timestamp.ts';
import type { Evidence } from '../evidence/index.ts';
import { toldLosses } from './told-losses.ts';

/** What a newspaper hangs on its articles: reports, judgments, tables. */
const ATTACHMENT = /\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|csv|epub|zip)(?:[?#]|$)/i;

export function isAttachment(address: string): boolean {
  return ATTACHMENT.test(address);
}

/** The lacuna that stands for what is lost and is no picture. */
export function lacuna(
  lost: NonNullable<Figure['lost']>,
  original: string,
  reason: string,
  caption: Inline[],
): Figure {
  return {
    type: 'figure',
    lost,
    images: [{ original, variants: [], alt: '', fate: { reason } }],
    caption,
    credit: null,
  };
}

/**
 * Finds which of the outlet's own files that a text links to nobody captured, and puts a lacuna behind the block
 * that links to each, with the words of the link. A file of another host is that host's.
 */
export function attachmentFinder(
  evidence: Pick<Evidence, 'find'>,
  archive: Pick<Archive, 'events'>,
  isOwn: (address: string) => boolean,
  listed: (address: string, seen: Timestamp) => string | null,
): (blocks: Block[], seen: Timestamp) => void {
  const told = toldLosses(archive);

  function lossOf(address: string, seen: Timestamp): string | null {
    const captures = evidence.find(address);
    if (captures.some(({ status }) => status === null || status === 200)) return null;
    return (
      told(address)?.reason ??
      (captures[0] ? `http-${captures[0].status}` : (listed(address, seen) ?? 'never captured'))
    );
  }

  return (blocks, seen) => {
    const known = new Set<string>();
    const filed: Block[] = [];
    for (const block of blocks) {
      filed.push(block);
      for (const { href, inlines } of linksIn(block)) {
        if (!isAttachment(href) || known.has(href) || !isOwn(href)) continue;
        known.add(href);
        const reason = lossOf(href, seen);
        if (reason !== null) filed.push(lacuna('attachment', href, reason, inlines));
      }
    }
    if (filed.length > blocks.length) blocks.splice(0, blocks.length, ...filed);
  };
}

type Link = Extract<Inline, { type: 'link' }>;

function linksIn(block: Block): Link[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return linksAmong(block.inlines);
    case 'list':
      return block.items.flat().flatMap(linksIn);
    case 'quote':
      return block.blocks.flatMap(linksIn);
    case 'table':
      return block.rows.flat().flatMap(linksAmong);
    default:
      return [];
  }
}

function linksAmong(inlines: readonly Inline[]): Link[] {
  return inlines.flatMap((inline) => {
    if (inline.type === 'link') return [inline];
    return 'inlines' in inline ? linksAmong(inline.inlines) : [];
  });
}
