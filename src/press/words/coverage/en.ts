import { grouped } from '../grouped.ts';
import type { CoverageWords, Ymd } from './coverage-words.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const monthDay = ([, month, day]: Ymd) => `${day} ${MONTHS[month - 1] ?? month}`;
const counted = (count: number, one: string) => `${grouped(count)} ${one}${count === 1 ? '' : 's'}`;

export const englishCoverage: CoverageWords = {
  coverage: 'Coverage',
  rescuedOf: (rescued, stories) => `${grouped(rescued)} of ${counted(stories, 'known article')} rescued`,
  lead: (rescued, stories, percent) =>
    `Of ${stories} articles known to have been published, ${rescued} are rescued: ${percent}%.`,
  uncounted:
    'Nobody has counted yet what this paper published. What follows is what is lost inside its articles.',
  others: (count) =>
    `Each article is counted once. Another ${grouped(count)} ${count === 1 ? 'number or address of the paper leads' : 'numbers or addresses of the paper lead'} to one of the same articles, or to an earlier revision of one: nothing is missing there.`,
  unexplained: (count) =>
    `Of ${grouped(count)} of them, no evidence in the archive says why ${count === 1 ? 'it is' : 'they are'} missing.`,
  sums: 'The sums',
  states: {
    rescued: 'Rescued',
    revision: 'Revisions',
    alias: 'Aliases',
    tombstone: 'Tombstone only',
    neverCaptured: 'Never captured',
    unreadable: 'Unreadable',
    failed: 'Not given out',
    blocked: 'Blocked',
    withheld: 'Withheld',
    found: 'Not fetched yet',
  },
  statesMean: {
    rescued: 'The text is in this archive',
    revision: 'An earlier text of an article, under a number of its own',
    alias: 'Another number or address of an article',
    tombstone: 'Captured only when something else stood in its place',
    neverCaptured: 'No capture shows it',
    unreadable: 'Captured, and cannot be read',
    failed: 'A web archive lists it, and did not give it out this time',
    blocked: 'A web archive lists it, and will not show it',
    withheld: 'Kept in the archive and, on instruction, not shown here',
    found: 'A web archive lists it, and has not been asked for it yet',
  },
  all: 'In all',
  byYear: 'Year by year',
  year: 'Year',
  month: 'Month',
  missingCount: (count) => `${counted(count, 'article')} missing`,
  noYear: 'Year unknown',
  noYearNote: 'Only numbers are known, and the nearest articles by number are not of one year.',
  noMonth: 'Month unknown',
  silences: 'Silent days',
  silencesLead:
    'Of these days not one article is left, though the same weekdays of the eight weeks before and after say that there were some.',
  span: (from, to) => {
    if (from[0] !== to[0]) return `${monthDay(from)} ${from[0]} to ${monthDay(to)} ${to[0]}`;
    if (from[1] !== to[1]) return `${monthDay(from)} to ${monthDay(to)} ${to[0]}`;
    return from[2] === to[2] ? `${monthDay(to)} ${to[0]}` : `${from[2]} to ${monthDay(to)} ${to[0]}`;
  },
  nothing: (span) => (span.includes(' to ') ? `Nothing from ${span}` : `Nothing on ${span}`),
  days: (count) => counted(count, 'day'),
  expected: (count) => `some ${counted(count, 'article')} to be expected`,
  gaps: 'Missing numbers',
  gapsLead:
    'The paper numbered its articles. Of these numbers nothing is known but those before and after them: each is counted as an article, though some may be earlier revisions of one, and some may never have been published.',
  numbers: (from, to) => `Nos. ${from} to ${to}`,
  number: (id) => `No. ${id}`,
  articles: (count) => counted(count, 'article'),
  between: (span) => (span.includes(' to ') ? `between ${span.replace(' to ', ' and ')}` : `about ${span}`),
  after: (day) => `after ${day}`,
  before: (day) => `before ${day}`,
  why: 'Why they are missing',
  allOfThem: (count) => `All ${grouped(count)}`,
  inside: 'Lost inside articles',
  insideLead: (count) =>
    `Inside the rescued articles ${count === 1 ? '1 thing is' : `${grouped(count)} things are`} lost, each marked in the text where it stood.`,
  insideNone: 'Inside the rescued articles nothing is known to be lost.',
  marked: (count) => `${grouped(count)} lost`,
  knownBy: 'Known by',
  by: {
    import: 'an earlier rescue',
    capture: 'a capture',
    listing: 'the list of a web archive',
    list: 'a list page of the paper',
    feed: 'a feed of the paper',
    sitemap: 'a sitemap of the paper',
    link: 'a link on a page of the paper',
    'earlier id': 'the address of an earlier revision',
    withheld: 'the instruction to withhold it',
    gap: 'the gap in the numbers',
  },
  why_: {
    noListing: 'no web archive has been asked for its list',
    notListed: (archive) => `not in the list of ${archive}`,
    partListed: 'the list was asked for a part of the time only',
    listNotWhole: 'the list is not whole yet',
    onlyError: (code) => `only an error page was captured (HTTP ${code})`,
    only: (what) => `only ${what} was captured`,
    sameTitle: (title) => `many pages without a text are headed “${title}”`,
    sameBytes: 'the same bytes as another tombstone',
    empty: 'no headline and no text',
    signs: {
      farewell: 'a farewell',
      outage: 'an outage',
      'soft-404': '“not found”',
      login: 'a login page',
      consent: 'a consent page',
      placeholder: 'a placeholder',
      'for-sale': 'the domain for sale',
      blocked: 'a page that blocks',
      'empty-shell': 'an empty shell',
      empty: 'an empty page',
      redirect: 'a redirect',
      list: 'a list',
      truncated: 'truncated',
      'not asked for yet': 'it has not been asked for yet',
    },
    quoted: (text) => `“${text}”`,
  },
  colon: ': ',
  withheldLead: 'These articles or names are kept in the archive but, on instruction, not shown here.',
  files: 'The data',
  filesLead:
    'These files are for checking and for research. Spreadsheets open the CSV; what they would take for a formula begins with an apostrophe.',
  file: {
    figures: 'all figures: states, months, missing numbers, silent days and reasons',
    articles: 'one row an article, with its state and the reason',
    missing: 'every missing article, with what makes it known',
    losses: 'what is lost inside articles, one row each',
  },
  check: 'The figures are those of account/known.jsonl in the archive folder. This command gives the same:',
  jump: 'Jump to a year',
};
