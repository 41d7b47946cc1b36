import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hostFits } from './fits.ts';
import { type SiteSize, sizeOf } from './size.ts';

const SMALL: SiteSize = {
  files: 10,
  folders: 2,
  bytes: 1000,
  largest: 500,
  folderFiles: 8,
  folderEntries: 20,
};
const misfits = (site: Partial<SiteSize>, articles: Partial<SiteSize> = {}) =>
  hostFits({ ...SMALL, ...site }, { ...SMALL, ...articles })
    .filter(({ fits }) => !fits)
    .map(({ host, exceeds }) => [host, exceeds]);

test('a small site fits every host', () => {
  expect(misfits({})).toEqual([]);
});

test('what is too much is told with the limit, and whether the articles alone are', () => {
  expect(misfits({ files: 30_000 }, { files: 15_000 })).toEqual([
    ['Cloudflare Pages', [{ what: 'files', is: 30_000, most: 20_000, byArticlesAlone: false }]],
  ]);
  expect(misfits({ bytes: 2e9 }, { bytes: 1.5e9 })).toEqual([
    ['GitHub Pages', [{ what: 'bytes', is: 2e9, most: 1e9, byArticlesAlone: true }]],
    ['GitLab Pages', [{ what: 'bytes', is: 2e9, most: 1e9, byArticlesAlone: true }]],
  ]);
  expect(misfits({ largest: 26 * 1024 * 1024 }).map(([host]) => host)).toEqual([
    'Cloudflare Pages',
    'Cloudflare Pages (paid)',
  ]);
});

test('GitLab counts folders too', () => {
  expect(misfits({ files: 99_000, folders: 101_001 }).map(([host]) => host)).toEqual([
    'Cloudflare Pages',
    'GitLab Pages',
  ]);
});

test('a site is weighed file by file, and by what its folders take on a FAT disk', () => {
  const out = mkdtempSync(join(tmpdir(), 'reprint-size-'));
  try {
    mkdirSync(join(out, 'articles/x'), { recursive: true });
    writeFileSync(join(out, 'index.html'), 'abc');
    writeFileSync(join(out, 'articles/18752.html'), '12345');
    writeFileSync(join(out, 'articles/some-long-headline.html'), '');
    writeFileSync(join(out, 'articles/x/1.html'), '');
    const paths = [
      'index.html',
      'articles/18752.html',
      'articles/some-long-headline.html',
      'articles/x/1.html',
    ];
    expect(sizeOf(out, paths)).toEqual({
      files: 4,
      folders: 2,
      bytes: 8,
      largest: 5,
      folderFiles: 2,
      // . and .., 18752.html in two, some-long-headline.html in three, x in two.
      folderEntries: 2 + 2 + 3 + 2,
    });
  } finally {
    rmSync(out, { recursive: true });
  }
});
