import type { Layout } from './layouts.ts';

/** Names for layouts, in the order in which they are to be tried, after what names their bodies: `1-article-content`. */
export function named(layouts: readonly Layout[]): Layout[] {
  return layouts.map((layout, i) => {
    const words = layout.recipe.body
      .at(-1)!
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '');
    const number = String(i + 1).padStart(String(layouts.length).length, '0');
    const name = `${number}-${words || 'layout'}`.slice(0, 60).replace(/-+$/, '');
    return { ...layout, recipe: { ...layout.recipe, layout: name } };
  });
}
