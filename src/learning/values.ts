import type { ArticleReading, Author } from '../base/reading.ts';
import { type Facts, folded, type Slot } from '../reading/index.ts';
import type { Label } from './sample.ts';
import type { Sheet } from './sheet.ts';

export const SLOTS: readonly Slot[] = [
  'title',
  'standfirst',
  'authors',
  'published',
  'modified',
  'section',
  'tags',
];

/** A fact of a page in the form in which it is compared; the empty string where the page tells none. */
export function keyOf(slot: Slot, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (slot === 'authors')
    return (value as Author[])
      .map(({ name, role }) => (role === undefined ? name : `${role}：${name}`))
      .join('\n');
  return slot === 'tags' ? (value as string[]).join('\n') : String(value);
}

/** What the generic reader makes of a page, and where it found that. */
export function genericKey({ generic }: Sheet, slot: Slot): { key: string; from: string } {
  if (generic.kind !== 'article') return { key: '', from: '' };
  return { key: keyOf(slot, generic[slot]), from: generic.from[slot] ?? '' };
}

export function genericValue({ generic }: Sheet, slot: Slot): ArticleReading[Slot] {
  return generic.kind === 'article' ? generic[slot] : null;
}

/** Whether a person said what this slot should give on this page. */
export function isLabelled({ label }: Sheet, slot: Slot): boolean {
  return label !== null && labelOf(label, slot) !== null;
}

function labelOf(label: Label, slot: Slot): string | readonly string[] | null {
  if (slot === 'title') return label.title;
  if (slot === 'authors') return label.authors;
  return slot === 'published' ? label.date : null;
}

/** Whether a value is what a person says that it should be: the same letters, the same people, the same day. */
export function isAsLabelled(
  { label }: Sheet,
  slot: Slot,
  value: NonNullable<Facts[Slot]>['value'] | null,
): boolean {
  const wanted = label === null ? null : labelOf(label, slot);
  if (wanted === null) return false;
  if (slot === 'authors') {
    const names = ((value ?? []) as Author[]).map(({ name }) => folded(name));
    return names.sort().join() === [...(wanted as string[])].map(folded).sort().join();
  }
  if (slot === 'published') return isSameDay(wanted as string, value as string | null);
  return folded(String(value ?? '')) === folded(wanted as string);
}

function isSameDay(wanted: string, value: string | null): boolean {
  if (value === null) return false;
  if (value.slice(0, 10) === wanted.slice(0, 10)) return true;
  // 2024-03-01 23:30-05:00 is 2024-03-02 04:30Z.
  const instants = [wanted, value].map((each) =>
    each.length > 10 ? Date.parse(each.replace(' ', 'T')) : Number.NaN,
  );
  return Math.abs(instants[0]! - instants[1]!) < 60_000;
}

/** Captures of one story are one witness. */
export function storyOf({ generic, text }: Sheet): string {
  return generic.kind === 'article' && generic.title !== '' ? generic.title : text.slice(0, 100);
}
