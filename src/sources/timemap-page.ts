import { surt } from '../base/surt.ts';
import { MOST_LINES } from './cdx-bounds.ts';
import { captureOf } from './cdx-row.ts';
import { collector, type NoPage, noPage, type Page } from './cdx-rows.ts';
import { parseLinks } from './link-format.ts';
import { timestampOfHttpDate } from './memento.ts';
import { wordsOf } from './server-words.ts';

/** A TimeMap, or one page of it. */
export interface TimeMapPage extends Page {
  /** Other TimeMaps of the same original that it names, besides itself. */
  others: string[];
}

const RELATIONS = ['memento', 'original', 'timemap', 'self', 'timegate'];

/**
 * Reads a TimeMap (RFC 7089 section 5): each memento a row, whose place is its own address. `asked` is the
 * original that was asked for; null takes the TimeMap's word for it.
 */
export function readTimeMap(text: string, asked: string | null): TimeMapPage | NoPage {
  const { rows, damaged, damage } = collector();
  const others: string[] = [];
  let original = asked;
  let line = 0;
  let known = 0;
  let end = 0;
  for (const link of parseLinks(text)) {
    if (++line > MOST_LINES) return noPage(`the TimeMap has more than ${MOST_LINES} links`);
    end = link.end;
    if (RELATIONS.some((relation) => link.rel.includes(relation))) known++;
    if (link.rel.includes('original')) original ??= link.target;
    else if (link.rel.includes('memento')) {
      const timestamp = timestampOfHttpDate(link.parameters.get('datetime') ?? '');
      const fields = { ...NOTHING, original: originalIn(link.target, original), timestamp: timestamp ?? '-' };
      const capture = captureOf(fields);
      if (typeof capture !== 'string') rows.push({ ...capture, place: link.target });
      else damage(line, text.slice(link.begin, link.end), timestamp === null ? 'no date' : capture);
    } else if (link.rel.includes('timemap') && !link.rel.includes('self')) others.push(link.target);
  }
  if (known === 0) return noPage(`the answer is no TimeMap: ${wordsOf(text)}`);
  if (text.indexOf('<', end) >= 0 || endsInQuotes(text))
    return noPage('the TimeMap ends in the middle of a link');
  return { is: 'page', form: 'lines', rows, damaged, key: null, others };
}

const NOTHING = {
  mime: undefined,
  status: undefined,
  digest: undefined,
  length: undefined,
  filename: undefined,
  offset: undefined,
};

/**
 * The original that a memento's address ends in, where it is the one that was asked for, in the form in which it
 * was captured (`http://www.a.example:80/`).
 */
function originalIn(memento: string, asked: string | null): string | undefined {
  const ending = /\/\d{14}(?:[a-z]{2}_)?\/(.{1,8000})$/s.exec(memento.slice(-8100))?.[1];
  if (asked === null) return ending;
  return ending !== undefined && surt(ending) === surt(asked) ? ending : asked;
}

/** Whether the last line has a quote that nothing closes. */
function endsInQuotes(text: string): boolean {
  const last = text.slice(text.trimEnd().lastIndexOf('\n') + 1);
  return last.slice(-100_000).split('"').length % 2 === 0;
}
