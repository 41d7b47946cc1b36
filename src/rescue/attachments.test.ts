import { describe, expect, test } from 'vitest';
import type { Block } from '../base/blocks.ts';
import { attachmentFinder } from './attachments.ts';
import { entry } from './rescue.test-help.ts';

const link = (href: string, text: string) => ({
  type: 'link' as const,
  href,
  inlines: [{ type: 'text' as const, text }],
});
const at = (name: string) => `https://harbour.example/files/${name}`;

function found(blocks: Block[], captured: string[] = [], failed: string[] = []): Block[] {
  const find = attachmentFinder(
    { find: (address) => captured.filter((each) => each === address).map((each) => entry(each)) },
    {
      events: (() =>
        failed.map((original) => ({
          event: 'failed',
          original,
          capture: null,
          reason: 'http-503',
        }))) as never,
    },
    (address) => address.startsWith('https://harbour.example/'),
    (address) => (address.endsWith('listed.pdf') ? 'not asked for' : null),
  );
  find(blocks, '20190301000000');
  return blocks;
}
const losses = (blocks: Block[]) =>
  blocks.flatMap((block) =>
    block.type === 'figure' ? block.images.map(({ original, fate }) => [original, fate]) : [],
  );

describe('files that a text links to', () => {
  test('are lacunae behind the block that links to them, with the words of the link, each once', () => {
    const report = link(at('report.pdf'), '報告全文');
    const blocks = found([
      { type: 'paragraph', inlines: [report] },
      {
        type: 'list',
        ordered: false,
        start: 1,
        items: [
          [
            {
              type: 'paragraph',
              inlines: [{ type: 'strong', inlines: [link(at('table.xlsx?v=1'), '數據')] }, report],
            },
          ],
        ],
      },
    ]);
    expect(blocks.map((block) => (block.type === 'figure' ? block.lost : block.type))).toEqual([
      'paragraph',
      'attachment',
      'list',
      'attachment',
    ]);
    expect(blocks[1]).toMatchObject({
      caption: [{ text: '報告全文' }],
      images: [{ fate: { reason: 'never captured' } }],
    });
  });

  test('are none where they were captured, are no documents, or are others’', () => {
    const names = [at('report.pdf'), at('story.html'), 'https://other.example/a.pdf'];
    expect(
      losses(
        found([{ type: 'paragraph', inlines: names.map((href) => link(href, 'x')) }], [at('report.pdf')]),
      ),
    ).toEqual([]);
  });

  test('tell why they are not there', () => {
    const names = ['listed.pdf', 'failed.pdf'].map((name) => link(at(name), 'x'));
    expect(losses(found([{ type: 'paragraph', inlines: names }], [], [at('failed.pdf')]))).toEqual([
      [at('listed.pdf'), { reason: 'not asked for' }],
      [at('failed.pdf'), { reason: 'failed: http-503' }],
    ]);
  });
});
