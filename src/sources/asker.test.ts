import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Headers, header } from '../base/capture.ts';
import type { Answer, Judgement, Question } from './ask.ts';
import { startAsking } from './asker.ts';
import { virtualClock } from './clock.test-help.ts';
import { LostConnection, type LostKind } from './lost-connection.ts';
import { openPace } from './pace.ts';
import { randomFrom } from './random.test-help.ts';
import type { SourceEvent } from './source.ts';

const ORIGIN = 'https://web.archive.example';
const SECOND = 1000;

type Reply = Partial<Omit<Answer, 'body'>> & { body?: string };

/** An archive that replies to each request with what `reply` makes of it, or throws, after 300 ms. */
function desk(
  reply: (address: string, request: number) => Reply | LostKind,
  mostTries?: number,
  signal?: AbortSignal,
) {
  const clock = virtualClock();
  const events: SourceEvent[] = [];
  const tell = (event: SourceEvent) => events.push(event);
  const path = join(mkdtempSync(join(tmpdir(), 'asker-')), 'pace.sqlite');
  const pace = openPace(path, ORIGIN, { clock, tell });
  const sent: { address: string; at: number }[] = [];
  const ask = startAsking({
    async transport({ address }) {
      sent.push({ address, at: clock.now() });
      const at = new Date(clock.now());
      const replied = reply(address, sent.length);
      await clock.sleep(300);
      if (typeof replied === 'string') throw new LostConnection(replied, replied);
      const body = Buffer.from(replied.body ?? 'text');
      return { address, status: 200, reason: 'OK', headers: [], truncated: null, at, ...replied, body };
    },
    pace,
    clock,
    tell,
    mostTries,
    signal,
    random: randomFrom(1),
  });
  const question = (address = `${ORIGIN}/web/a`): Question => ({ kind: 'replay', address, mostBytes: 1e6 });
  return {
    clock,
    events,
    sent,
    question,
    ask,
    one: (judge: (answer: Answer) => Judgement = taken) => clock.run(ask(question(), judge)),
  };
}

function taken(): Judgement {
  return { is: 'taken' };
}

/** Follows `Location`. */
function following(answer: Answer): Judgement {
  const location = header(answer.headers, 'location');
  return location === null ? { is: 'taken' } : { is: 'hop', address: new URL(location, answer.address).href };
}

function location(address: string): Reply {
  return { status: 302, headers: [['Location', address]] };
}

const MEMENTO: Headers = [['Memento-Datetime', 'Fri, 01 Jan 2021 00:00:00 GMT']];

describe('asking', () => {
  test('brings an answer, and tells of each request', async () => {
    const { one, events } = desk(() => ({}));
    expect(await one()).toMatchObject({ answer: { status: 200 }, gaveUp: null });
    expect(events).toEqual([{ event: 'asking', kind: 'replay', address: `${ORIGIN}/web/a` }]);
  });

  test.each(['reset', 'timeout', 'protocol'] as const)(
    'tries again after a %s, with growing pauses',
    async (kind) => {
      const { one, sent } = desk(() => kind);
      expect(await one()).toEqual({ answer: null, gaveUp: `no answer (${kind})` });
      expect(sent).toHaveLength(8);
      const pauses = sent.slice(1).map(({ at }, i) => (at - sent[i]!.at) / SECOND);
      pauses.forEach((pause, i) => {
        expect(pause).toBeGreaterThan(2 ** i / 2);
        expect(pause).toBeLessThan(2 ** i * 1.5 + 1);
      });
    },
  );

  test('tries again what was judged so', async () => {
    const { one, sent } = desk((_, n) => ({ body: n < 3 ? 'half' : 'whole' }));
    const judge = (answer: Answer): Judgement =>
      String(Buffer.from(answer.body)) === 'whole' ? { is: 'taken' } : { is: 'again', reason: 'half a list' };
    expect((await one(judge)).gaveUp).toBe(null);
    expect(sent).toHaveLength(3);
  });

  test('says why it gave up, and hands out the last answer', async () => {
    const { one } = desk((_, n) => ({ body: `answer ${n}` }));
    const { answer, gaveUp } = await one(() => ({ is: 'again', reason: 'a repeated key' }));
    expect([String(Buffer.from(answer!.body)), gaveUp]).toEqual(['answer 8', 'a repeated key']);
  });

  test('hands out the longest body that was cut off, which judge saw last', async () => {
    const bodies = ['ab', 'abcde', 'abc'];
    const { ask, clock, question } = desk(
      (_, n) => (n > bodies.length ? { status: 503 } : { body: bodies[n - 1], truncated: 'disconnect' }),
      4,
    );
    let seen = '';
    const judge = (answer: Answer): Judgement => {
      seen = String(Buffer.from(answer.body));
      return { is: 'taken' };
    };
    const { answer, gaveUp } = await clock.run(ask(question(), judge));
    expect(answer).toMatchObject({ truncated: 'disconnect', body: Buffer.from('abcde') });
    expect([seen, gaveUp]).toEqual(['abcde', null]);
  });

  test('takes a body that is longer than wanted as it is', async () => {
    const { one, sent } = desk(() => ({ truncated: 'length' }));
    expect((await one()).answer?.truncated).toBe('length');
    expect(sent).toHaveLength(1);
  });

  test('goes on with other questions while one waits', async () => {
    const { clock, ask, question, sent } = desk((address, n) =>
      n < 3 && address.endsWith('1') ? 'reset' : {},
    );
    await clock.run(Promise.all([ask(question(`${ORIGIN}/1`), taken), ask(question(`${ORIGIN}/2`), taken)]));
    expect(sent.map(({ address }) => address.at(-1))).toEqual(['1', '2', '1']);
  });

  test('stops at the signal', async () => {
    const stop = new AbortController();
    const { one } = desk(
      () => {
        stop.abort();
        return 'reset';
      },
      8,
      stop.signal,
    );
    await expect(one()).rejects.toMatchObject({ code: 'INTERRUPTED' });
  });
});

describe('an archive that', () => {
  test('answers 429 is left in peace for a minute, which counts as no try', async () => {
    const { one, sent } = desk((_, n) => (n < 4 ? { status: 429 } : {}), 1);
    expect((await one()).gaveUp).toBe(null);
    expect(sent.slice(1).map(({ at }, i) => Math.round((at - sent[i]!.at) / SECOND))).toEqual([60, 120, 240]);
  });

  test('answers 429 for hours is given up', async () => {
    const { one, sent } = desk(() => ({ status: 429 }));
    expect(await one((answer) => ({ is: 'again', reason: `http-${answer.status}` }))).toMatchObject({
      gaveUp: 'http-429',
    });
    expect(sent).toHaveLength(7);
  });

  test('replays a 429 or 503 of long ago has answered', async () => {
    for (const status of [429, 503]) {
      const { one, sent } = desk(() => ({ status, headers: [...MEMENTO, ['Retry-After', '3600']] }));
      expect(await one()).toMatchObject({ answer: { status }, gaveUp: null });
      expect(sent).toHaveLength(1);
    }
  });

  test('says Retry-After with its 503 is obeyed', async () => {
    const { one, sent } = desk((_, n) => (n === 1 ? { status: 503, headers: [['Retry-After', '600']] } : {}));
    await one();
    expect((sent[1]!.at - sent[0]!.at) / SECOND).toBeGreaterThanOrEqual(600);
  });

  test('answers 502 is asked again', async () => {
    const { one, sent } = desk((_, n) => (n === 1 ? { status: 502 } : {}));
    expect((await one()).answer?.status).toBe(200);
    expect(sent).toHaveLength(2);
  });

  test('refuses whatever is asked is left in peace, as by a firewall', async () => {
    const wall = (reply: Reply) => {
      const { clock, ask, question, events, sent } = desk(() => reply);
      const asked = Array.from({ length: 30 }, (_, n) => ask(question(`${ORIGIN}/web/${n}`), taken));
      return clock.run(Promise.all(asked)).then(() => ({
        pauses: events.filter(({ event }) => event === 'pause').length,
        within: sent.at(-1)!.at - sent[0]!.at,
      }));
    };
    const refused = await wall({ status: 403, body: '<h1>403 Forbidden</h1>' });
    expect(refused.pauses).toBeGreaterThan(0);
    expect(refused.within).toBeGreaterThan(8 * SECOND);
    for (const word of [
      { status: 404 },
      { status: 451 },
      { status: 403, headers: MEMENTO },
      { status: 403, body: 'RobotAccessControlException: Blocked By Robots' },
    ])
      expect(await wall(word)).toMatchObject({ pauses: 0 });
  });

  test('refuses one connection is asked again, and the question loses no try', async () => {
    const { one, sent } = desk((_, n) => (n === 2 ? 'refused' : n === 1 ? 'reset' : {}), 2);
    expect((await one()).gaveUp).toBe(null);
    expect(sent).toHaveLength(3);
  });

  test('was never there ends it', async () => {
    await expect(desk(() => 'unreachable').one()).rejects.toMatchObject({ code: 'UNREACHABLE' });
  });

  test('lies on a private network is not asked, unless it was given', async () => {
    await expect(desk(() => 'forbidden').one()).rejects.toMatchObject({ code: 'FORBIDDEN_ADDRESS' });
  });
});

describe('a redirect', () => {
  test('is followed, each hop in its own turn', async () => {
    const { one, sent, events } = desk((address) => (address.endsWith('/a') ? location('/web/b') : {}));
    expect(await one(following)).toMatchObject({ answer: { address: `${ORIGIN}/web/b` }, gaveUp: null });
    expect(sent[1]!.at - sent[0]!.at).toBeGreaterThanOrEqual(124);
    expect(events).toHaveLength(2);
  });

  test('is tried again where it leads to, when that got lost', async () => {
    const { one, sent } = desk((_, n) => (n === 1 ? location('/web/b') : n === 2 ? 'reset' : {}));
    await one(following);
    expect(sent.map(({ address }) => address.at(-1))).toEqual(['a', 'b', 'b']);
  });

  test('in a circle is given up', async () => {
    const { one, sent } = desk((address) => location(address.endsWith('/a') ? '/web/b' : '/web/a'));
    expect(await one(following)).toMatchObject({ answer: { status: 302 }, gaveUp: 'redirect loop' });
    expect(sent).toHaveLength(2);
  });

  test('after redirect is followed ten times', async () => {
    const { one, sent } = desk((_, n) => location(`/web/${n}`));
    expect((await one(following)).gaveUp).toBe('more than 10 redirects');
    expect(sent).toHaveLength(11);
  });

  test.each([
    'http://127.0.0.1:8080/',
    'http://[::1]/',
    'http://localhost/',
    'http://0x7f000001/',
    'http://2130706433/',
    'http://169.254.169.254/latest/meta-data/',
    'file:///etc/passwd',
    'ftp://web.archive.example/',
  ])('to %s is not followed', async (address) => {
    const { one, sent } = desk(() => location(address));
    expect((await one(following)).gaveUp).toMatch('redirected to a forbidden address: ');
    expect(sent).toHaveLength(1);
  });

  test('to a name that leads to a private address is given up', async () => {
    const { one } = desk((_, n) => (n === 1 ? location('https://inside.example/') : 'forbidden'));
    expect((await one(following)).gaveUp).toBe(
      'redirected to a forbidden address: https://inside.example/ (forbidden)',
    );
  });
});

test('10,000 questions with three answers in ten lost all end, with less than 1.5 requests each', async () => {
  const random = randomFrom(7);
  const faults: (Reply | LostKind)[] = [
    'reset',
    'timeout',
    'protocol',
    { status: 502 },
    { truncated: 'disconnect', body: 'te' },
    { truncated: 'time', body: '' },
  ];
  const { clock, ask, question, sent } = desk(() =>
    random() < 0.3 ? faults[Math.floor(random() * faults.length)]! : {},
  );
  const questions = Array.from({ length: 10_000 }, (_, n) => question(`${ORIGIN}/web/${n}`));
  const results = await clock.run(Promise.all(questions.map((one) => ask(one, taken))));
  expect(
    results.filter(({ answer, gaveUp }) => gaveUp === null && answer!.truncated === null).length,
  ).toBeGreaterThan(9990);
  expect(sent.length / results.length).toBeLessThan(1.5);
  let from = 0;
  const most = sent.reduce((most, { at }, n) => {
    while (sent[from]!.at <= at - 60 * SECOND) from++;
    return Math.max(most, n - from + 1);
  }, 0);
  expect(most).toBeLessThanOrEqual(480);
});
