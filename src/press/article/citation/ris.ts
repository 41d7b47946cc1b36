import type { Work } from './work.ts';

/** The article in the format of reference managers: a tag a line. */
export function ris(work: Work): string {
  const date = (day: string) => `${day.replaceAll('-', '/')}/`;
  const lines: [string, string | null | undefined][] = [
    ['TY', 'NEWS'],
    ['ID', work.key],
    ...work.names.map((name): [string, string] => [
      'AU',
      name.is === 'person' ? `${name.family}, ${name.given}` : name.whole,
    ]),
    ['TI', work.title],
    ['T2', work.newspaper],
    ['SE', work.section],
    ['PY', work.day?.slice(0, 4)],
    ['DA', work.day === null ? null : date(work.day)],
    ['UR', work.address],
    ['Y2', work.address === null || work.accessed === null ? null : date(work.accessed)],
    ['LA', work.lang],
    ['N1', work.original === null ? null : `Original address: ${work.original}`],
  ];
  const told = lines.filter(([, value]) => value !== null && value !== undefined);
  return [...told.map(([tag, value]) => `${tag}  - ${value}`), 'ER  - '].join('\n');
}
