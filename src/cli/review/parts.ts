import type { Part } from '../../rescue/index.ts';

/** What a part is called, in the order of the legend. */
export const PART_NAMES: Readonly<Record<Part, string>> = {
  headline: 'headline',
  standfirst: 'standfirst',
  byline: 'byline',
  date: 'date',
  section: 'section',
  tags: 'tags',
  body: 'text',
  caption: 'caption',
  picture: 'picture',
  embed: 'embed',
  removed: 'taken out',
  left: 'not taken',
};

/** What the rules are called by which lines are taken out of a text. */
const RULE_NAMES: Readonly<Record<string, string>> = {
  plea: 'a plea to readers',
  biography: 'about the author',
  related: 'other stories',
  share: 'share buttons',
  advertisement: 'an advertisement',
  comments: "readers' comments",
  navigation: 'a menu',
  consent: 'cookies and consent',
  rating: 'votes and ratings',
  chrome: 'furniture of the page',
  tags: 'tags',
  caption: 'a caption, kept with its picture',
  'recipe:without': 'a line that the recipe leaves out',
};

/** `taken out: other stories`, `taken out by the recipe: .plea` */
export function ruleName(rule: string): string {
  const known = Object.hasOwn(RULE_NAMES, rule) ? RULE_NAMES[rule] : undefined;
  if (known !== undefined) return `taken out: ${known}`;
  return rule.startsWith('recipe:') ? `taken out by the recipe: ${rule.slice(7)}` : `taken out: ${rule}`;
}
