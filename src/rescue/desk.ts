import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { openDatabase } from '../base/sqlite.ts';
import type { Link } from '../editing/index.ts';
import type { ReadingRow } from './readings.ts';

/** One reading on the editor's desk: which article it names, and where it stands. */
export interface Slip extends ReadingRow {
  shard: string;
}

/** A slip as it was laid, under the id that its address names. */
export interface LaidSlip extends Slip {
  id: string;
}

/** The ids of a story, oldest first, its own last; those of which nobody knows which came first stand in one list. */
export type StoryIds = readonly (string | readonly string[])[];

/** All readings of one story. */
export interface Pile {
  /** The story's own id. */
  id: string;
  ids: StoryIds;
  /** The thread that the story belongs to, by the id of its first story; null where it stands alone. */
  thread: string | null;
  /** Whether an outlet's rule gave the id; else it is the hash of an address, and may name no article at all. */
  byRule: boolean;
  slips: LaidSlip[];
}

/** Something besides the texts that says that two ids are of one story. */
export interface Claim {
  one: string;
  other: string;
  /** `lead`: the one shows no text of its own, but sends its readers to the other. */
  link: NonNullable<Link> | 'lead';
}

export interface Desk {
  lay(id: string, byRule: boolean, slip: Slip): void;
  /** Notes that something says that two ids are of one story; whether they are, their texts decide. */
  claim(claim: Claim): void;
  claims(): Iterable<Claim>;
  /** What an id claims to be. */
  claimsOf(id: string): Claim[];
  /** How many ids claim so of this one. */
  countClaims(id: string, link: Claim['link']): number;
  /** Every id with its own readings, in the order of ids; within an id by address and time. */
  ids(): Iterable<{ id: string; byRule: boolean; slips: LaidSlip[] }>;
  /** Has all these ids be one story from now on, whose own id is the last one. */
  bind(ids: StoryIds): void;
  /** The story that an id is of. */
  storyOf(id: string): string;
  /** Has a story be of a thread. */
  thread(story: string, thread: string): void;
  /** Every story with all its readings, in the order of ids; within an id by address and time. */
  piles(): Iterable<Pile>;
  /** How many stories there are. */
  count(): number;
  /** Notes what was told; false where it had been told before. */
  note(what: string): boolean;
  isNoted(what: string): boolean;
  /** Clears the desk: nothing of it is kept. */
  close(): void;
}

/** A row of the table. */
interface Laid {
  id: string;
  by_rule: number;
  shard: string;
  row: string;
}

/** Sorts readings into piles by article, out of core: a million readings need no more memory than a thousand. */
export function openDesk(path: string): Desk {
  mkdirSync(dirname(path), { recursive: true });
  // Laid anew from the shards in every run: without a journal, a kill leaves a file that SQLite cannot read.
  rmSync(path, { force: true });
  const db = openDatabase(path);
  db.exec(`
    PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
    CREATE TABLE slip (id TEXT, by_rule INT, original TEXT, timestamp TEXT, shard TEXT, row TEXT);
    CREATE TABLE claim (one TEXT, other TEXT, link TEXT, PRIMARY KEY (one, other, link)) WITHOUT ROWID;
    CREATE INDEX claimed ON claim (other, link);
    CREATE TABLE story (id TEXT PRIMARY KEY, story TEXT, place INT) WITHOUT ROWID;
    CREATE INDEX of_story ON story (story, place);
    CREATE TABLE thread (story TEXT PRIMARY KEY, thread TEXT) WITHOUT ROWID;
    CREATE TABLE noted (what TEXT PRIMARY KEY) WITHOUT ROWID;
    BEGIN;
  `);
  const ORDER = 'id, original, timestamp, shard';
  const slipsOf = db.prepare(`SELECT id, by_rule, shard, row FROM slip WHERE id = ? ORDER BY ${ORDER}`);
  const insert = db.prepare('INSERT INTO slip VALUES (?, ?, ?, ?, ?, ?)');
  const insertClaim = db.prepare('INSERT OR IGNORE INTO claim VALUES (?, ?, ?)');
  const claimsOf = db.prepare('SELECT one, other, link FROM claim WHERE one = ?');
  const countClaims = db.prepare('SELECT count(*) AS n FROM claim WHERE other = ? AND link = ?');
  const bind = db.prepare('REPLACE INTO story VALUES (?, ?, ?)');
  const storyOf = db.prepare('SELECT story FROM story WHERE id = ?');
  const idsOf = db.prepare('SELECT id, place FROM story WHERE story = ? ORDER BY place, id');
  const thread = db.prepare('REPLACE INTO thread VALUES (?, ?)');
  const threadOf = db.prepare('SELECT thread FROM thread WHERE story = ?');
  const note = db.prepare('INSERT OR IGNORE INTO noted VALUES (?)');
  const noted = db.prepare('SELECT 1 FROM noted WHERE what = ?');

  /** The order in which piles are gone through costs less once, as an index, than anew in every pass. */
  const sorted = once(() => db.exec(`CREATE INDEX IF NOT EXISTS in_order ON slip (${ORDER})`));

  function* ids(): ReturnType<Desk['ids']> {
    sorted();
    const rows = db.prepare(`SELECT id, by_rule, shard, row FROM slip ORDER BY ${ORDER}`).iterate();
    let own: { id: string; byRule: boolean; slips: LaidSlip[] } = { id: '', byRule: false, slips: [] };
    for (const found of rows as Iterable<unknown> as Iterable<Laid>) {
      if (own.id !== found.id) {
        if (own.slips.length > 0) yield own;
        own = { id: found.id, byRule: false, slips: [] };
      }
      own.byRule ||= found.by_rule === 1;
      own.slips.push(laidSlip(found));
    }
    if (own.slips.length > 0) yield own;
  }

  return {
    lay(id, byRule, { shard, ...row }) {
      insert.run(id, byRule ? 1 : 0, row.original, row.timestamp, shard, JSON.stringify(row));
    },
    claim({ one, other, link }) {
      if (one !== other) insertClaim.run(one, other, link);
    },
    *claims() {
      yield* db
        .prepare('SELECT one, other, link FROM claim')
        .iterate() as Iterable<unknown> as Iterable<Claim>;
    },
    claimsOf: (id) => claimsOf.all(id) as unknown as Claim[],
    countClaims: (id, link) => (countClaims.get(id, link) as { n: number }).n,
    ids,
    storyOf: (id) => (storyOf.get(id) as { story: string } | undefined)?.story ?? id,
    bind(groups) {
      const story = storyIn(groups);
      for (const [place, group] of groups.entries())
        for (const id of [group].flat()) bind.run(id, story, id === story ? groups.length : place);
    },
    thread: (story, of) => void thread.run(story, of),
    *piles() {
      for (const own of ids()) {
        const bound = storyOf.get(own.id) as { story: string } | undefined;
        if (bound !== undefined && bound.story !== own.id) continue;
        const of = (threadOf.get(own.id) as { thread: string } | undefined)?.thread ?? null;
        if (bound === undefined) {
          yield { ...own, ids: [own.id], thread: of };
          continue;
        }
        const places = idsOf.all(own.id) as unknown as { id: string; place: number }[];
        const groups = Map.groupBy(places, ({ place }) => place);
        const others = places
          .filter(({ id }) => id !== own.id)
          .flatMap(({ id }) => slipsOf.all(id) as unknown as Laid[]);
        yield {
          id: own.id,
          ids: [...groups.values()].map((group) =>
            group.length === 1 ? group[0]!.id : group.map(({ id }) => id),
          ),
          thread: of,
          byRule: own.byRule || others.some((laid) => laid.by_rule === 1),
          slips: [...own.slips, ...others.map(laidSlip)],
        };
      }
    },
    count() {
      sorted();
      const { ids } = db.prepare('SELECT count(DISTINCT id) AS ids FROM slip').get() as { ids: number };
      const { bound } = db.prepare('SELECT count(*) AS bound FROM story WHERE id <> story').get() as {
        bound: number;
      };
      return ids - bound;
    },
    note(what) {
      return note.run(what).changes === 1;
    },
    isNoted(what) {
      return noted.get(what) !== undefined;
    },
    close() {
      db.close();
      rmSync(path, { force: true });
    },
  };
}

function laidSlip({ id, shard, row }: Laid): LaidSlip {
  return { ...(JSON.parse(row) as ReadingRow), shard, id };
}

function storyIn(ids: StoryIds): string {
  return [ids.at(-1)!].flat().at(-1)!;
}

function once(work: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) work();
    isDone = true;
  };
}
