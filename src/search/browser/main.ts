import type { SearchSite } from '../site.ts';
import { engine } from './engine.ts';
import { searchPage } from './page.ts';
import { speech } from './results.ts';
import { slash } from './slash.ts';
import { suggest } from './suggest.ts';

declare const SEARCH_SITE: SearchSite;

const root = new URL('.', (document.currentScript as HTMLScriptElement).src);
const heads = document.querySelector('#index')?.textContent ?? 'null';
const its = engine(SEARCH_SITE, root, JSON.parse(heads));
const speak = speech(SEARCH_SITE.words.lang);
if (document.querySelector('form.ask')) {
  slash();
  searchPage(its, root, SEARCH_SITE, speak);
}
const box = document.querySelector<HTMLInputElement>('form[role=search] input');
if (box) suggest(box, its, root, SEARCH_SITE, speak);
