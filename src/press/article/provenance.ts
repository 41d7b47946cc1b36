import { escapeHtml, outsideLink, readable } from '../html.ts';
import type { Setting } from '../setting.ts';
import { captureTime, sayTime } from '../times.ts';
import type { Words } from '../words/words.ts';
import { stamp } from './dates.ts';
import type { ArticlePageSource } from './source.ts';

/** So many other addresses are told; the article's file has all of them. */
const MOST_ALIASES = 100;

/** Where the text comes from, and how that can be checked. */
export function provenance(
  { id, front, file, record }: ArticlePageSource,
  setting: Setting,
  words: Words,
): string {
  const { story } = words;
  const rows: [string, string][] = [];
  const address = (value: string) => outsideLink(value, escapeHtml(readable(value)));
  const code = (value: string) => `<code>${escapeHtml(value)}</code>`;
  if (front.original_url) rows.push([words.original, address(front.original_url)]);
  if (front.url) rows.push([words.memento, address(front.url)]);
  const captured = /^(\d{4,14})\//.exec(front.capture ?? '')?.[1];
  const time = captured === undefined ? null : captureTime(captured, setting.outlet.timezone);
  if (time) rows.push([words.captured, `<time datetime="${stamp(time)}">${sayTime(time, words)}</time>`]);
  if (front.digest) rows.push([words.digest, code(front.digest)]);
  if (record) {
    const { offset, length } = record;
    const place = story.recordAt(words.number(offset), words.number(length));
    rows.push([story.record, `${code(record.file)} <small>${place}</small>`]);
  }
  if (front.imported) rows.push([story.importedFrom, code(front.imported)]);
  rows.push([words.file, code(file)]);
  if (front.reader) rows.push([words.reader, code(front.reader)]);
  if (front.recipe) rows.push([words.recipe, code(front.recipe)]);
  if (front.aliases?.length) {
    const items = front.aliases
      .slice(0, MOST_ALIASES)
      .map((alias) => `<li>${escapeHtml(readable(alias))}</li>`);
    rows.push([words.aliases, `<ul>${items.join('')}</ul>`]);
  }
  // What was imported has no capture here that could be hashed again; its file stands in the manifest.
  const check = front.digest
    ? `${code('reprint verify .')} <br>${code(`reprint explain . ${id}`)}`
    : code('sha256sum -c --quiet manifest-sha256.txt');
  rows.push([story.verify, `${check} <small>${story.verifyNote}</small>`]);
  const list = rows.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join('\n');
  const note = front.digest ? `<p>${words.provenanceNote}</p>\n` : '';
  return `<details class="provenance"><summary>${words.provenance}</summary>\n<dl>\n${list}\n</dl>\n${note}</details>\n`;
}
