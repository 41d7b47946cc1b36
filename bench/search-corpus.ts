import { closeSync, createReadStream, globSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { briefOf } from '../fixtures/outlet/article.ts';
import { plainText } from '../fixtures/outlet/plain.ts';
import { storyOf } from '../fixtures/outlet/story.ts';
import { parseArticle } from '../src/article/index.ts';
import type { SearchDocument } from '../src/search/index.ts';

/** What the bench of the search keeps of a story, one JSON a line, newest first. */
export interface Story {
  id: string;
  date: string;
  title: string;
  text: string[];
}

/** The article files of a folder as stories, those that the form allows. */
export function storiesIn(dir: string): Story[] {
  const stories: Story[] = [];
  for (const path of globSync('**/*.md', { cwd: dir }).sort()) {
    if (/\.revisions[/\\]|\.new\.md$/.test(path)) continue;
    try {
      const { front, body } = parseArticle(readFileSync(join(dir, path), 'utf8'));
      const text = body
        .split('\n')
        .map((line) => line.replace(/!?\[([^\]]*)\]\([^)]*\)|<[^>]*>/g, '$1').trim());
      const id = path.replace(/^.*[/\\]|\.md$/g, '');
      stories.push({
        id,
        date: front.date ?? '',
        title: front.title,
        text: text.filter((line) => line !== ''),
      });
    } catch {
      // No article: the bench measures those that are.
    }
  }
  return stories.sort((a, b) => (a.date < b.date ? 1 : -1));
}

/** The texts of the fictional outlet. */
export function fictional(articles = 1500): Story[] {
  const paper = { seed: 7, articles };
  return Array.from({ length: articles }, (_, index) => {
    const brief = briefOf(paper, index);
    const text = plainText(storyOf(paper, brief, 0).blocks).split('\n');
    return { id: brief.id, date: '', title: brief.titles[0]!, text: text.filter((line) => line !== '') };
  });
}

/**
 * So many stories that read like a sample and are none of it: after some characters a chain goes on from any place of
 * the sample where the same two stand; now and then one comes out of nowhere, so that there is no end of words, as in life.
 */
export function writeLike(sample: readonly Story[], count: number, path: string): void {
  const all = sample.map(({ text }) => text.join('\n')).join('\n');
  const next = chain(all);
  const roll = dice(11);
  const file = openSync(path, 'w');
  try {
    for (let i = 0; i < count; i++) {
      const like = sample[roll(sample.length)]!;
      const length = like.text.reduce((sum, line) => sum + line.length, 0);
      let at = roll(all.length - 2);
      let text = '';
      while (text.length < length) {
        if (roll(40) === 0) text += String.fromCharCode(0x4e00 + Math.floor(5200 * (roll(1000) / 1000) ** 3));
        const end = Math.min(at + 4 + roll(12), all.length - 2);
        text += all.slice(at, end);
        at = next(end - 1, roll);
      }
      const day = new Date(Date.UTC(2021, 11, 31) - Math.floor((3650 * i) / count) * 86_400_000);
      const [title = '', ...lines] = [text.slice(0, 18).replaceAll('\n', ' '), ...text.slice(18).split('\n')];
      const story: Story = {
        id: String(count - i),
        date: day.toISOString().slice(0, 10),
        title,
        text: lines,
      };
      writeSync(file, `${JSON.stringify(story)}\n`);
    }
  } finally {
    closeSync(file);
  }
}

/** From a place of the text to one behind the same two characters, anywhere in it. */
function chain(text: string): (at: number, roll: (below: number) => number) => number {
  const keyAt = (i: number) => (Math.imul(text.charCodeAt(i), 40503) ^ text.charCodeAt(i + 1)) & 0xfffff;
  const starts = new Uint32Array(2 ** 20 + 1);
  for (let i = 0; i + 1 < text.length; i++) starts[keyAt(i) + 1]!++;
  for (let key = 0; key < 2 ** 20; key++) starts[key + 1]! += starts[key]!;
  const places = new Uint32Array(text.length);
  const filled = starts.slice();
  for (let i = 0; i + 1 < text.length; i++) places[filled[keyAt(i)]!++] = i;
  return (at, roll) => {
    if (at + 2 >= text.length) return 0;
    const key = keyAt(at);
    return places[starts[key]! + roll(starts[key + 1]! - starts[key]!)]! + 1;
  };
}

export function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export async function* readStories(path: string): AsyncIterable<Story> {
  let rest = Buffer.alloc(0);
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const bytes = Buffer.concat([rest, piece as Buffer]);
    let at = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, at)) {
      yield JSON.parse(bytes.toString('utf8', at, end)) as Story;
      at = end + 1;
    }
    rest = bytes.subarray(at);
  }
}

export function asDocument({ id, date, title, text }: Story): SearchDocument {
  return {
    id,
    page: `articles/${id}.html`,
    title,
    date: date.slice(0, 10) || null,
    bylines: [],
    section: null,
    tags: [],
    lang: null,
    has: [],
    text,
  };
}
