import type { Element } from 'domhandler';
import { calledSo } from '../page/called.ts';
import { briefText, namesOf } from '../page/dom.ts';
import { firstLines } from '../page/lines.ts';
import type { Page } from '../page/survey.ts';
import { dateIn, machineDate, type PageDate, visibleDate } from './dates.ts';
import { holdersOfHeadline, isElsewhere } from './elsewhere.ts';
import type { Found } from './found.ts';
import { headingOf, nearHeadline } from './headline.ts';

const DATE_NAME =
  /(?:^|[\s_-])(?:date|time|datetime|published|pubdate|publish(?:ed)?[\w-]*|posted|timestamp|dateline|post-date|entry-date|byline|meta|line|info|update[d]?)(?:$|[\s_-])|date$|time$/;
const UPDATED =
  /更新|修訂|修改|最後|最后|修正|updated|modified|last edit|수정|업데이트|aktualisiert|stand:|mis à jour|actualizado|atualizado|aggiornato|güncelle|oppdatert|uppdaterad|opdateret|bijgewerkt|обновлено|zaktualizowano/i;
const PUBLISHED =
  /發布|發佈|发布|刊登|發表|发表|出版|公開|配信|입력|등록|published|posted|first published|datum|date:|veröffentlicht|publié|publicado|pubblicato|yayın|publisert|publicerad|udgivet|gepubliceerd|опубликовано/i;

/** So many elements after the headline a date is still by it. */
const NEAR = 150;

/**
 * A date that the page shows: named so, `<time>` or a line by the headline; else one that stands further off, that
 * of its title or address; else, doubted, the day that it tells of its last change, where it tells no other.
 */
export function shownDate(page: Page): Found<PageDate> | null {
  const named = fromElements(page);
  if (named && named.distance <= NEAR) return named;
  const found =
    labelledDate(page) ?? fromLines(page) ?? named ?? fromTitle(page) ?? fromAddress(page.address);
  if (found) return found;
  const updated = shownUpdate(page);
  return updated && { ...updated, confidence: 0.4 };
}

/** The nearest after the headline first; one that only tells of a change is none. */
function fromElements(page: Page): (Found<PageDate> & { distance: number }) | null {
  const heading = headingOf(page);
  const headline = heading ? page.elements.indexOf(heading) : -1;
  const holders = holdersOfHeadline(page);
  let best: { date: PageDate; distance: number; from: string; confidence: number } | null = null;
  const timed: PageDate[] = [];
  for (const { element, names, at: i } of datedElements(page)) {
    const isTime = element.name === 'time';
    if (!isTime && element.children.length > 30) continue;
    if (isElsewhere(element, holders, 'dates') || tellsOfChange(element, names) || isOfTeaser(element))
      continue;
    const shown = briefText(element, 200);
    const date = toldToMachines(element) ?? publishedIn(shown);
    if (!date) continue;
    const distance = headline < 0 ? i : i < headline ? (headline - i) * 3 : i - headline;
    if (date.time !== null) timed.push(date);
    if (best && best.distance <= distance) continue;
    const from = isTime
      ? 'time'
      : `css:.${(element.attribs.class ?? element.attribs.id ?? '').trim().split(/\s+/)[0]}`;
    best = { date, distance, from, confidence: isTime ? 0.8 : 0.75 };
  }
  if (!best) return null;
  const { date, ...rest } = best;
  // The day over the headline, its time under the text.
  const finer = date.time === null ? timed.find(({ day }) => day === date.day) : undefined;
  return { value: finer ?? date, ...rest };
}

/** `<time datetime>`, and the hAtom microformat's `<abbr class="published" title="2012-05-11T07:20:00+08:00">`. */
function toldToMachines({ name, attribs }: Element): PageDate | null {
  if (name !== 'time' && name !== 'abbr') return null;
  return machineDate((name === 'time' ? attribs.datetime : attribs.title) ?? '');
}

interface Dated {
  element: Element;
  names: string;
  /** Which of the page's elements it is. */
  at: number;
}

/** So many elements may be named as dates; beyond, the page is a list of others. */
const MAX_DATED = 1000;
const dated = new WeakMap<Page, readonly Dated[]>();

/** The elements that are named as dates, asked of three times over. */
function datedElements(page: Page): readonly Dated[] {
  const known = dated.get(page);
  if (known) return known;
  const found: Dated[] = [];
  const called = calledSo(page, (names) => DATE_NAME.test(names));
  for (let at = 0; at < page.elements.length && found.length < MAX_DATED; at++) {
    const element = page.elements[at]!;
    if (element.name === 'time' || called.has(element)) found.push({ element, names: namesOf(element), at });
  }
  dated.set(page, found);
  return found;
}

/** A date within a link that says more is of the article that the link leads to; `<a><time>` is a permalink. */
function isOfTeaser(element: Element): boolean {
  let up = element.parent as Element | null;
  for (let i = 0; up?.attribs && i < 6; i++) {
    if (up.name === 'a') {
      const [whole, own] = [briefText(up, 200), briefText(element, 200)];
      return whole === '' || whole.replace(own, '').replace(/\p{Script=Han}/gu, '字字字').length > 20;
    }
    up = up.parent as Element | null;
  }
  return false;
}

/** The text by which an element tells what its date is of: its own, and what its parent says before it. */
function tellsOfChange(element: Element, names: string): boolean {
  if (/(?:^|[\s_-])(?:updated?|modified|dateupdated|datemodified)(?:$|[\s_-])/.test(names))
    return !/publish|entry-date|created|posted/.test(names);
  if (/modified/i.test(element.attribs.itemprop ?? ''))
    return !/published/i.test(element.attribs.itemprop ?? '');
  const parent = element.parent as Element | null;
  if (!parent?.attribs) return false;
  const own = briefText(element, 120);
  const around = briefText(parent, 120);
  const at = own === '' ? -1 : around.indexOf(own);
  return at > 0 && isOfChange(around.slice(Math.max(0, at - 40), at));
}

/** Whether the words before a date say that it is of a change; the last of them counts. */
function isOfChange(label: string): boolean {
  const words = label.slice(-40);
  return last(words, UPDATED) > last(words, PUBLISHED);
}

function last(text: string, pattern: RegExp): number {
  let at = -1;
  for (const match of text.matchAll(new RegExp(pattern, 'gi'))) at = match.index;
  return at;
}

interface Told {
  date: PageDate;
  label: string;
  after: string;
}

/** The dates of a text, each with what stands before and after it: `發布 2019-03-01 更新 2019-03-02` has two. */
function datesIn(text: string): Told[] {
  const dates: Told[] = [];
  let rest = text;
  for (let found = dateIn(rest); found && dates.length < 5; found = dateIn(rest)) {
    dates.push({ date: found.date, label: found.before, after: found.after });
    rest = found.after;
  }
  return dates;
}

/** The first date of a text that is not of a change: `2019年3月2日更新` and `Last updated on …` are. */
function publishedIn(text: string): PageDate | null {
  for (const { date, label, after } of datesIn(text)) {
    if (isOfChange(label) || (!PUBLISHED.test(label) && /^\s?(?:更新|修訂|修改|수정)/.test(after))) continue;
    return date;
  }
  return null;
}

/** `Datum 28.04.2023`, `發布日期：2019年3月1日`: a short line anywhere that says what its date is. */
function labelledDate(page: Page): Found<PageDate> | null {
  for (const line of firstLines(page)) {
    if (line.length < 10 || line.length > 80 || !PUBLISHED.test(line)) continue;
    const [first] = datesIn(line).filter(
      ({ label }) => PUBLISHED.test(label) && !isOfChange(label) && label.length <= 40,
    );
    if (first) return { value: first.date, from: 'text', confidence: 0.7 };
  }
  return null;
}

/** A short line by the headline that holds a date and little else: `2003年7月2日<br>`. */
function fromLines(page: Page): Found<PageDate> | null {
  for (const line of nearHeadline(page, 40, 8)) {
    if (line.length < 6 || line.length > 80 || /©|copyright|版權/i.test(line)) continue;
    const date = isSentence(line) ? null : publishedIn(line);
    if (date) return { value: date, from: 'text', confidence: 0.6 };
  }
  return null;
}

/** `2014年9月28日，警方施放催淚彈。` tells of a day, and not of its own. */
function isSentence(line: string): boolean {
  if (PUBLISHED.test(line) || UPDATED.test(line)) return false;
  const after = dateIn(line)?.after ?? '';
  return (
    /\p{L}{2}.*[。！？.!?]["”」』]?$/u.test(after) ||
    /^[，,]?[^|｜/／]{0,40}\p{Script=Han}{4}[^|｜/／]{0,60}。/u.test(after)
  );
}

/** `Headline | Site | 28.04.2023` */
function fromTitle(page: Page): Found<PageDate> | null {
  const found = dateIn(page.titleText.slice(-60));
  if (found?.after.trim() !== '' || !/[|–—-]\s*$/.test(found.before)) return null;
  return { value: found.date, from: 'title', confidence: 0.6 };
}

function fromAddress(address: string): Found<PageDate> | null {
  const match =
    /[/_-]((?:19|20)\d{2})[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?:[/_.-]|\d{0,8}(?:\.|\/|$))/.exec(
      address,
    );
  const date = match && machineDate(`${match[1]}-${match[2]}-${match[3]}`);
  return date ? { value: date, from: 'address', confidence: 0.7 } : null;
}

/** The date of the last change that the page shows. */
export function shownUpdate(page: Page): Found<PageDate> | null {
  const holders = holdersOfHeadline(page);
  for (const { element, names } of datedElements(page)) {
    if (element.children.length > 12 || /^(?:script|style|a|option)$/.test(element.name)) continue;
    const text = briefText(element, 200);
    const changed = datesIn(text).find(({ label }) => isOfChange(label))?.date;
    // `<time class="updated" datetime="2019-03-06T09:00:00+08:00">2019-03-06</time>`: machines are told the time too.
    const date =
      changed ?? (tellsOfChange(element, names) ? (toldToMachines(element) ?? visibleDate(text)) : null);
    if (date && !isElsewhere(element, holders, 'dates'))
      return { value: date, from: 'text', confidence: 0.7 };
  }
  for (const line of nearHeadline(page, 40, 8)) {
    const changed = line.length <= 80 && datesIn(line).find(({ label }) => isOfChange(label));
    if (changed) return { value: changed.date, from: 'text', confidence: 0.6 };
  }
  return null;
}

/** Every `YYYY-MM-DD hh:mm` that the page shows near its headline or in an element named as a date. */
export function shownClocks(page: Page): Set<string> {
  const clocks = new Set<string>();
  const add = (text: string): void => {
    for (const { date } of datesIn(text)) if (date.time) clocks.add(`${date.day} ${date.time.slice(0, 5)}`);
  };
  for (const { element } of datedElements(page)) {
    if (element.children.length <= 30) add(briefText(element, 200));
  }
  for (const line of nearHeadline(page, 20, 8)) if (line.length <= 80) add(line);
  return clocks;
}
