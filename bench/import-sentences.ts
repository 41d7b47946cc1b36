// Reads a folder of another rescue as an import does and compares it, sentence by sentence, with what it was:
// node bench/import-sentences.ts FOLDER [OUTLET.yaml]
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inlineText, toText } from '../src/article/index.ts';
import type { Block } from '../src/base/blocks.ts';
import { habitsOf, readImported, traitOf } from '../src/importing/index.ts';
import { builtInOutlet, outletTemplate, parseOutlet } from '../src/outlets/index.ts';

const [folder, outletFile] = process.argv.slice(2);
if (!folder) throw new Error('node bench/import-sentences.ts FOLDER [OUTLET.yaml]');
const outlet = parseOutlet(
  outletFile
    ? readFileSync(outletFile, 'utf8')
    : (builtInOutlet('hkcnews.com') ?? outletTemplate({ name: 'unknown' })),
);

const letters = (text: string) => text.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '');

/** Every word that a body shows a reader: text, captions, alternative texts, names of players. */
function shown(blocks: readonly Block[]): string {
  return blocks
    .map((block): string => {
      switch (block.type) {
        case 'figure':
          return `${block.images.map(({ alt }) => alt).join(' ')} ${inlineText(block.caption)} ${block.credit ?? ''}`;
        case 'embed':
          return `${block.title ?? ''} ${inlineText(block.caption)}`;
        case 'quote':
          return shown(block.blocks);
        case 'list':
          return block.items.map((item) => `${block.ordered ? block.start : ''} ${shown(item)}`).join(' ');
        default:
          return toText([block]);
      }
    })
    .join('\n');
}

/** The sentences of a Markdown body, without its markup. */
function sentences(body: string): string[] {
  return body
    .replace(/^\s*# .*\n/, '')
    .replace(/<\/?(?:figure|figcaption|img|strong|em|del|sup|sub|br|cite)[^>]*>/g, '\n')
    .replace(/^\{\{<.*>\}\}$/gm, '')
    .replace(/\]\((?:[^()\n]|\([^()]*\))*\)/g, ']')
    .replace(/^[\s>]*\d{1,9}[.)]\s/gm, '')
    .replace(/^\|[\s|:-]*\|$/gm, '')
    .replace(/&amp;/g, '&')
    .split(/[。！？!?\n|]/)
    .map(letters)
    .filter((sentence) => sentence !== '');
}

const files = globSync('**/*.md', { cwd: folder }).sort();
const started = performance.now();
const habits = habitsOf(files.flatMap((file) => traitOf(readFileSync(join(folder, file), 'utf8')) ?? []));
console.error(`${habits.pleas.length} paragraphs of pleas:`);
for (const plea of habits.pleas) console.error(`  ${plea}`);
const surveyed = performance.now();

const counts: Record<string, number> = {};
const count = (name: string) => {
  counts[name] = (counts[name] ?? 0) + 1;
};
for (const file of files) {
  const bytes = readFileSync(join(folder, file));
  const { readings, problems } = readImported({ path: `imported/${file}`, bytes }, outlet, habits);
  for (const { code, message } of problems) console.log(`${file}: ${code}: ${message}`);
  for (const reading of readings) {
    count(reading.kind);
    if (reading.kind !== 'article') {
      count(`${reading.kind}: ${'reason' in reading ? reading.reason : ''}`);
      continue;
    }
    const kept = letters(`${reading.title}${shown(reading.body)}`);
    const taken = letters(reading.removed.map(({ text }) => text).join(''));
    const mended = letters((reading.repairs ?? []).map(({ text }) => text).join(''));
    for (const { rule } of [...reading.removed, ...(reading.repairs ?? [])]) count(`rule ${rule}`);
    const text = bytes.toString('utf8');
    for (const sentence of sentences(text.slice(text.indexOf('\n---\n', 4) + 5))) {
      count('sentences');
      if (kept.includes(sentence) || taken.includes(sentence)) continue;
      count('sentences not accounted for');
      console.log(`${file}: ${sentence.slice(0, 200)}${mended.includes(sentence) ? ' (mended)' : ''}`);
    }
    const whole = JSON.stringify(reading.body);
    if (/\/web\/\d{14}/.test(whole)) console.log(`${file}: an address of the archive is left`);
    if (/avatars?\//.test(whole)) console.log(`${file}: a portrait is left`);
    if (/訂戶|subscrib/i.test(whole)) count('bodies that speak of subscribers');
  }
}
console.error(counts);
console.error(
  `counted in ${Math.round(surveyed - started)} ms, read in ${Math.round(performance.now() - surveyed)} ms`,
);
