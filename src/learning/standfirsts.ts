import { folded } from '../reading/index.ts';
import { type Sheet, wantedOf } from './sheet.ts';
import { storyOf } from './values.ts';

/**
 * Pages whose standfirst is no part of the text, where it is none on most pages that have one: above a short
 * text the generic reader sometimes takes it in, and a body that holds it would give it on every page.
 */
export function withoutStandfirsts(sheets: readonly Sheet[]): Sheet[] {
  const within = new Set<string>();
  const beside = new Set<string>();
  for (const sheet of sheets) {
    const line = standfirstOf(sheet);
    if (line !== '') (folded(sheet.text).startsWith(line) ? within : beside).add(storyOf(sheet));
  }
  if (within.size === 0 || within.size >= beside.size) return [...sheets];
  return sheets.map((sheet) => {
    const line = standfirstOf(sheet);
    if (sheet.wanted.labelled || line === '' || !sheet.wanted.folded.startsWith(line)) return sheet;
    const lines = sheet.text.split('\n').filter((each) => folded(each) !== line);
    return { ...sheet, text: lines.join('\n'), wanted: wantedOf(lines.join('\n'), false) };
  });
}

function standfirstOf({ generic }: Sheet): string {
  return generic.kind === 'article' ? folded(generic.standfirst ?? '') : '';
}
