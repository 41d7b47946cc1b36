import { stringify } from 'yaml';
import type { Recipe } from './outlet.ts';

/**
 * One recipe as the text of `recipes/LAYOUT.yaml`: only what it says, in the order of `Recipe`, after comments
 * of a line each. `parseRecipe` reads it back.
 */
export function formatRecipe(recipe: Recipe, comments: readonly string[] = []): string {
  const said = Object.entries(recipe).filter(
    ([, value]) => value !== null && (!Array.isArray(value) || value.length > 0),
  );
  const head = comments.map((line) => `# ${line.replace(/[\r\n]+/g, ' ')}\n`).join('');
  return head + stringify(Object.fromEntries(said), { lineWidth: 0, singleQuote: true });
}
