/** Many readings to one article: which capture, which revisions, which aliases, what is lost; and what is still wanted. Pure. */
export type { Candidate, Outcome } from './candidate.ts';
export { type Edition, edit, editReadings, type Revision, tell, type Verdict } from './edit.ts';
export type { Told } from './facts.ts';
export { bandsOf, guessedLikeness, type Likeness, likeness, runsOf } from './likeness.ts';
export { type Mark, markOf, sketchIn, textKey } from './mark.ts';
export { FIRST_CAPTURE } from './modified.ts';
export { type Kinship, kinshipOf, type Link, mayBeKin, numbersIn, type Shown } from './same-story.ts';
export type { Read, Seen, Sighting } from './sighting.ts';
export type { State } from './states.ts';
export { inCount, type StoryId, storyOrder } from './story-order.ts';
export { type Goal, wanted } from './wanted.ts';
