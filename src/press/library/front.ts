import { isLanguage } from '../article/language.ts';
import { escapeHtml, inLang } from '../html.ts';
import { sayDay } from '../times.ts';
import type { Words } from '../words/words.ts';
import { type Library, libraryPage, type Shown, wayTo } from './frame.ts';
import { commonYears, renderYears } from './months-strip.ts';
import type { Portrait } from './portrait.ts';

/** The front page of a library: each outlet with its name, its story, its years, how much is rescued, its last articles. */
export function renderLibraryFront(library: Library, words: Words): string {
  const { outlets } = library;
  const articles = outlets.reduce((sum, { portrait }) => sum + portrait.articles, 0);
  const axis = commonYears(outlets.map(({ portrait }) => portrait));
  const papers = library.isInParts ? [] : [words.library.papers(outlets.length)];
  const ear = [...papers, words.articles(articles)].join(' · ');
  const lead = library.isInParts ? firstParagraph(library.about) : words.library.lead;
  const main = `${lead === '' ? '' : `<p class="lead">${escapeHtml(lead)}</p>\n`}<div class="papers">
${outlets.map((outlet) => paper(outlet, axis, words)).join('')}</div>
`;
  return libraryPage(
    {
      path: 'index.html',
      title: library.name,
      kind: 'front library',
      ear,
      main,
      description: lead,
    },
    library,
    words,
  );
}

function paper(shown: Shown, axis: [number, number] | null, words: Words): string {
  const { portrait } = shown;
  const root = wayTo(shown);
  const lang = isLanguage(portrait.lang) ? inLang(portrait.lang) : '';
  const { first, last } = portrait;
  const days = [...new Set([first, last].filter((day) => day !== null))].map((day) => sayDay(day, words));
  return `<section class="paper">
<div>
<h2${lang}><a href="${root}index.html">${escapeHtml(portrait.name)}</a></h2>
${days.length === 0 ? '' : `<p class="life">${days.join(` ${words.between} `)}</p>\n`}${about(portrait, lang)}<p class="rescued">${share(portrait, root, words)}</p>
${counts(portrait, words)}${renderYears(portrait, axis, root, words)}</div>
${latest(portrait, root, words)}</section>
`;
}

/** The first paragraph of its story; the rest stands on its own front page. */
function about({ about }: Portrait, lang: string): string {
  const first = firstParagraph(about);
  return first === '' ? '' : `<p class="about"${lang}>${escapeHtml(first)}</p>\n`;
}

function firstParagraph(text: string | null): string {
  return (text?.split(/\n\s*\n/).find((each) => each.trim() !== '') ?? '').trim();
}

function share({ articles, known }: Portrait, root: string, words: Words): string {
  if (known === null) return words.articles(articles);
  return `<a href="${root}coverage.html">${words.coverage.rescuedOf(articles, known)}</a>`;
}

function counts({ revisions, pictures }: Portrait, words: Words): string {
  const lines = [
    revisions > 0 ? words.revisionsKept(revisions) : '',
    pictures > 0 ? words.picturesKept(pictures) : '',
  ].filter((line) => line !== '');
  return lines.length === 0
    ? ''
    : `<ul class="counts">\n${lines.map((line) => `<li>${line}</li>`).join('\n')}\n</ul>\n`;
}

function latest({ latest, lang }: Portrait, root: string, words: Words): string {
  if (latest.length === 0) return '';
  const own = isLanguage(lang) ? lang : '';
  const items = latest.map(({ title, page, day, lang: its }) => {
    const time = day === '' ? '' : `<small><time datetime="${day}">${sayDay(day, words)}</time></small>`;
    return `<li><a class="headline"${inLang(its || own)} href="${root}${page}">${escapeHtml(title || words.untitled)}</a>${time}</li>\n`;
  });
  return `<div class="last">\n<h3>${words.lastStories}</h3>\n<ol>\n${items.join('')}</ol>\n</div>\n`;
}
