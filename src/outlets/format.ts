import { stringify } from 'yaml';
import type { Recipe } from './outlet.ts';

/**
 * One recipe as the text of `recipes/LAYOUT.yaml`: only what it says, in the order of `Recipe`, after comments
 * of a line each. `parseRecipe` reads it back.
 */
export function formatRecipe(recipe: Recipe, comments: readonly string[] = []): string {
  return commented(comments, said(recipe));
}

const MARK = '# What follows was learned. reprint learn --batch replaces it.';

/**
 * An outlet file with recipes below what a person wrote in it, in place of those that were learned before.
 * `comments` are the lines that stand above each recipe.
 */
export function withLearned(
  text: string,
  learned: readonly { recipe: Recipe; comments: readonly string[] }[],
): string {
  const at = text.indexOf(`\n${MARK}`);
  const written = (at < 0 ? text : text.slice(0, at)).trimEnd();
  const items = learned.map(({ recipe, comments }) => {
    const lines = commented(comments, said(recipe)).trimEnd().split('\n');
    const first = lines.findIndex((line) => !line.startsWith('#'));
    return lines.map((line, i) => `${i === first ? '  - ' : '    '}${line}\n`).join('');
  });
  const list = items.length === 0 ? 'learned: []\n' : `learned:\n${items.join('')}`;
  return `${written}\n\n${MARK}\n${list}`;
}

function said(recipe: Recipe): Partial<Recipe> {
  const values = Object.entries(recipe).filter(
    ([, value]) => value !== null && (!Array.isArray(value) || value.length > 0),
  );
  return Object.fromEntries(values);
}

function commented(comments: readonly string[], value: Partial<Recipe>): string {
  const head = comments.map((line) => `# ${line.replace(/[\r\n]+/g, ' ')}\n`).join('');
  return head + stringify(value, { lineWidth: 0, singleQuote: true });
}
