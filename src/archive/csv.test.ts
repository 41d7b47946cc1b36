import { expect, test } from 'vitest';
import { row } from './csv.ts';
import { knownRows } from './known/csv.ts';

test('a cell that a spreadsheet would take for a formula begins with an apostrophe, in full width too', () => {
  expect(row(['=1+1', '＝HYPERLINK("x")', '@a', '渡輪停航', '-3'])).toBe(
    '\'=1+1,"\'＝HYPERLINK(""x"")",\'@a,渡輪停航,\'-3\r\n',
  );
});

test('a cell keeps its commas, quotes and ends of line in quotes', () => {
  expect(row(['a,b', 'says "no"', 'two\nlines'])).toBe('"a,b","says ""no""","two\nlines"\r\n');
});

test('a run of missing numbers is a row for each of them', () => {
  const rows = [
    ...knownRows({
      id: '7',
      to: '9',
      count: 3,
      state: 'neverCaptured',
      knownBy: ['gap'],
      reason: 'no listing asked',
      unexplained: true,
    }),
  ];
  expect(rows.map((one) => one.split(',')[0])).toEqual(['7', '8', '9']);
  expect(rows[2]).toBe('9,neverCaptured,,,,,,,,gap,no listing asked,yes\r\n');
});
