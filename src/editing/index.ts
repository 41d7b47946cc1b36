/** Many readings to one article: which capture, which revisions, which aliases, what is lost. Pure. */
export { type Edition, edit, type Revision, type Verdict } from './edit.ts';
export { textKey } from './states.ts';
