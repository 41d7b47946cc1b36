import { expect, test } from 'vitest';
import { apa } from './apa.ts';
import { bibtex } from './bibtex.ts';
import { chicago } from './chicago.ts';
import { citedNames } from './names.ts';
import { ris } from './ris.ts';
import type { Work } from './work.ts';

const WORK: Work = {
  key: 'shancheng101',
  title: '山城大霧　渡輪停航',
  names: citedNames(['記者林勵'], '山城報'),
  newspaper: '山城報',
  section: '港聞',
  day: '2019-02-28',
  lang: 'zh-Hant-HK',
  address: 'https://web.archive.org/web/20190301000000/https://shancheng.example/101/%E6%B8%A1%E8%BC%AA',
  accessed: '2019-03-01',
  original: null,
};
const signed = (...bylines: string[]): Work => ({ ...WORK, names: citedNames(bylines, '山城報') });

test('a Chinese name is cited as it is written, without what its bearer did', () => {
  expect(bibtex(WORK)).toContain('  author = {{林勵}},\n');
  expect(ris(WORK)).toContain('\nAU  - 林勵\n');
  expect(apa(WORK)).toBe(
    '林勵. (2019, February 28). 山城大霧　渡輪停航. 山城報. Archived March 1, 2019, at https://web.archive.org/web/20190301000000/https://shancheng.example/101/渡輪',
  );
  expect(chicago(WORK)).toBe(
    '林勵, “山城大霧　渡輪停航,” 山城報, February 28, 2019, archived March 1, 2019, https://web.archive.org/web/20190301000000/https://shancheng.example/101/渡輪.',
  );
});

test.each([
  ['Jane Doe', 'Doe', 'Jane'],
  ['Ludwig van Beethoven', 'van Beethoven', 'Ludwig'],
  ['Chan Tai-man', 'Chan', 'Tai-man'],
  ['Joseph Chan Tai-man', 'Chan', 'Joseph Tai-man'],
  ['J. R. Doe', 'Doe', 'J. R.'],
])('of %s the family name is %s', (name, family, given) => {
  expect(citedNames([name], '山城報')).toEqual([{ is: 'person', family, given, whole: name }]);
});

test.each(['Reuters', 'Harbour News Agency', 'ANNIE LAB', 'Pazu薯伯伯', '港灣大學', 'Voices of the Quay'])(
  '%s is not taken apart',
  (whole) => {
    expect(citedNames([whole], '山城報')).toEqual([{ is: 'whole', whole }]);
  },
);

test('several names are told one by one, each once', () => {
  const work = signed('記者林勵', '林勵', '陳大文／李小明', 'Jane Doe & Chan Tai-man');
  expect(bibtex(work)).toContain('{{林勵} and {陳大文} and {李小明} and Doe, Jane and Chan, Tai-man}');
  expect(ris(work).match(/^AU {2}- .*$/gm)).toEqual(
    ['林勵', '陳大文', '李小明', 'Doe, Jane', 'Chan, Tai-man'].map((name) => `AU  - ${name}`),
  );
  expect(apa(work)).toMatch(/^林勵, 陳大文, 李小明, Doe, J., &amp; Chan, T.-m. \(2019/);
  expect(chicago(work)).toMatch(/^林勵 et al., “/);
  expect(apa(signed('林勵', '陳大文'))).toMatch(/^林勵 &amp; 陳大文\. \(/);
  expect(chicago(signed('林勵', '陳大文', 'Jane Doe'))).toMatch(/^林勵, 陳大文, and Jane Doe, “/);
});

test('without a name the headline comes first; a byline that names the outlet alone is none', () => {
  for (const work of [signed(), signed('山城報記者'), signed('—')]) {
    expect(apa(work)).toMatch(/^山城大霧　渡輪停航\. \(2019, February 28\)\. 山城報\. /);
    expect(chicago(work)).toMatch(/^“山城大霧　渡輪停航,” 山城報, February/);
    expect(bibtex(work)).not.toContain('author');
    expect(ris(work)).not.toContain('AU');
  }
});

test('a day that nobody knows is n.d.', () => {
  const work = { ...WORK, day: null };
  expect(apa(work)).toContain('(n.d.)');
  expect(chicago(work)).toContain('山城報, n.d., archived');
  expect(bibtex(work)).not.toMatch(/year|month|day/);
  expect(ris(work)).not.toMatch(/PY|DA/);
});

test('what TeX takes for a command is escaped, and braces are balanced', () => {
  const text = bibtex({ ...WORK, title: '50% & more_ <#1> \\input{x} } $~^ 1--2' });
  expect(text).toContain(
    '50\\% \\& more\\_ \\textless{}\\#1\\textgreater{} \\textbackslash{}input\\textbraceleft{}x\\textbraceright{}',
  );
  expect(text).toContain('1-{}-2');
  let depth = 0;
  for (const character of text) depth += character === '{' ? 1 : character === '}' ? -1 : 0;
  expect(depth).toBe(0);
});

test('a headline that ends in a mark of its own gets no other, and quotes in it are single', () => {
  const work = { ...WORK, title: 'Who said “fog”?' };
  expect(chicago(work)).toContain('“Who said ‘fog’?” 山城報');
  expect(apa(work)).toContain('Who said “fog”? 山城報.');
});

test('the name of a newspaper is in italics where its script has any', () => {
  expect(apa({ ...WORK, newspaper: 'Harbour & Hill' })).toContain('<i>Harbour &amp; Hill</i>.');
  expect(chicago(WORK)).not.toContain('<i>');
});
