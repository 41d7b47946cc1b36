import { keysOfPath } from '../address-asked.ts';
import { findKey, idKey } from '../addresses.ts';
import type { IndexHead } from '../open-index.ts';
import type { LostSite } from '../site.ts';
import { storyReader } from '../stories.ts';
import { httpFiles } from './http-files.ts';

declare const LOST_SITE: LostSite;

/*
 * Runs on the page that answers wrong addresses. Most of them were right once, on the outlet's own site: whoever asks for
 * one is led to the article. The page itself says what there is to say where it is none.
 */
const root = new URL('.', (document.currentScript as HTMLScriptElement).src);
const asked = location.pathname + location.search;

/** The address of the article that is asked for; null where this outlet has none. */
async function pageOf({ root: folder, ...outlet }: LostSite['outlets'][number]): Promise<URL | null> {
  const home = new URL(folder, root);
  const below = asked.startsWith(home.pathname) ? asked.slice(home.pathname.length - 1) : asked;
  const id = new RegExp(LOST_SITE.article).exec(below)?.[1];
  const paths = [...new Set([below, asked])];
  const keys = paths.flatMap((path) => keysOfPath(path, location.hostname, outlet));
  if (id !== undefined) keys.unshift(idKey(id));
  const { read } = httpFiles(new URL(LOST_SITE.index, home));
  const head = JSON.parse(new TextDecoder().decode(await read('index.json'))) as IndexHead;
  const story = await findKey(read, head, keys);
  return story === null ? null : new URL((await storyReader(read, head).story(story)).page, home);
}

async function lead(): Promise<void> {
  const found = await Promise.all(LOST_SITE.outlets.map((outlet) => pageOf(outlet).catch(() => null)));
  const page = found.find((each) => each !== null);
  if (!page) ask();
  // A page that is missing although it should be there would lead to itself for ever.
  else if (page.pathname !== location.pathname) location.replace(page.href + location.hash);
}

/** Puts the words of the address into the box, where it has some: `/politics/some-long-headline.html`. */
function ask(): void {
  const box = document.querySelector<HTMLInputElement>('form[role=search] input');
  if (box?.value !== '') return;
  try {
    const last = decodeURIComponent(location.pathname).replace(/\/+$/, '').split('/').at(-1)!;
    const words = last
      .replace(/\.[a-z]{2,5}$/i, '')
      .replace(/[-_+\s]+/g, ' ')
      .trim();
    if (/[^\x00-\x7f]| .* /.test(words) && !words.includes('\ufffd')) box.value = words.slice(0, 200);
  } catch {
    // Escapes that are no UTF-8 are no words.
  }
}

void lead();
