import { expect, test } from 'vitest';
import type { Answer } from './ask.ts';
import { answer, asker } from './cassettes.test-help.ts';
import { holdsFilm } from './films.ts';
import type { Holding } from './source.ts';

const BASE = 'https://web.archive.org/web/';
const FILE = 'https://news.example/films/1.mp4';
const TIME = '20190228010203';
const FILM = 'https://www.youtube.com/watch?v=abcdefghijk';
const KEPT = '2oe_/http://wayback-fakeurl.archive.org/yt/abcdefghijk';

const memento = (status = 200, type = 'video/mp4'): Answer =>
  answer({
    status,
    headers: [
      ['Memento-Datetime', 'Thu, 28 Feb 2019 01:02:03 GMT'],
      ['Content-Type', type],
    ],
  });
const moved = (location: string) => answer({ status: 302, headers: [['location', location]] });

/** What an archive with these answers, by path, holds of a film. */
function holding(address: string, answers: Record<string, Answer | Answer[]>): Promise<Holding> {
  const ask = asker((asked) => answers[asked.slice(BASE.length)] ?? null);
  return holdsFilm(ask, BASE, address, TIME);
}

test('a file that an archive holds is named by its memento', async () => {
  const held = { is: 'held', memento: `${BASE}${TIME}oe_/${FILE}` };
  expect(await holding(FILE, { [`${TIME}id_/${FILE}`]: memento() })).toEqual(held);
  const elsewhere = { [`${TIME}id_/${FILE}`]: moved(`/web/20190228010200id_/${FILE}`) };
  expect(await holding(FILE, { ...elsewhere, [`20190228010200oe_/${FILE}`]: memento(206) })).toEqual(held);
});

test('a film of YouTube is asked for under the name that Wayback has for it', async () => {
  const file = 'https://r1.googlevideo.com/videoplayback?id=1';
  const answers = { [KEPT]: moved(`${BASE}${TIME}oe_/${file}`), [`${TIME}oe_/${file}`]: memento() };
  expect(await holding(FILM, answers)).toEqual({ is: 'held', memento: `${BASE}${TIME}oe_/${file}` });
});

test('what an archive does not hold is told with its reason', async () => {
  const at = (given: Answer | Answer[]) => holding(FILE, { [`${TIME}id_/${FILE}`]: given });
  expect(await at(answer({ status: 404 }))).toEqual({ is: 'absent', reason: 'not archived' });
  expect(await at(memento(404))).toEqual({ is: 'absent', reason: 'http-404' });
  expect(await at(memento(200, 'text/html'))).toEqual({ is: 'absent', reason: 'not a film' });
  expect(await at(moved(`/web/${TIME}id_/https://news.example/gone`))).toMatchObject({ is: 'absent' });
  expect(await at(answer({ status: 451 }))).toEqual({ is: 'blocked', reason: 'http-451' });
  expect(await at(moved('https://evil.example/'))).toMatchObject({ is: 'failed' });
  expect(await at(answer({ status: 403 }))).toEqual({ is: 'failed', reason: 'http-403' });
  expect(await at(Array<Answer>(9).fill(answer({ status: 503 })))).toMatchObject({ is: 'failed' });
  const circle = { [`${TIME}id_/${FILE}`]: moved(`/web/${TIME}oe_/${FILE}`) };
  const round = { ...circle, [`${TIME}oe_/${FILE}`]: moved(`/web/${TIME}oe_/${FILE}`) };
  expect(await holding(FILE, round)).toMatchObject({ is: 'failed' });
});
