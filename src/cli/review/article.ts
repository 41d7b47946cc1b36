import { escapeHtml, readable, safeHref } from '../../base/html.ts';
import type { Part, ReviewedFact, ReviewedPage } from '../../rescue/index.ts';
import { linesHtml } from './lines.ts';

const FIELDS: readonly (readonly [ReviewedFact['field'], string, Part | null])[] = [
  ['title', 'headline', 'headline'],
  ['standfirst', 'standfirst', 'standfirst'],
  ['authors', 'byline', 'byline'],
  ['published', 'published', 'date'],
  ['modified', 'modified', 'date'],
  ['section', 'section', 'section'],
  ['tags', 'tags', 'tags'],
  ['lang', 'language', null],
  ['body', 'text', 'body'],
];

/** One page of the outlet: what is doubtful about it, its facts, and its own lines coloured by what they were taken as. */
export function pageHtml(page: ReviewedPage, id: string): string {
  const title = page.title?.trim() || '(no headline)';
  const doubts =
    page.doubts.length === 0
      ? ''
      : `<ul class="doubts">${page.doubts.map(({ why }) => `<li>${escapeHtml(why)}</li>`).join('')}</ul>`;
  const more = page.more > 0 ? `<p class="note">The page goes on for ${page.more} more lines.</p>` : '';
  return `<article id="${id}">
<header><h3>${escapeHtml(title)}</h3>
<p class="where">${whereHtml(page)}</p>${doubts}</header>
<div class="sides"><div class="page">
${linesHtml(page.lines)}${more}${unshownHtml(page)}</div>
${page.kind === 'article' ? factsHtml(page.facts) : ''}</div>
</article>`;
}

/** `2019-02-28 12:30:15 · https://…`, which leads to the capture where an archive on the network has it. */
function whereHtml({ capture, kind, reason }: ReviewedPage): string {
  const time = escapeHtml(capture.timestamp.replace(/^(....)(..)(..)(..)(..)(..)$/, '$1-$2-$3 $4:$5:$6'));
  const shown = escapeHtml(readable(capture.original));
  const href = capture.memento === null ? null : safeHref(capture.memento);
  const address =
    href === null
      ? shown
      : `<a href="${escapeHtml(href)}" rel="external noreferrer noopener nofollow">${shown}</a>`;
  const cut = capture.truncated === null ? '' : ' · not whole';
  return `${kind === 'article' ? '' : `${kindName(kind)}: ${escapeHtml(reason ?? '')} · `}captured ${time}${cut} · ${address}`;
}

function kindName(kind: ReviewedPage['kind']): string {
  return kind === 'tombstone' ? 'tombstone' : kind === 'error' ? 'not read' : 'no article';
}

function factsHtml(facts: readonly ReviewedFact[]): string {
  const items = FIELDS.map(([field, name, part]) => {
    const fact = facts.find((each) => each.field === field);
    const dt = `<dt>${name}</dt>`;
    if (!fact) return `<div>${dt}<dd class="none">none found</dd></div>`;
    const value = fact.value.split('\n').map(escapeHtml).join('<br>');
    const sure = `${Math.round(fact.confidence * 100)} % sure`;
    const how = fact.confidence < 0.5 ? `<span class="weak">${sure}</span>` : sure;
    return `<div${part ? ` class="${part}"` : ''}>${dt}<dd>${value}</dd><dd class="from">from <code>${escapeHtml(fact.from)}</code>, ${how}</dd></div>`;
  });
  return `<div class="facts"><dl>${items.join('')}</dl></div>`;
}

function unshownHtml({ unshown }: ReviewedPage): string {
  if (unshown.length === 0) return '';
  return `<div class="unshown"><p class="note">The article also has these, which stand in the page's data or otherwise than the page shows them:</p>
${linesHtml(unshown)}</div>`;
}
