import { build, formsOfCharacters } from '../src/search/index.ts';
import { asDocument, readStories } from './search-corpus.ts';

/** Builds an index in a process of its own, whose memory can be told: `node bench/search-build.ts STORIES INDEX`. */
const [stories, dir] = process.argv.slice(2) as [string, string];

async function* documents() {
  for await (const story of readStories(stories)) yield asDocument(story);
}

const built = await build(documents(), dir, formsOfCharacters());
const { userCPUTime, systemCPUTime } = process.resourceUsage();
console.log(JSON.stringify({ ...built, cpu: (userCPUTime + systemCPUTime) / 1e6 }));
