/** A run of days of which nothing was rescued, though the outlet's pace says that there was something. */
export interface SilentDays {
  /** `YYYY-MM-DD`, both among the silent days. */
  from: string;
  to: string;
  days: number;
  /** How many articles so many days have at this time, by the weeks around them. */
  expected: number;
}

/** So many weeks before a run of empty days, and after it, tell what was usual. */
const WEEKS = 8;
/** From fewer of them nothing is told: two articles a year apart make no year of silence. */
const FEWEST = 4;
/** A run counts that chance would bring to one outlet in so many. */
const ONE_IN = 100;
/** Articles with a misread day (1970, 2099) make no life of a century: so few at either end are left out. */
const STRAY = 0.002;

/**
 * Days without any article where that is strange. What is usual on a Monday the eight Mondays before the empty
 * days and the eight after them tell, so that a paper which never came out on Sundays is not silent on them.
 * How unlikely an empty day is, is told in two ways, and the stronger counts: articles come as by Poisson's law
 * at the median of those weeks, e^-median (a busy paper is silent for a day); or, for a small one, how many of
 * those weekdays were empty too. A run counts where so long a life would have one like it by chance in less
 * than one outlet of a hundred.
 */
export function silentDays(perDay: ReadonlyMap<string, number>): SilentDays[] {
  const counts = new Map<number, number>();
  for (const [day, count] of perDay) {
    const number = Date.parse(`${day}T00:00:00Z`) / DAY;
    if (Number.isInteger(number)) counts.set(number, count);
  }
  const life = lifeOf(counts);
  if (!life) return [];
  const enough = Math.log(ONE_IN * (life.last - life.first + 1));
  const found: SilentDays[] = [];
  let before = life.first;
  for (const day of [...counts.keys()].sort((a, b) => a - b)) {
    if (day <= before || day > life.last) continue;
    const [from, to] = [before + 1, day - 1];
    before = day;
    if (to < from) continue;
    const { strangeness, expected } = weigh(from, to, life, counts);
    if (strangeness >= enough)
      found.push({ from: iso(from), to: iso(to), days: to - from + 1, expected: Math.round(expected) });
  }
  return found;
}

const DAY = 86_400_000;
const iso = (day: number) => new Date(day * DAY).toISOString().slice(0, 10);

interface Life {
  first: number;
  last: number;
}

function lifeOf(counts: ReadonlyMap<number, number>): Life | null {
  const days = [...counts].sort(([a], [b]) => a - b);
  const total = days.reduce((sum, [, count]) => sum + count, 0);
  const most = Math.floor(total * STRAY);
  const within = (ordered: typeof days) => {
    let sum = 0;
    for (const [day, count] of ordered) {
      sum += count;
      if (sum > most) return day;
    }
    return undefined;
  };
  const [first, last] = [within(days), within(days.toReversed())];
  return first === undefined || last === undefined ? null : { first, last };
}

function weigh(
  from: number,
  to: number,
  life: Life,
  counts: ReadonlyMap<number, number>,
): { strangeness: number; expected: number } {
  let [poisson, empty, expected] = [0, 0, 0];
  const length = to - from + 1;
  for (let weekday = 0; weekday < 7 && weekday < length; weekday++) {
    const times = Math.floor((length - weekday - 1) / 7) + 1;
    const usual: number[] = [];
    for (let week = 1; week <= WEEKS; week++) {
      // The same weekday: counted back from the run's first such day, and on from its last.
      const [earlier, later] = [from + weekday - 7 * week, from + weekday + 7 * (times - 1 + week)];
      if (earlier >= life.first) usual.push(counts.get(earlier) ?? 0);
      if (later <= life.last) usual.push(counts.get(later) ?? 0);
    }
    if (usual.length < FEWEST) continue;
    usual.sort((a, b) => a - b);
    poisson += times * usual[(usual.length - 1) >> 1]!;
    const zeros = usual.filter((count) => count === 0).length;
    empty -= times * Math.log((zeros + 0.5) / (usual.length + 1));
    expected += (times * usual.reduce((sum, count) => sum + count, 0)) / usual.length;
  }
  return { strangeness: Math.max(poisson, empty), expected };
}
