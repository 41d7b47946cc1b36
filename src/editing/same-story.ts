import { type Likeness, likeness, type Runs } from './likeness.ts';
import { foldTitle, isOfSeries, titleLikeness } from './title.ts';

/** One text under one id, as it is compared with those under other ids. */
export interface Shown {
  title: string;
  /** Published day, `YYYY-MM-DD`, or null. */
  day: string | null;
  tags: readonly string[];
  /** `runsOf` the text. */
  runs: Runs;
  /** The numbers that the text tells, as written. */
  numbers: ReadonlySet<string>;
}

/**
 * What else, besides the texts, says that two ids may be one story: `later`, the address of one names the other
 * as the id that replaced it; `claim`, a page calls the other its canonical address, or a server led there;
 * null, nothing but their likeness.
 */
export type Link = 'later' | 'claim' | null;

/** One story under two ids; a story that goes on in another; or neither, as far as anyone can tell. */
export type Kinship = 'story' | 'thread' | null;

/** Two states of one text: what everybody would call the same. */
const SAME = 0.85;
/** With nothing but likeness under two headlines or on two days, more is asked for. */
const VERY_SAME = 0.9;
const IDENTICAL = 0.98;
/** So much of the shorter text stands in the longer one that it grew out of it. */
const GROWN = 0.85;
/** Runs that must be shared before containment says anything: two notices share a phrase. */
const FEW = 8;
const SOME = 40;
const MANY = 100;
const DAY_MS = 86_400_000;

/**
 * Whether two texts under two ids are one story. The hard rule is that two stories are never joined, so that
 * nothing is believed but the texts; how alike they must be depends on what else speaks for it. Pieces of a
 * series (之一, 之二) and daily notes of one form, whose numbers differ, are stories of their own. Pure, symmetric.
 */
export function kinshipOf(one: Shown, other: Shown, link: Link): Kinship {
  const texts = likeness(one.runs, other.runs);
  const [title, otherTitle] = [foldTitle(one.title), foldTitle(other.title)];
  const isTitle = title !== '' && title === otherTitle;
  const apart = daysApart(one.day, other.day);
  if (link !== null) {
    // Pictures and a headline alone: there is no text that could disagree.
    if (one.runs.length + other.runs.length === 0) return isTitle && link === 'later' ? 'story' : null;
    return linked(texts, isTitle, link, apart);
  }
  if (isTitle && apart === 0) return sameTitleAndDay(texts);
  const isSeries = isOfSeries(title, otherTitle);
  if (isTitle || isSeries) return isRepeated(texts, apart, one, other) ? 'story' : null;
  if (apart === null || apart > 7) return null;
  const titles = titleLikeness(title, otherTitle);
  if (isRetitled(texts, titles, apart)) return 'story';
  if (isRenamed(texts, titles, apart)) return sameNumbers(one, other) ? 'story' : null;
  const isRelated = titles >= 0.3 || one.tags.some((tag) => other.tags.includes(tag));
  return isRelated && apart <= 1 && texts.contained >= 0.6 && texts.shared >= 2 * MANY ? 'thread' : null;
}

/** Whether a pair may be more than nothing, by a guess at how alike its texts are: saves reading those that are not. */
export function mayBeKin(guess: number, sizes: readonly [number, number], isLinked: boolean): boolean {
  const [small, large] = sizes[0] < sizes[1] ? sizes : [sizes[1], sizes[0]];
  // Of two texts of one length that are .3 alike, about half of each is in the other. The guess may be .15 off.
  const most = Math.min(1, guess + 0.2);
  const shared = (most * (small + large)) / (1 + most);
  return isLinked || (small > 0 && shared / small >= 0.5);
}

function linked(
  { alike, contained, shared }: Likeness,
  isTitle: boolean,
  link: Link,
  apart: number | null,
): Kinship {
  if (alike >= SAME) return 'story';
  if (alike >= 0.6 && shared >= SOME) return 'story';
  if (contained >= GROWN && shared >= SOME) return 'story';
  if (isTitle && contained >= GROWN && shared >= FEW) return 'story';
  return link === 'later' && (apart === null || apart <= 31) ? 'thread' : null;
}

/**
 * One text under two headlines. Short ones may share nothing but what stands below all of an author's pieces, so
 * that they must be the same to the letter.
 */
function isRetitled({ alike, shared }: Likeness, titles: number, apart: number): boolean {
  if (alike >= IDENTICAL && shared >= MANY && (apart === 0 || titles >= 0.3)) return true;
  if (apart > 0 || shared < 3 * MANY) return false;
  return alike >= VERY_SAME || (alike >= SAME && titles >= 0.3);
}

/** A short text with a letter put right on its day, when 【調查未完】 came before its headline. */
function isRenamed({ alike, shared }: Likeness, titles: number, apart: number): boolean {
  return apart === 0 && titles >= 0.5 && alike >= VERY_SAME && shared >= MANY;
}

/** A story that grew through its day under one headline. */
function sameTitleAndDay({ alike, contained, shared }: Likeness): Kinship {
  if (alike >= SAME) return 'story';
  if (shared >= FEW && contained >= GROWN) return 'story';
  if (shared >= SOME && alike >= 0.6) return 'story';
  return shared >= SOME && contained >= 0.5 ? 'thread' : null;
}

/** One headline on two days, or on days unknown: a column has that every week, and a notice every month. */
function isRepeated(texts: Likeness, apart: number | null, one: Shown, other: Shown): boolean {
  if (texts.alike >= IDENTICAL && texts.shared >= MANY) return sameNumbers(one, other);
  const isNear = apart !== null && apart <= 31;
  const isOneSeries = foldTitle(one.title) !== foldTitle(other.title);
  return (
    isNear && !isOneSeries && texts.alike >= VERY_SAME && texts.shared >= MANY && sameNumbers(one, other)
  );
}

/** `今日氣溫 31 度` and `今日氣溫 28 度` are two days of one form. */
function sameNumbers(one: Shown, other: Shown): boolean {
  let shared = 0;
  for (const number of one.numbers) if (other.numbers.has(number)) shared++;
  const all = one.numbers.size + other.numbers.size - shared;
  return all === 0 || shared / all >= 0.8;
}

function daysApart(one: string | null, other: string | null): number | null {
  const apart = Math.abs(Date.parse(one ?? '') - Date.parse(other ?? ''));
  return Number.isNaN(apart) ? null : Math.round(apart / DAY_MS);
}

/** The numbers in a text: `31`, `1,204`, 三十一. At most a thousand. */
export function numbersIn(text: string): Set<string> {
  const numbers = new Set<string>();
  for (const [number] of text.matchAll(/\d+(?:[.,]\d+)*|[〇零一二三四五六七八九十百千]{2,}/g)) {
    numbers.add(number);
    if (numbers.size === 1000) break;
  }
  return numbers;
}
