const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** `2019-02-28` → `February 28`; both styles are written in English, whatever the language of the article. */
export function monthAndDay(day: string): string {
  const [, month, date] = day.split('-').map(Number);
  return `${MONTHS[month! - 1]} ${date}`;
}

/** `February 28, 2019` */
export function englishDate(day: string): string {
  return `${monthAndDay(day)}, ${day.slice(0, 4)}`;
}
