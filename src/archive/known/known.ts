import { isAssetAddress } from '../../base/media-type.ts';
import { type Identity, identifier, isArticleShape, type Outlet, shapeOf } from '../../outlets/index.ts';
import type { Account } from '../account.ts';
import { refusalOf } from '../address.ts';
import type { Blocked, Decided, DecidedCapture, Failed, Refused } from '../event.ts';
import { coverage } from './coverage.ts';
import { headlineIn } from './headline.ts';
import type { KnownLine, ListedArticle, NamedAddress } from './line.ts';
import { linesOf } from './lines.ts';
import { openShelf, type Shelf } from './shelf.ts';

/** What is known beside the journal: what archives list, and what pages name. */
export interface KnownSources {
  listed: Iterable<ListedArticle>;
  named: Iterable<NamedAddress>;
}

/** Of what is said of one article, the lowest counts: what there is before what is missing, hope before loss. */
const RANK = {
  rescued: 0,
  revision: 1,
  alias: 2,
  found: 3,
  failed: 4,
  tombstone: 5,
  unreadable: 6,
  blocked: 7,
  /** Captured, but never as the article: errors, redirects, a picture below its address. */
  otherwise: 8,
  /** The archive said that it does not have it. */
  absent: 9,
} as const;

/** Where a headline was found: in the article, in a list that names it, in its address, in the address of an earlier id. */
const TITLED = { article: 0, list: 1, address: 2, link: 3, earlier: 4 } as const;

/**
 * Every article that the outlet is known to have published, each once and in one state, numbers first: what
 * became of it, why, and what made it known. Derived from journal, listings and readings alone, out of core.
 */
export function* knownArticles(
  account: Pick<Account, 'current'>,
  outlet: Outlet,
  { listed, named }: KnownSources,
): Iterable<KnownLine> {
  const shelf = openShelf();
  try {
    const namer = articleNamer(outlet);
    for (const event of account.current('decided'))
      if (event.removed === undefined) tellDecided(event, shelf, namer);
    for (const event of account.current('refused', 'failed', 'blocked'))
      if (event.removed === undefined) tellLoss(event, shelf, namer);
    for (const article of listed) tellListed(article, shelf, namer);
    for (const address of named) tellNamed(address, shelf, namer);
    const withheld = new Map<string, string>();
    for (const { id, reason } of account.current('withheld')) {
      if (reason === null) continue;
      withheld.set(id, reason);
      shelf.know(id, 'withheld', '');
    }
    yield* linesOf(shelf, coverage(account.current('listed')), withheld);
  } finally {
    shelf.close();
  }
}

interface Namer {
  /** The article that an address names; null where it is none that can be told to be an article's. */
  articleAt(address: string): Identity | null;
  identify(address: string): Identity;
  /** Remembers the shape of an article's address, for outlets without a rule. */
  learn(address: string): void;
}

const MOST_SHAPES = 1000;

/** Which addresses are articles': those that the outlet's rule names; without a rule, those shaped as rescued ones are. */
function articleNamer(outlet: Outlet): Namer {
  const identifyAnew = identifier(outlet);
  const shapes = new Set<string>();
  /** Where nobody said which hosts are the outlet's: those of its articles. */
  const hosts = new Set<string>();
  let last: [address: string, identity: Identity] | null = null;
  // Captures of one address come together.
  const identify = (address: string): Identity => {
    if (last?.[0] !== address) last = [address, identifyAnew(address)];
    return last[1];
  };
  return {
    identify,
    learn(address) {
      if (hosts.size < MOST_SHAPES) hosts.add(hostOf(address));
      if (outlet.identity.length > 0 || shapes.size === MOST_SHAPES) return;
      const shape = shapeOf(address);
      if (isArticleShape(shape)) shapes.add(shape);
    },
    articleAt(address) {
      if (outlet.hosts.length === 0 && !hosts.has(hostOf(address))) return null;
      const identity = identify(address);
      if (identity.by === 'rule') return identity;
      return outlet.identity.length === 0 && shapes.has(shapeOf(address)) ? identity : null;
    },
  };
}

function hostOf(address: string): string {
  return /^[a-z]+:\/\/(?:www\.)?([^/?#:]*)/i.exec(address)?.[1]?.toLowerCase() ?? '';
}

/** The headline that the address holds, and the id that it names as the later one. */
function tellAddress(original: string, identity: Identity, shelf: Shelf): void {
  const headline = headlineIn(original);
  if (headline !== null) shelf.title(identity.id, TITLED.address, headline);
  if (identity.later === undefined) return;
  shelf.know(identity.later, 'earlier id', identity.id);
  if (headline !== null) shelf.title(identity.later, TITLED.earlier, headline);
}

function tellDecided(event: Decided, shelf: Shelf, { identify, learn }: Namer): void {
  const { id, path, title, date, captures } = event;
  const chosen = captures.find(({ verdict }) => verdict === 'chosen') ?? captures[0];
  const about = { capture: chosen?.capture ?? null, original: chosen?.original ?? null };
  tellSource(id, chosen ?? { imported: event.imported }, shelf);
  if (path !== null) {
    shelf.say(id, { rank: RANK.rescued, state: 'rescued', ...about });
    if (about.original !== null) learn(about.original);
  } else {
    const reason = event.lacunae.find(({ kind }) => kind === 'article')?.reason ?? captures[0]?.reason ?? '';
    const isTombstone =
      /^tombstone/.test(reason) || captures.some(({ reason }) => reason.startsWith('tombstone'));
    const state = isTombstone ? 'tombstone' : 'unreadable';
    const said = captures.find(({ reason }) => reason.startsWith(isTombstone ? 'tombstone' : ''))?.reason;
    shelf.say(id, { rank: RANK[state], state, reason: said ?? reason, ...about });
  }
  if (title) shelf.title(id, TITLED.article, title);
  if (date && /^\d{4}-\d\d-\d\d/.test(date)) shelf.day(id, 0, date.slice(0, 10));
  tellStates(event, shelf, identify);
}

/** The other ids of a story: states of its text, or other addresses of it. */
function tellStates(
  { id, ids = [], path, date, captures, aliases }: Decided,
  shelf: Shelf,
  identify: Namer['identify'],
): void {
  for (const told of captures) {
    const { capture, original, verdict, reason, revision } = told;
    const identity = identify(original);
    tellAddress(original, identity, shelf);
    if (identity.id === id || identity.by !== 'rule') continue;
    tellSource(identity.id, told, shelf);
    const is = verdict === 'refused' ? refusalOf(reason, path !== null) : null;
    if (is !== null && is !== 'alias') continue;
    const state = verdict === 'revision' || revision !== undefined ? 'revision' : 'alias';
    shelf.say(identity.id, { rank: RANK[state], state, of: id, capture, original });
  }
  for (const original of aliases) {
    const identity = identify(original);
    tellAddress(original, identity, shelf);
    if (identity.id === id || identity.by !== 'rule') continue;
    shelf.know(identity.id, 'capture', '');
    shelf.say(identity.id, { rank: RANK.alias, state: 'alias', of: id, original });
  }
  const named = new Set(captures.map(({ original }) => identify(original).id));
  for (const other of ids) {
    if (other === id) continue;
    // The day of its story, for want of its own: the numbers around it are of that time.
    if (date !== null && /^\d{4}-\d\d-\d\d/.test(date)) shelf.day(other, 2, date.slice(0, 10));
    if (named.has(other)) continue;
    shelf.know(other, 'capture', '');
    shelf.say(other, { rank: RANK.alias, state: 'alias', of: id });
  }
}

/** A capture, or the file of another rescue. */
function tellSource(id: string, { capture, imported }: Partial<DecidedCapture>, shelf: Shelf): void {
  if (imported === undefined) shelf.know(id, 'capture', capture ?? '');
  else shelf.know(id, 'import', imported);
}

function tellLoss(event: Refused | Failed | Blocked, shelf: Shelf, { articleAt }: Namer): void {
  const { original, capture, reason } = event;
  const identity = articleAt(original);
  // A picture below an article's address that failed says nothing of the article.
  if (identity === null || (event.event !== 'refused' && isAssetAddress(original))) return;
  const { id } = identity;
  const about = { capture, original };
  tellAddress(original, identity, shelf);
  if (event.event === 'failed' && event.final) {
    shelf.know(id, 'listing', '');
    shelf.say(id, { rank: RANK.absent, state: 'neverCaptured', reason: `absent: ${reason}`, ...about });
  } else if (event.event !== 'refused') {
    shelf.know(id, 'listing', '');
    shelf.say(id, { rank: RANK[event.event], state: event.event, reason, ...about });
  } else if (event.kind !== 'notArticle') {
    shelf.know(id, 'capture', capture ?? '');
    shelf.say(id, { rank: RANK[event.kind], state: event.kind, reason, ...about });
  } else {
    // Anybody may ask a server for an article that never was: its 404 makes none known.
    if (!/^http-4/.test(reason)) shelf.know(id, 'capture', capture ?? '');
    if (/^(?:http-|redirect$)|\//.test(reason) || isAssetAddress(original))
      shelf.say(id, { rank: RANK.otherwise, state: 'neverCaptured', reason: `only ${reason}`, ...about });
    else shelf.say(id, { rank: RANK.unreadable, state: 'unreadable', reason, ...about });
  }
}

function tellListed(
  { byRule, original, state, reason, id }: ListedArticle,
  shelf: Shelf,
  namer: Namer,
): void {
  const identity = byRule ? namer.identify(original) : namer.articleAt(original);
  if (identity === null) return;
  tellAddress(original, identity, shelf);
  if (!/^only http-4/.test(reason)) shelf.know(id, 'listing', '');
  if (state === null) return;
  const rank = state === 'neverCaptured' ? RANK.otherwise : RANK[state];
  shelf.say(id, { rank, state, reason, original });
}

function tellNamed(
  { original, title, day, by, source }: NamedAddress,
  shelf: Shelf,
  { articleAt }: Namer,
): void {
  const identity = articleAt(original);
  if (identity === null) return;
  const { id } = identity;
  tellAddress(original, identity, shelf);
  shelf.know(id, by, source);
  shelf.address(id, original);
  // Words that lead on, `閱讀全文`, are no headline.
  if (title !== null && [...title].length >= 5)
    shelf.title(id, by === 'link' ? TITLED.link : TITLED.list, title);
  if (day !== null) shelf.day(id, 1, day);
}
