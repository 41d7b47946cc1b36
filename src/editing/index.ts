/** Many readings to one article: which capture, which revisions, which aliases, what is lost; and what is still wanted. Pure. */
export type { Candidate, Outcome } from './candidate.ts';
export { type Edition, edit, type Revision, type Verdict } from './edit.ts';
export { textKey } from './states.ts';
export { type Goal, wanted } from './wanted.ts';
