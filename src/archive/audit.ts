import { openDatabase } from '../base/sqlite.ts';
import type { Account } from './account.ts';
import { type AddressState, addressesOf, refusalOf } from './address.ts';
import { lacunaeOf } from './tables.ts';

/** What the account knows, in figures. */
export interface Audit {
  evidence: { files: number; damages: number };
  captures: {
    /** In the evidence; the same capture in two files counts twice. */
    discovered: number;
    /** Captures by what they gave, each counted once. */
    chosen: number;
    revision: number;
    same: number;
    truncated: number;
    tombstone: number;
    unreadable: number;
    notArticle: number;
  };
  articles: number;
  /** Of these, without a date. */
  undated: number;
  revisions: number;
  aliases: number;
  /** Articles of which nothing but tombstones is known. */
  tombstoneOnly: number;
  withheld: number;
  lacunae: { total: number; kinds: Record<string, number> };
  media: { saved: number; lost: number };
  /** Addresses by what they lead to. */
  addresses: Partial<Record<AddressState, number>>;
  /** Lines of the journal that could not be read. */
  damagedLines: number;
}

type CaptureState = Exclude<keyof Audit['captures'], 'discovered'>;
const CAPTURE_STATES: CaptureState[] = [
  'chosen',
  'revision',
  'same',
  'truncated',
  'tombstone',
  'unreadable',
  'notArticle',
];

/** Counts what the account tells: what there is, and what is lost. */
export function audit(account: Pick<Account, 'current' | 'ledger'>): Audit {
  const found: Audit = {
    evidence: { files: 0, damages: 0 },
    captures: {
      discovered: 0,
      chosen: 0,
      revision: 0,
      same: 0,
      truncated: 0,
      tombstone: 0,
      unreadable: 0,
      notArticle: 0,
    },
    articles: 0,
    undated: 0,
    revisions: 0,
    aliases: 0,
    tombstoneOnly: 0,
    withheld: 0,
    lacunae: { total: 0, kinds: {} },
    media: { saved: 0, lost: 0 },
    addresses: {},
    damagedLines: account.ledger.damagedLines(),
  };
  countEvents(account, found);
  countCaptures(account, found.captures);
  for (const [, { kind }] of lacunaeOf(account)) {
    found.lacunae.total++;
    found.lacunae.kinds[kind] = (found.lacunae.kinds[kind] ?? 0) + 1;
  }
  for (const { state } of addressesOf(account)) found.addresses[state] = (found.addresses[state] ?? 0) + 1;
  found.media = { saved: found.addresses.media ?? 0, lost: found.addresses.lost ?? 0 };
  return found;
}

function countEvents(account: Pick<Account, 'current'>, found: Audit): void {
  for (const event of account.current('discovered', 'decided', 'withheld')) {
    if (event.event === 'discovered') {
      found.evidence.files++;
      found.evidence.damages += event.damaged.length;
      found.captures.discovered += event.captures;
    } else if (event.event === 'withheld') {
      if (event.reason !== null) found.withheld++;
    } else if (event.removed === undefined) {
      if (event.path === null) {
        found.tombstoneOnly++;
        continue;
      }
      found.articles++;
      if (event.path.startsWith('articles/undated/')) found.undated++;
      found.revisions += event.captures.filter(({ verdict }) => verdict === 'revision').length;
      found.aliases += event.aliases.length;
    }
  }
}

/** A capture may be told of by a decision and by a refusal: the best counts. */
function countCaptures(account: Pick<Account, 'current'>, counts: Audit['captures']): void {
  const db = openDatabase('');
  try {
    db.exec('CREATE TABLE capture (name TEXT PRIMARY KEY, rank INT) WITHOUT ROWID; BEGIN');
    const insert = db.prepare(
      'INSERT INTO capture VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET rank = min(rank, excluded.rank)',
    );
    for (const [name, state] of captureStates(account)) insert.run(name, CAPTURE_STATES.indexOf(state));
    const rows = db.prepare('SELECT rank, count(*) AS n FROM capture GROUP BY rank').all();
    for (const { rank, n } of rows as unknown as { rank: number; n: number }[])
      counts[CAPTURE_STATES[rank]!] = n;
  } finally {
    db.close();
  }
}

function* captureStates(account: Pick<Account, 'current'>): Iterable<[string, CaptureState]> {
  for (const event of account.current('decided', 'refused')) {
    if (event.removed !== undefined) continue;
    if (event.event === 'refused') yield [event.capture, event.kind];
    else {
      for (const { capture, verdict, reason } of event.captures) {
        if (verdict !== 'refused') yield [capture, verdict];
        else {
          const kind = refusalOf(reason, event.path !== null);
          yield [capture, kind === 'alias' ? 'truncated' : kind];
        }
      }
    }
  }
}
