import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { toMarkdown } from '../article/index.ts';
import { parseHtml } from './page/parse.ts';
import { read } from './read.ts';
import { capture, HARBOUR, page, readPage } from './sample.test-help.ts';

describe('hostile pages', () => {
  it.each([
    ['nested 100,000 deep', `${'<div>'.repeat(100_000)}x`],
    ['inline elements nested 90,000 deep', `${'<b><i><a href=x>'.repeat(30_000)}x`],
    ['lists and quotes nested 90,000 deep', `${'<ul><li><blockquote>'.repeat(30_000)}x`],
    ['tables nested 10,000 deep', `${'<table><tr><td>'.repeat(10_000)}x`],
    ['end tags that nothing opened', '<div>'.repeat(10_000) + '</span></p></td>'.repeat(100_000)],
    ['a million attributes', `<p ${Array.from({ length: 1_000_000 }, (_, i) => `a${i}=1`).join(' ')}>x`],
    ['200,000 paragraphs', `<div><div>${'<p>這是其中一段文字，一共有很多段。'.repeat(200_000)}`],
    ['NULs', '\0'.repeat(1_000_000)],
    ['open angles', '<'.repeat(1_000_000)],
    ['comments that never end', '<!--'.repeat(500_000)],
    ['brackets of JSON', `<script type="application/ld+json">${'['.repeat(500_000)}</script>`],
    ['one class of a million letters', `<div class="${'related-'.repeat(125_000)}">x</div>`],
    ['one word of a million letters', `<p>${'a'.repeat(1_000_000)}</p>`],
    ['spaces', `<h1>${' '.repeat(500_000)}x</h1><title>${' - '.repeat(300_000)}</title>`],
    ['dashes in a title', `<title>${'a - '.repeat(100_000)}</title><p>x`],
    ['a srcset of commas', `<img srcset="${', '.repeat(300_000)}">`],
  ])(
    '%s give a reading, not a hang',
    (_, html) => {
      expect(['article', 'notArticle', 'tombstone']).toContain(readPage(html).kind);
    },
    20_000,
  );

  it('larger than one page may be are read as far as the bound, and say so', () => {
    const reading = readPage(
      page().replace('</h2>', `</h2>${'<p>這是其中一段文字，一共有很多段。'.repeat(220_000)}`),
    );
    expect(reading).toMatchObject({
      kind: 'article',
      capture: { truncated: 'bound' },
      removed: expect.arrayContaining([expect.objectContaining({ rule: 'bound' })]),
    });
  }, 20_000);

  it('nest no deeper than a walk can go', () => {
    let depth = 0;
    for (
      let node = parseHtml('<div>'.repeat(100_000)).children[0];
      node && 'children' in node;
      node = node.children[0]
    )
      depth++;
    expect(depth).toBeLessThan(300);
  });

  it('cannot put markup, shortcodes or front matter into Markdown', () => {
    const nasty =
      '{{&lt; video src="x" &gt;}} &lt;script&gt;alert(1)&lt;/script&gt; ![x](javascript:alert(1)) **x** --- `y`';
    const html = page().replace(
      '<h2>',
      `<p>---</p><p>${nasty}。</p><p><a href="javascript:alert(1)">按此</a>查看全文，詳情請參閱附件。</p><h2>`,
    );
    const reading = readPage(html);
    if (reading.kind !== 'article') throw new Error(reading.kind);
    const markdown = toMarkdown(reading.body);
    expect(markdown).not.toMatch(/\{\{[<%] video src="x"|^---$|(?<!\\)<script|(?<!\\)\]\(javascript/m);
    expect(markdown).toContain('按此查看全文');
  });

  it('with lone surrogates and control characters give clean text', () => {
    const reading = readPage(page().replace('政府周四', '政府&#xD800;&#1;\u0007周四'));
    expect(reading.kind).toBe('article');
    expect(JSON.stringify(reading)).not.toMatch(/\\u0007|\\u0001|\\ud800/i);
  });

  it('in UTF-16 or gzip that no header tells of are read; a bomb stays packed', () => {
    const plain = readPage(page());
    const utf16 = Buffer.from(page(), 'utf16le');
    const zip = gzipSync(page());
    for (const body of [utf16, Buffer.from(utf16).swap16(), zip])
      expect({ ...readPage(body), capture: null }).toEqual({ ...plain, capture: null });
    expect(readPage(zip.subarray(0, -200))).toMatchObject({ capture: { truncated: 'encoding' } });
    expect(readPage(gzipSync(Buffer.alloc(80_000_000)))).toMatchObject({ reason: 'application/gzip' });
    expect(readPage(Buffer.from('1f8b08ffff', 'hex'))).toMatchObject({ reason: 'application/gzip' });
  });

  it('of random pieces of HTML are always read as something', () => {
    const pieces = page().split(/(?=<)/);
    let state = 7;
    const next = (below: number): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    for (let run = 0; run < 200; run++) {
      const html = Array.from({ length: next(80) }, () => pieces[next(pieces.length)]).join('');
      const bytes = Buffer.from(html);
      for (let i = 0; i < 5 && bytes.length > 0; i++) bytes[next(bytes.length)] = next(256);
      const reading = read(capture(bytes), HARBOUR, []);
      expect(['article', 'notArticle', 'tombstone']).toContain(reading.kind);
      if (reading.kind === 'article') toMarkdown(reading.body);
    }
  });
});
