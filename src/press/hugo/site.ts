import type { Outlet } from '../../outlets/index.ts';
import type { Words } from '../words/words.ts';
import { clean } from './content.ts';

/** Hugo's configuration, in TOML: a JSON string is a TOML string. */
export function hugoConfig(outlet: Outlet, words: Words): string {
  const text = (value: string) => JSON.stringify(clean(value));
  return `baseURL = "/"
relativeURLs = true
title = ${text(outlet.name)}
languageCode = ${text(outlet.languages[0] ?? words.lang)}
${isZone(outlet.timezone) ? `timeZone = ${text(outlet.timezone)}\n` : ''}hasCJKLanguage = true
buildFuture = true
paginate = 100
# A tag is a name: 眾新聞 and A & B are not to be made into Title Case.
titleCaseStyle = "none"

[taxonomies]
  tag = "tags"
  section = "sections"
  byline = "bylines"

[markup.goldmark.renderer]
  # The figures are written as HTML, by us; all other HTML in the articles has been made into text.
  unsafe = true
[markup.goldmark.extensions]
  linkify = false
  typographer = false

[params]
  about = ${text(outlet.about ?? '')}
  sections = ${text(words.sections)}
  bylines = ${text(words.bylines)}
  tags = ${text(words.tags)}
  published = ${text(words.published)}
  updated = ${text(words.updated)}
  provenance = ${text(words.provenance)}
  original = ${text(words.original)}
  memento = ${text(words.memento)}
  digest = ${text(words.digest)}
  revisions = ${text(words.revisions)}
  earlier = ${text(words.earlier)}
  later = ${text(words.later)}
  askArchive = ${text(words.askArchive)}
  pictureLost = ${text(words.lost.picture)}
`;
}

function isZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
}
