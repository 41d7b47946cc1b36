import type { ImportReport } from '../rescue/index.ts';
import { legible } from './legible.ts';
import { counted } from './words.ts';

/** So many reasons and rules are told; the account has them all. */
const MOST = 20;

/** What came of the files of another rescue, in lines for a person. */
export function importLines({ files, articles, noArticles, rules, passedOver }: ImportReport): string[] {
  const none = Object.values(noArticles).reduce((sum, n) => sum + n, 0);
  const over = passedOver === 0 ? '' : `, ${passedOver.toLocaleString('en')} that cannot be read`;
  const { 'illegible letters': illegible, ...mended } = rules;
  return [
    `imported: ${counted(files, 'file')}: ${counted(articles, 'article')}, ${none.toLocaleString('en')} that ${none === 1 ? 'is' : 'are'} none${over}`,
    ...lines(noArticles, 'no article'),
    ...lines(mended, 'mended'),
    ...(illegible === undefined
      ? []
      : [`  left as it is: illegible letters: ${illegible.toLocaleString('en')}`]),
  ];
}

function lines(counts: Record<string, number>, what: string): string[] {
  const all = Object.entries(counts);
  const told = all
    .slice(0, MOST)
    .map(([name, n]) => `  ${what}: ${legible(name)}: ${n.toLocaleString('en')}`);
  return all.length > MOST ? [...told, `  ${what}: ${all.length - MOST} more`] : told;
}
