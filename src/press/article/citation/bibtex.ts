import type { CitedName } from './names.ts';
import type { Work } from './work.ts';

/** The article as an entry of BibTeX and BibLaTeX. Names that are no persons', and the headline, stand in braces of their own: nothing takes them apart or makes their capitals small. */
export function bibtex(work: Work): string {
  const { key, names, day } = work;
  const [year, month, date] = day?.split('-') ?? [];
  const fields: [string, string | null | undefined][] = [
    ['author', names.length === 0 ? null : names.map(author).join(' and ')],
    ['title', `{${tex(work.title)}}`],
    ['journal', tex(work.newspaper)],
    ['year', year],
    ['month', month === undefined ? null : String(Number(month))],
    ['day', date === undefined ? null : String(Number(date))],
    ['url', work.address],
    ['urldate', work.address === null ? null : work.accessed],
    ['language', work.lang === null ? null : tex(work.lang)],
    ['note', work.original === null ? null : `Original address: ${tex(work.original)}`],
  ];
  const lines = fields
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => `  ${name} = {${value}}`);
  return `@article{${key},\n${lines.join(',\n')}\n}`;
}

function author(name: CitedName): string {
  return name.is === 'person' ? `${tex(name.family)}, ${tex(name.given)}` : `{${tex(name.whole)}}`;
}

/**
 * What TeX takes for a command is escaped. A brace may not stand even behind a backslash: BibTeX counts it. Signs
 * that TeX would draw as one (`--`, `''`, `?` before a grave) are held apart.
 */
function tex(text: string): string {
  return text
    .replace(/[\\{}$&#%_^~<>|]/g, (character) => ESCAPES[character] ?? `\\${character}`)
    .replace(/([-`',])(?=\1)|[?!](?=`)/g, '$&{}');
}

const ESCAPES: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  // TeX's first fonts have other signs in these places: ¡, ¿ and a dash.
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
};
