import type { Sieve } from '../sift.ts';
import type { SearchWords } from '../site.ts';
import { el, svg } from './dom.ts';
import type { Speech } from './results.ts';

/** More bars than this are no bars: several months then share one. */
const MOST_BARS = 240;

/**
 * The hits by month: bars to drag over, two sliders at their foot for fingers and keys, two fields for who knows what he
 * wants. `choose` hears of a range, null for no bound.
 */
export function histogram(
  months: readonly string[],
  counts: ReadonlyMap<string, number>,
  { from, to }: Pick<Sieve, 'from' | 'to'>,
  words: SearchWords,
  speak: Speech,
  choose: (from: string | null, to: string | null) => void,
): HTMLElement | null {
  const dated = months.filter((month) => month !== '');
  if (dated.length === 0) return null;
  const first = numberOf(dated.reduce((a, b) => (a < b ? a : b)));
  const last = numberOf(dated.reduce((a, b) => (a > b ? a : b)));
  const step = Math.ceil((last - first + 1) / MOST_BARS);
  const bars = new Array<number>(Math.ceil((last - first + 1) / step)).fill(0);
  for (const [month, count] of counts) {
    const bar = Math.floor((numberOf(month) - first) / step);
    if (month !== '' && bar in bars) bars[bar]! += count;
  }
  const barOf = (month: string) =>
    Math.max(0, Math.min(bars.length - 1, Math.floor((numberOf(month) - first) / step)));
  const begins = (bar: number) => monthOf(first + bar * step);
  const ends = (bar: number) => monthOf(Math.min(last, first + bar * step + step - 1));
  const chosen: [number, number] = [
    from === null ? 0 : barOf(from),
    to === null ? bars.length - 1 : barOf(to),
  ];

  const tallest = Math.max(1, ...bars);
  const columns = bars.map((count, i) => {
    const height = count === 0 ? 0 : Math.max(2, (100 * count) / tallest);
    return svg('rect', {
      x: String(i),
      width: bars.length > 100 ? '1' : '.8',
      y: String(100 - height),
      height: String(height),
    });
  });
  const picture = svg(
    'svg',
    { viewBox: `0 0 ${bars.length} 100`, preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    ...columns,
  );
  const slider = (end: 0 | 1) =>
    el('input', {
      type: 'range',
      min: '0',
      max: String(bars.length - 1),
      value: String(chosen[end]),
      'aria-label': end === 0 ? words.from : words.to,
    });
  const sliders = [slider(0), slider(1)] as const;
  const field = (end: 0 | 1, value: string | null) =>
    el('input', {
      type: 'month',
      min: monthOf(first),
      max: monthOf(last),
      value: value ?? '',
      placeholder: 'YYYY-MM',
      pattern: '\\d{4}-\\d{2}',
      name: end === 0 ? 'from' : 'to',
    });
  const fields = [field(0, from), field(1, to)] as const;
  const said = el('output', { class: 'range' });

  function draw(): void {
    const [a, b] = chosen;
    for (const [i, column] of columns.entries()) column.classList.toggle('out', i < a || i > b);
    const parts = [speak.month(begins(a)), speak.month(ends(b))];
    for (const [end, each] of sliders.entries()) {
      each.value = String(chosen[end]);
      each.setAttribute('aria-valuetext', parts[end]!);
    }
    said.textContent = parts[0] === parts[1] ? parts[0]! : parts.join(' – ');
  }
  const commit = () => {
    const [a, b] = chosen;
    choose(a === 0 ? null : begins(a), b === bars.length - 1 ? null : ends(b));
  };

  for (const [end, each] of sliders.entries()) {
    each.addEventListener('input', () => {
      const at = Number(each.value);
      chosen[end] = end === 0 ? Math.min(at, chosen[1]) : Math.max(at, chosen[0]);
      draw();
    });
    each.addEventListener('change', commit);
  }
  let held = -1;
  const barAt = (event: PointerEvent) => {
    const { left, width } = picture.getBoundingClientRect();
    return Math.max(0, Math.min(bars.length - 1, Math.floor((bars.length * (event.clientX - left)) / width)));
  };
  picture.addEventListener('pointerdown', (event) => {
    held = barAt(event);
    picture.setPointerCapture(event.pointerId);
    chosen.splice(0, 2, held, held);
    draw();
  });
  picture.addEventListener('pointermove', (event) => {
    if (held < 0) return;
    const at = barAt(event);
    chosen.splice(0, 2, Math.min(held, at), Math.max(held, at));
    draw();
  });
  picture.addEventListener('pointerup', () => {
    if (held >= 0) commit();
    held = -1;
  });
  picture.addEventListener('pointercancel', () => {
    held = -1;
    chosen.splice(0, 2, from === null ? 0 : barOf(from), to === null ? bars.length - 1 : barOf(to));
    draw();
  });
  const form = el(
    'form',
    {},
    el('label', {}, el('span', {}, words.from), fields[0]),
    el('label', {}, el('span', {}, words.to), fields[1]),
    el('button', {}, words.apply),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const [a, b] = fields.map(({ value }) => (/^\d{4}-\d\d$/.test(value) ? value : null));
    if (a && b && a > b) choose(b, a);
    else choose(a ?? null, b ?? null);
  });
  draw();
  return el('div', { class: 'histogram' }, el('div', { class: 'bars' }, picture, ...sliders), said, form);
}

/** Months counted from the year 0 on. */
function numberOf(month: string): number {
  return 12 * Number(month.slice(0, 4)) + Number(month.slice(5)) - 1;
}

function monthOf(number: number): string {
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;
}
