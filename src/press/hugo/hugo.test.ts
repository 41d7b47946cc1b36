import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exportHugo, type HugoEvent } from '../index.ts';
import { makeArchive, PAPER, PIXEL, PIXEL_PATH } from '../sample-archive.test-help.ts';

async function exported(dir: string, out: string): Promise<HugoEvent> {
  let last: HugoEvent | null = null;
  for await (const event of exportHugo(dir, out)) last = event;
  return last!;
}

const hasHugo = (() => {
  try {
    execFileSync('hugo', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();
if (!hasHugo) console.info('hugo is not installed: whether it builds the export is not tested');

test('the address of an article is called memento, so that Hugo does not take it for the place of the page', async () => {
  const dir = makeArchive(PAPER);
  const out = mkdtempSync(join(tmpdir(), 'reprint-hugo-'));
  expect(await exported(dir, out)).toMatchObject({ kind: 'done', summary: { articles: 4, revisions: 1 } });
  const text = readFileSync(join(out, 'content/articles/101.md'), 'utf8');
  expect(text).toMatch(/^memento: "https:\/\/web\.archive\.org\//m);
  expect(text).not.toMatch(/^(?:url|aliases|published):/m);
  expect(text).toContain('{{< video src="https://www.youtube.com/watch?v=abcdefghijk"');
  expect(await exported(dir, out)).toMatchObject({ summary: { written: 0, removed: 0 } });
  for (const one of [dir, out]) rmSync(one, { recursive: true });
});

test.runIf(hasHugo)("Debian's hugo builds it without a warning, hostile articles too", async () => {
  const evil = '"><script>alert(1)</script>{{< nothing >}}{{% x %}} {{ .Site }}';
  const dir = makeArchive([
    ...PAPER,
    {
      id: 'index',
      front: {
        title: `\u0000\u0007${evil}\\`,
        date: '2030-01-01',
        author: evil,
        category: '../../..',
        tags: ['..', '/', '', '!!!', '字'.repeat(300), evil, 'Fog', 'FOG'],
        url: 'javascript:alert(1)',
        standfirst: evil,
        lang: evil,
        modified: 'soon',
      },
      body: `\n\u0000\u001b${evil}\n\n<script>alert(1)</script>\n\n<figure>\n<img src="../../../${PIXEL_PATH}" alt="{{% x %}}">\n<figcaption>{{< y >}} {{% z %}} <script></figcaption>\n</figure>\n\n[a](javascript:alert(1)) <javascript:alert(1)> ![b](https://evil.example/x.png)\n\n{{< video src="https://x.example/\\"}}{{<x>}}" title="\`}}" >}}\n\n{{< video src="javascript:alert(1)" >}}\n`,
    },
    { id: '7', front: { title: '', date: '0000-00-00' }, body: '' },
  ]);
  const out = mkdtempSync(join(tmpdir(), 'reprint-hugo-'));
  const { mkdirSync, writeFileSync } = await import('node:fs');
  mkdirSync(join(dir, 'media/ab'), { recursive: true });
  writeFileSync(join(dir, PIXEL_PATH), PIXEL);
  await exported(dir, out);
  const said = execFileSync('hugo', ['--source', out], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  expect(said).not.toMatch(/WARN|ERROR/);
  const html = readFileSync(join(out, 'public/articles/index_/index.html'), 'utf8');
  expect(html).not.toMatch(/<script|<img[^>]*evil|href="?javascript/);
  expect(html).toContain(PIXEL_PATH);
  expect(existsSync(join(out, 'public/articles/101/index.html'))).toBe(true);
  for (const one of [dir, out]) rmSync(one, { recursive: true });
});
