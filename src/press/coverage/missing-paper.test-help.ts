import type { KnownLine } from '../../archive/index.ts';

export const ADDRESS = 'https://www.shancheng.example/article';

/** A paper of which numbers, days and articles are missing in every way there is. */
export const KNOWN: (Partial<KnownLine> & Pick<KnownLine, 'id' | 'state'>)[] = [
  {
    id: '1',
    to: '4',
    count: 4,
    state: 'neverCaptured',
    before: '2018-02-28',
    knownBy: ['gap'],
    reason: 'no listing asked',
    unexplained: true,
  },
  { id: '98', state: 'rescued', title: 'An English story', date: '2018-02-28' },
  { id: '99', state: 'rescued', title: '前一天', date: '2019-02-27' },
  {
    id: '100',
    state: 'revision',
    of: '101',
    title: '山城大霧',
    date: '2019-02-28',
    original: `${ADDRESS}/100`,
  },
  { id: '101', state: 'rescued', title: '山城大霧　渡輪停航', date: '2019-02-28' },
  {
    id: '102',
    state: 'tombstone',
    title: '=HYPERLINK("//x.example","渡輪復航")',
    after: '2019-02-28',
    before: '2019-03-02',
    original: `${ADDRESS}/102`,
    capture: `20220101000000/${ADDRESS}/102`,
    knownBy: [`capture 20220101000000/${ADDRESS}/102`],
    reason: 'tombstone: outage',
  },
  {
    id: '103',
    to: '105',
    count: 3,
    state: 'neverCaptured',
    after: '2019-03-01',
    before: '2019-03-09',
    knownBy: ['gap'],
    reason: 'not in the list of https://web.archive.org',
  },
  {
    id: '106',
    state: 'neverCaptured',
    title: '<script>碼頭</script>重開',
    date: '2019-03-09',
    knownBy: ['list 20190310000000/https://www.shancheng.example/'],
    reason: 'only http-404',
  },
  {
    id: '107',
    state: 'failed',
    date: '2019-03-10',
    original: `${ADDRESS}/107`,
    knownBy: ['listing'],
    reason: 'http-503',
  },
  {
    id: '108',
    state: 'blocked',
    date: '2019-03-10',
    original: `${ADDRESS}/108`,
    knownBy: ['listing'],
    reason: 'blocked: robots',
  },
  {
    id: '109',
    state: 'unreadable',
    date: '2019-03-11',
    original: `${ADDRESS}/109`,
    knownBy: ['capture'],
    reason: 'truncated',
  },
  {
    id: '110',
    state: 'found',
    date: '2019-03-11',
    original: `${ADDRESS}/110`,
    knownBy: ['listing'],
    reason: 'not asked for yet',
  },
  {
    id: '111',
    state: 'withheld',
    title: '他的姓名',
    date: '2019-03-12',
    original: `${ADDRESS}/111`,
    knownBy: ['withheld'],
    reason: '應當事人要求',
  },
  { id: '0123456789abcdef', state: 'rescued', title: '無日期', after: '2019-02-27', before: '2019-02-28' },
  { id: '112', state: 'alias', of: '101', original: `${ADDRESS}/112` },
];

/** What is lost inside of its articles, and an article that is lost whole. */
export const LACUNAE = [
  { id: '101', kind: 'picture', reason: 'never captured', caption: '失去的照片', original: null },
  { id: '102', kind: 'article', reason: 'tombstone: outage', caption: '', original: null },
  {
    id: '99',
    kind: 'picture',
    reason: 'not fetched yet',
    caption: '+1 沒有存下',
    original: 'https://x.example/c.jpg',
  },
];
