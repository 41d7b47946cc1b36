import { escapeHtml } from '../../html.ts';
import type { Words } from '../../words/words.ts';
import { apa } from './apa.ts';
import { bibtex } from './bibtex.ts';
import { chicago } from './chicago.ts';
import { ris } from './ris.ts';
import type { Work } from './work.ts';

/** How to cite the article, as plain text to be copied: one click takes hold of each. */
export function citationPanel(work: Work, words: Words): string {
  const { cite, note } = words.story;
  const styled = (name: string, html: string) => `<dt>${name}</dt><dd lang="en"><p>${html}</p></dd>`;
  const coded = (name: string, text: string) => `<dt>${name}</dt><dd><pre>${escapeHtml(text)}</pre></dd>`;
  return `<details class="cite"><summary>${cite}</summary>
<dl>
${styled(`Chicago <small>${note}</small>`, chicago(work))}
${styled('APA', apa(work))}
${coded('BibTeX', bibtex(work))}
${coded('RIS', ris(work))}
</dl>
</details>
`;
}
