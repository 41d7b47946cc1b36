/** Files of other rescues to readings, with every change told. Pure. */
export { IMPORTER } from './article.ts';
export { type Habits, habitsOf, NO_HABITS, type Trait, traitOf } from './habits.ts';
export type { Imported, Problem } from './imported.ts';
export { ILLEGIBLE_LETTERS } from './inline-repairs.ts';
export { longestFile, readImported } from './read-imported.ts';
