import { toText } from '../article/index.ts';
import { openDatabase } from '../base/sqlite.ts';
import {
  guessedLikeness,
  inCount,
  type Kinship,
  kinshipOf,
  type Link,
  type Mark,
  mayBeKin,
  numbersIn,
  runsOf,
  type Shown,
  storyOrder,
} from '../editing/index.ts';
import type { Desk } from './desk.ts';
import { disjointSets } from './disjoint-sets.ts';
import type { readingFetcher } from './readings.ts';
import { breathe, kept, layOutTexts, type Text, textFetcher } from './story-texts.ts';

/** A block of texts that may be alike is compared pair by pair up to this size, beyond it each with its neighbours. */
const LARGE_BLOCK = 64;
const NEIGHBOURS = 4;
/** An undated text under more ids than this is no article: a wall, or a farewell that nobody knows yet. */
const MOST_UNDATED = 8;
/** More ids than this lead to one place, or claim to be of it, and it is not the story of each of them. */
const MOST_CLAIMS = 8;
/** So many pairs that are no story are remembered, not to be compared again. */
const MOST_REFUTED = 1_000_000;
const KEPT_TEXTS = 512;

/**
 * Finds which ids on the desk are one story, and binds them; and which stories go on in others. What may be a
 * story is found by what ids claim of each other, by title and day, and by sketches of the texts; whether it is,
 * the texts themselves decide (`kinshipOf`). Out of core: of an id four bytes are in memory.
 * @throws ReprintError INTERRUPTED when the signal was given
 */
export async function joinStories(
  desk: Desk,
  readings: Pick<ReturnType<typeof readingFetcher>, 'fetch'>,
  signal: AbortSignal,
): Promise<void> {
  const db = openDatabase('');
  db.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; BEGIN');
  try {
    const count = await layOutTexts(db, desk, signal);
    db.exec('CREATE TABLE kin (one INT, other INT)');
    const sets = disjointSets(count);
    const textAt = textFetcher(db);
    const shownAt = shownFetcher();
    const refuted = new Set<number>();
    const putKin = db.prepare('INSERT INTO kin VALUES (?, ?)');
    await followClaims();
    await compareBlocks();
    bindStories();
    bindThreads();

    /** Whether the texts of two ids are one story; joins them if so. Compares no pair twice. */
    function compare(one: Text, other: Text, link: Link): void {
      if (one.owner === other.owner || sets.rootOf(one.owner) === sets.rootOf(other.owner)) return;
      const pair = Math.min(one.n, other.n) * count * 64 + Math.max(one.n, other.n);
      if (link === null && refuted.has(pair)) return;
      const kinship = kinshipIn(one, other, link);
      if (kinship === 'story') sets.join(one.owner, other.owner);
      else {
        if (kinship === 'thread') putKin.run(one.owner, other.owner);
        if (refuted.size >= MOST_REFUTED) refuted.clear();
        refuted.add(pair);
      }
    }

    function kinshipIn(one: Text, other: Text, link: Link): Kinship {
      const [mark, otherMark] = [one.slip.mark, other.slip.mark];
      if (mark.state === otherMark.state && isSameState(mark, otherMark, link)) return 'story';
      const guess = guessedLikeness(one.sketch, other.sketch);
      if (!mayBeKin(guess, [mark.runs, otherMark.runs], link !== null)) return null;
      return kinshipOf(shownAt(one), shownAt(other), link);
    }

    async function followClaims(): Promise<void> {
      const find = db.prepare('SELECT n, first, last, leads FROM id WHERE id = ?');
      db.exec('CREATE INDEX by_id ON id (id)');
      type Found = { n: number; first: number; last: number; leads: number } | undefined;
      let done = 0;
      for (const { one, other, link } of desk.claims()) {
        if (++done % 256 === 0) await breathe(signal);
        const [from, to] = [find.get(one) as Found, find.get(other) as Found];
        if (!from || !to) continue;
        // What all the world is sent to, or claims to be, is a front page or a farewell.
        if (link !== 'later' && desk.countClaims(other, link) > MOST_CLAIMS) continue;
        if (from.first > from.last || to.first > to.last) {
          // No text says more than the address, or the server, does.
          if (link === 'lead' && to.first <= to.last && from.leads === 1) sets.join(from.n, to.n);
          else if (link === 'later') putKin.run(from.n, to.n);
          continue;
        }
        for (let a = from.first; a <= Math.min(from.last, from.first + NEIGHBOURS); a++)
          for (let b = to.last; b >= Math.max(to.first, to.last - NEIGHBOURS); b--)
            compare(textAt(a), textAt(b), link === 'lead' ? 'claim' : link);
      }
    }

    async function compareBlocks(): Promise<void> {
      const rows = db.prepare('SELECT key, n, owner FROM block ORDER BY key, n').iterate();
      type Row = { key: number; n: number; owner: number };
      let block: Row[] = [];
      let done = 0;
      for (const row of rows as Iterable<unknown> as Iterable<Row>) {
        if (block[0]?.key !== row.key) {
          compareBlock(block);
          block = [];
        }
        if (block.at(-1)?.n !== row.n) block.push(row);
        if (++done % 4096 === 0) await breathe(signal);
      }
      compareBlock(block);
    }

    /** Most keys are of one text alone, or of the texts of one id. */
    function compareBlock(rows: readonly { n: number; owner: number }[]): void {
      if (rows.length < 2) return;
      const root = sets.rootOf(rows[0]!.owner);
      if (rows.every(({ owner }) => sets.rootOf(owner) === root)) return;
      const texts = rows.map(({ n }) => textAt(n));
      const undated = texts.filter(({ slip }) => slip.mark.day === null);
      const block =
        undated.length > MOST_UNDATED ? texts.filter(({ slip }) => slip.mark.day !== null) : texts;
      const reach = block.length > LARGE_BLOCK ? NEIGHBOURS : block.length;
      for (const [at, text] of block.entries())
        for (let before = at - 1; before >= Math.max(0, at - reach); before--)
          compare(block[before]!, text, null);
    }

    function bindStories(): void {
      db.exec('CREATE TABLE joined (root INT, n INT)');
      const insert = db.prepare('INSERT INTO joined VALUES (?, ?)');
      for (const [root, n] of sets.joined()) insert.run(root, n);
      const rows = db
        .prepare('SELECT root, id, by_rule, captures FROM joined JOIN id USING (n) ORDER BY root, n')
        .iterate() as Iterable<unknown> as Iterable<{
        root: number;
        id: string;
        by_rule: number;
        captures: number;
      }>;
      let root = -1;
      let members: { id: string; byRule: boolean; captures: number }[] = [];
      const bind = () => {
        if (members.length < 2) return;
        const claims = members.flatMap(({ id }) => desk.claimsOf(id));
        const claimed = (id: string) =>
          claims.filter(({ other, link }) => link !== 'later' && other === id).length;
        desk.bind(
          storyOrder(
            members,
            claims.filter(({ link }) => link === 'later'),
            claimed,
          ),
        );
      };
      for (const row of rows) {
        if (row.root !== root) {
          bind();
          members = [];
          root = row.root;
        }
        members.push({ id: row.id, byRule: row.by_rule === 1, captures: row.captures });
      }
      bind();
    }

    /** A thread is named by the first of its stories that has a text. One of which none else has is no thread. */
    function bindThreads(): void {
      const threads = disjointSets(count);
      const rows = db.prepare('SELECT one, other FROM kin').all() as unknown as {
        one: number;
        other: number;
      }[];
      for (const { one, other } of rows) {
        const [story, next] = [sets.rootOf(one), sets.rootOf(other)];
        if (story !== next) threads.join(story, next);
      }
      const find = db.prepare('SELECT id, first <= last AS told FROM id WHERE n = ?');
      const stories = Map.groupBy(threads.joined(), ([root]) => root);
      for (const group of stories.values()) {
        const found = group.map(([, n]) => find.get(n) as { id: string; told: number });
        const all = found.map(({ id, told }) => ({ id: desk.storyOf(id), told }));
        const told = all.filter((each) => each.told === 1).map(({ id }) => id);
        const first = told.sort(inCount)[0];
        if (first === undefined) continue;
        for (const { id } of all) if (told.length > 1 || id !== first) desk.thread(id, first);
      }
    }

    function shownFetcher(): (text: Text) => Shown {
      const shown = kept((n: number) => {
        const { slip } = textAt(n);
        const reading = readings.fetch(slip.shard, slip);
        if (reading.kind !== 'article') throw new Error('a marked reading is no article');
        const text = toText(reading.body);
        const { title, tags } = reading;
        return { title, day: slip.mark.day, tags, runs: runsOf(text), numbers: numbersIn(text) };
      }, KEPT_TEXTS);
      return ({ n }) => shown(n);
    }
  } finally {
    db.close();
  }
}

/** Two ids that show the same title and text, to the letter, need not be read to be known as one story. */
function isSameState(one: Mark, other: Mark, link: Link): boolean {
  if (one.runs === 0) return link === 'later' && one.title !== '';
  return link !== null || (one.day !== null && one.day === other.day) || one.runs >= 100;
}
