/**
 * Grouping and choosing, out of core: readings that never were are laid on the editor's desk, their stories are
 * found and the texts of each chosen, as a rescue does after its pages are read. `node bench/editing.ts
 * [--readings N]`: a million where not said. Prints seconds and peak memory, and how many stories were found
 * right: of the ids a fifth were saved again under another id, and some columns have one title every day.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ArticleReading } from '../src/base/reading.ts';
import { edit, type Mark } from '../src/editing/index.ts';
import { openDesk, type Slip } from '../src/rescue/desk.ts';
import { joinStories } from '../src/rescue/stories.ts';
import { dice } from './dice.ts';

/** A story of the bench: its ids, and how many texts it had. */
const STATES = [1, 1, 1, 1, 1, 1, 1, 2, 2, 3];

interface Told {
  readings: number;
  seconds: { lay: number; join: number; choose: number };
  peakMb: number;
  stories: number;
  missed: number;
  false: number;
}

export async function measureEditing(readings: number): Promise<Told> {
  const home = mkdtempSync(join(tmpdir(), 'reprint-editing-'));
  const desk = openDesk(join(home, 'desk.sqlite'));
  try {
    let at = performance.now();
    const lap = () => {
      const seconds = (performance.now() - at) / 1000;
      at = performance.now();
      return seconds;
    };
    let [laid, id, stories] = [0, 1, 0];
    while (laid < readings) {
      const ids = stories % 5 === 0 ? 2 : 1;
      const states = STATES[stories % STATES.length]!;
      for (let n = 0; n < ids; n++, id++) {
        for (let state = 0; state < states; state++) {
          for (let capture = 0; capture < 2; capture++, laid++) {
            desk.lay(String(id), true, slipOf(stories, id, state, capture));
          }
        }
        if (n + 1 < ids && stories % 2 === 0)
          desk.claim({ one: String(id), other: String(id + 1), link: 'later' });
      }
      stories++;
    }
    const lay = lap();
    await joinStories(desk, { fetch: (_, place) => readingOf(place as Slip) }, new AbortController().signal);
    const joinSeconds = lap();
    let [found, wrong] = [0, 0];
    for (const pile of desk.piles()) {
      edit(pile.ids, pile.slips, readingOf);
      found++;
      const truth = new Set(pile.slips.map(({ reason: _, original }) => original.split('/').at(-1)));
      if (truth.size > 1) wrong++;
    }
    const choose = lap();
    return {
      readings: laid,
      seconds: { lay, join: joinSeconds, choose },
      peakMb: Number(/VmHWM:\s*(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) / 1024,
      stories,
      missed: Math.max(0, found - stories),
      false: wrong,
    };
  } finally {
    desk.close();
    rmSync(home, { recursive: true, force: true });
  }
}

/** A capture of a story's state, with the mark that its page would have. */
function slipOf(story: number, id: number, state: number, capture: number): Slip {
  const sketch = new Uint32Array(24);
  const random = dice(story + 1);
  for (let n = 0; n < 24; n++) sketch[n] = Math.floor(random() * 2 ** 32);
  // An edit changes a twelfth of the text.
  if (state > 0) sketch[(state * 7) % 24] = state;
  const day = dayOf(story);
  const mark: Mark = {
    state: `${hex(story)}${hex(state)}`.padEnd(32, '0'),
    // One story in eight is a column of one title.
    title: story % 8 === 0 ? hex(story % 64).padStart(12, '0') : hex(story).padStart(12, '1'),
    day,
    tags: hex(story % 500).padStart(12, '2'),
    size: 1000 + state,
    runs: 900,
    sketch: Buffer.from(sketch.buffer).toString('base64'),
    modified: null,
    tells: 3,
    pictures: '',
    canonical: null,
    truncated: null,
    digest: `sha256:${hex(id)}`,
  };
  return {
    kind: 'article',
    original: `https://harbourdaily.example/article/${id}/${story}`,
    timestamp: String(20190101000000 + state * 1000 + capture),
    reason: null,
    to: null,
    mark,
    offset: story,
    length: state,
    shard: 'ab',
  };
}

function dayOf(story: number): string {
  return new Date(Date.UTC(2000, 0, 1) + Math.floor(story / 60) * 86_400_000).toISOString().slice(0, 10);
}

function hex(n: number): string {
  return n.toString(16);
}

/** The text behind a slip: twelve sentences of the story's own, of which each edit changed one. */
function readingOf({ offset: story, length: state, original, timestamp, mark }: Slip): ArticleReading {
  const sentences = Array.from({ length: 12 }, (_, n) => {
    const random = dice(story * 16 + n + 1 + (n < state ? 7_919_000_000 : 0));
    return String.fromCodePoint(...Array.from({ length: 75 }, () => 0x4e00 + Math.floor(random() * 15_000)));
  });
  return {
    kind: 'article',
    capture: { original, timestamp, digest: mark!.digest, truncated: null, memento: null },
    canonical: null,
    title: story % 8 === 0 ? `每日一欄 ${story % 64}` : `標題 ${story}`,
    standfirst: null,
    authors: [],
    published: mark!.day,
    modified: null,
    section: null,
    tags: [String(story % 500)],
    lang: null,
    body: sentences.map((text) => ({ type: 'paragraph', inlines: [{ type: 'text', text }] })),
    confidence: {},
    from: {},
    removed: [],
    reader: 'bench/1',
    recipe: null,
  };
}

export async function run(readings = 1_000_000): Promise<void> {
  const { seconds, peakMb, stories, missed, false: wrong, readings: laid } = await measureEditing(readings);
  const { lay, join: joined, choose } = seconds;
  console.log(
    `${laid} readings of ${stories} stories: ${(lay + joined + choose).toFixed(1)} s (laid ${lay.toFixed(1)}, joined ${joined.toFixed(1)}, chosen ${choose.toFixed(1)}), ${peakMb.toFixed(0)} MB at most`,
  );
  console.log(`  stories missed ${missed}, stories joined that are two ${wrong}`);
}

if (process.argv[1] === import.meta.filename) {
  const at = process.argv.indexOf('--readings');
  await run(at === -1 ? undefined : Number(process.argv[at + 1]));
}
