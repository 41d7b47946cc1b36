import { rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { makeArchive, OUTLET, type Sample } from '../sample-archive.test-help.ts';
import { suggestNames } from './same-names.ts';

function article(id: number, author: string, tags: string[] = []): Sample {
  return {
    id: String(id),
    front: { title: `第${id}篇`, date: `2019-02-0${id}`, author, tags },
    body: '\n文。\n',
  };
}

async function suggested(samples: Sample[], more = '') {
  const dir = makeArchive(samples, OUTLET + more);
  const found = await suggestNames(dir);
  rmSync(dir, { recursive: true });
  const groups = (all: typeof found.names) => all.map(({ name, also }) => [name, ...also]);
  return { names: groups(found.names), tags: groups(found.tags), found };
}

describe('suggested names', () => {
  const PAPER = [
    article(1, '林勵', ['立法會', '#選舉']),
    article(2, '記者林勵、攝影陳大文', ['立法会', '選舉']),
    article(3, '特約記者林勵', ['ＭＴＲ', 'mtr']),
    article(4, 'Jane Doe, 陳大文', ['渡輪']),
    article(5, 'JANE DOE (photographer)', ['渡輪。']),
  ];

  test('are bylines that differ in what their bearer did, and in case', async () => {
    expect((await suggested(PAPER)).names).toEqual([
      ['林勵', '特約記者林勵', '記者林勵'],
      ['JANE DOE', 'JANE DOE (photographer)', 'Jane Doe'],
      ['陳大文', '攝影陳大文'],
    ]);
  });

  test('are tags that differ in width, case, signs, and forms of characters', async () => {
    const { tags, found } = await suggested(PAPER);
    expect(tags.map((group) => group.toSorted())).toEqual(
      expect.arrayContaining(
        [
          ['#選舉', '選舉'],
          ['mtr', 'ＭＴＲ'],
          ['渡輪', '渡輪。'],
          ['立法会', '立法會'],
        ].map((group) => group.toSorted()),
      ),
    );
    expect(found.tags.find(({ variants }) => variants.some(({ name }) => name === 'mtr'))?.together).toBe(1);
    expect(found.names[0]?.variants[0]).toEqual({
      name: '林勵',
      articles: 1,
      first: '2019-02-01',
      last: '2019-02-01',
    });
  });

  test('leave out what a person has joined already, and add to it what is new', async () => {
    const { names } = await suggested(
      PAPER,
      'names:\n  - {name: 林勵, also: [記者林勵]}\n  - {name: 陳大文, also: [攝影陳大文]}\n',
    );
    expect(names).toEqual([['林勵', '特約記者林勵'], expect.arrayContaining(['Jane Doe'])]);
  });

  test('are none where names only look alike', async () => {
    expect(
      (
        await suggested([
          article(1, '林勵'),
          article(2, '林勵文'),
          article(3, '記者會'),
          article(4, '文天祥'),
        ])
      ).names,
    ).toEqual([]);
  });
});
