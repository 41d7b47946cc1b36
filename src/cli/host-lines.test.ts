import { expect, test } from 'vitest';
import { hostLines, partLines } from './host-lines.ts';

const FITS = { host: 'Netlify', fits: true, exceeds: [] };

test('a press names the hosts that take the site, and what is too much for the others', () => {
  expect(
    hostLines([
      FITS,
      {
        host: 'Cloudflare Pages',
        fits: false,
        exceeds: [{ what: 'files', is: 76_062, most: 20_000, byArticlesAlone: true }],
      },
      {
        host: 'GitHub Pages',
        fits: false,
        exceeds: [{ what: 'bytes', is: 1_007_100_000, most: 1e9, byArticlesAlone: false }],
      },
      {
        host: 'a FAT32 disk',
        fits: false,
        exceeds: [{ what: 'folderEntries', is: 96_462, most: 65_536, byArticlesAlone: false }],
      },
    ]),
  ).toEqual([
    'fits Netlify',
    'too large for Cloudflare Pages: 76,062 files, at most 20,000; its articles alone are: --parts years makes a folder of each year',
    'too large for GitHub Pages: 1,007.1 MB, at most 1,000 MB',
    'too large for a FAT32 disk: 96,462 entries of names in one folder, at most 65,536',
  ]);
});

test('of a site in parts it names the hosts that take each of them', () => {
  const small = { name: '2018', hosts: [FITS, { host: 'GitHub Pages', fits: true, exceeds: [] }] };
  const large = { name: '2019', hosts: [FITS, { host: 'GitHub Pages', fits: false, exceeds: [] }] };
  expect(partLines([small, large])).toEqual(['each of its 2 parts fits Netlify']);
});
