import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type VirtualClock, virtualClock } from './clock.test-help.ts';
import type { Clock } from './clock.ts';
import { WAYBACK_LIMITS } from './limits.ts';
import type { Outcome } from './obstacles.ts';
import { openPace, type Pace, type PaceOptions } from './pace.ts';
import { randomFrom } from './random.test-help.ts';
import type { AskKind, SourceEvent } from './source.ts';

const ORIGIN = 'https://web.archive.example';
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const START = Date.parse('2026-01-01T00:00:00Z');

const WELL: Outcome = { is: 'well' };
const TOO_MANY: Outcome = { is: 'tooMany', retryAfterMs: null };
const REFUSED: Outcome = { is: 'refused', why: 'connect ECONNREFUSED' };
const AWAY: Outcome = { is: 'unreachable', why: 'getaddrinfo ENOTFOUND' };

/** A desk with a clock and a pace; `again` is the next run, or another process. */
function desk(clock: VirtualClock = virtualClock(START)) {
  const path = join(mkdtempSync(join(tmpdir(), 'pace-')), 'state', 'pace.sqlite');
  const told: SourceEvent[] = [];
  const open = (options: Partial<PaceOptions> = {}, origin = ORIGIN): Pace =>
    openPace(path, origin, { clock, tell: (event) => told.push(event), ...options });
  /** Takes turns one after the other, each with this outcome; when each was had, in seconds. */
  const ask = (pace: Pace, ...outcomes: Outcome[]) =>
    clock.run(
      (async () => {
        const times: number[] = [];
        for (const outcome of outcomes) {
          const turn = await pace.turn('replay');
          times.push(Math.round((clock.now() - START) / SECOND));
          turn.end(outcome);
        }
        return times;
      })(),
    );
  return { clock, path, told, open, ask };
}

/** The most of these times that lie within any minute. */
function mostInAMinute(times: readonly number[]): number {
  let from = 0;
  return times.reduce((most, time, at) => {
    while (times[from]! <= time - MINUTE) from++;
    return Math.max(most, at - from + 1);
  }, 0);
}

async function takeTurns(pace: Pace, clock: Clock, kind: AskKind, count: number, times: number[]) {
  for (let i = 0; i < count; i++) {
    const turn = await pace.turn(kind);
    times.push(clock.now());
    turn.end(WELL);
  }
}

describe('the pace', () => {
  test.each(['list', 'replay'] as const)(
    'keeps the limit of %s requests busy, and never goes over',
    async (kind) => {
      const { clock, open } = desk();
      const pace = open();
      const times: number[] = [];
      const { most } = { list: { most: 24 }, replay: { most: 480 } }[kind];
      await clock.run(Promise.all([1, 2, 3, 4].map(() => takeTurns(pace, clock, kind, most * 3, times))));
      expect(mostInAMinute(times)).toBeLessThanOrEqual(most);
      expect(times.length / ((clock.now() - START) / MINUTE)).toBeGreaterThan(most * 0.97);
    },
  );

  test('lets short lists come in a burst', async () => {
    const { clock, open } = desk();
    await clock.run(takeTurns(open(), clock, 'list', 24, []));
    expect(clock.now() - START).toBeLessThan(10 * SECOND);
  });

  test.each([
    ['two processes, over restarts', 2, 0, false],
    ['one whose clock is put back before each run', 1, 24 * HOUR, false],
    ['two whose clocks are set to anything before each run, if the machine stays up', 2, 24 * HOUR, true],
  ])('is kept by %s', async (_, processes, mostBackMs, up) => {
    for (let seed = 1; seed <= 12; seed++) {
      const random = randomFrom(seed);
      const { clock, open } = desk();
      const limits = { ...WAYBACK_LIMITS, replay: { most: 20, withinMs: 61_400, leastGapMs: 500 } };
      const times: number[] = [];
      const process = async () => {
        let backMs = 0;
        for (let run = 0; run < 6; run++) {
          const startedMs = backMs;
          const own: Clock = {
            now: () => clock.now() - startedMs,
            sleep: clock.sleep,
            sinceBoot: () => (up ? { boot: 'a', ms: clock.now() - START } : null),
          };
          const pace = open({ clock: own, limits });
          for (let left = random() * 40; left > 0; left--) {
            if (random() < 0.2) await clock.sleep(random() * 20 * SECOND);
            const asked = clock.now();
            const turn = await pace.turn('replay');
            times.push(clock.now());
            expect(clock.now() - asked).toBeLessThan(3 * MINUTE);
            turn.end(random() < 0.1 ? { is: 'unused' } : WELL);
          }
          pace.close();
          backMs = up ? (random() - 0.5) * mostBackMs : backMs + random() * mostBackMs;
        }
      };
      await clock.run(Promise.all(Array.from({ length: processes }, process)));
      expect(mostInAMinute(times)).toBeLessThanOrEqual(20);
      expect(times.length).toBeGreaterThan(20);
    }
  });

  test('waits no longer than a window where the clock was put back a year', async () => {
    const { clock, open, ask } = desk();
    await clock.run(takeTurns(open(), clock, 'replay', 480, []));
    const before = clock.now();
    const own: Clock = { now: () => clock.now() - 365 * 24 * HOUR, sleep: clock.sleep };
    await ask(open({ clock: own }), WELL);
    expect(clock.now() - before).toBeLessThanOrEqual(61_400);
  });

  test('knows an archive by its host, and others by theirs', async () => {
    const { clock, open } = desk();
    await clock.run(takeTurns(open(), clock, 'list', 24, []));
    const times: number[] = [];
    await clock.run(takeTurns(open({}, 'http://web.archive.example/'), clock, 'list', 1, times));
    expect(times[0]! - START).toBeGreaterThanOrEqual(61_400);
    const now = clock.now();
    await clock.run(takeTurns(open({}, 'https://other.example'), clock, 'list', 1, times));
    expect(clock.now()).toBe(now);
  });

  test('gives up waiting when the signal is given, in line or asleep', async () => {
    const { clock, open } = desk();
    const pace = open();
    await clock.run(takeTurns(pace, clock, 'list', 24, []));
    const stop = new AbortController();
    const turns = [1, 2, 3].map(() => pace.turn('list', stop.signal));
    stop.abort();
    for (const turn of turns) await expect(turn).rejects.toMatchObject({ code: 'INTERRUPTED' });
    await clock.run(takeTurns(pace, clock, 'list', 1, []));
  });

  test('begins anew where its file is damaged', () => {
    const { open, path } = desk();
    open().close();
    writeFileSync(path, 'no database, certainly not one of SQLite'.repeat(100));
    expect(open().pausedUntil()).toBe(null);
  });
});

describe('after a 429', () => {
  test('all is silent for a minute, and twice as long each time, up to an hour', async () => {
    const { open, ask } = desk();
    const times = await ask(open(), ...Array<Outcome>(9).fill(TOO_MANY));
    const silences = times.slice(1).map((time, i) => time - times[i]!);
    expect(silences).toEqual([60, 120, 240, 480, 960, 1920, 3600, 3600]);
  });

  test('lists are silent too, and so is another process', async () => {
    const { clock, open, ask } = desk();
    await ask(open(), TOO_MANY);
    await clock.run(takeTurns(open(), clock, 'list', 1, []));
    expect(clock.now()).toBe(START + MINUTE);
  });

  test('more of them for requests under way are the same silence', async () => {
    const { clock, open } = desk();
    const pace = open();
    const turns = await clock.run(Promise.all([1, 2, 3].map(() => pace.turn('replay'))));
    for (const turn of turns) {
      turn.end(TOO_MANY);
      await clock.advance(SECOND);
    }
    expect(pace.pausedUntil()?.getTime()).toBe(clock.now() - 3 * SECOND + MINUTE);
  });

  test('a good answer makes the next silence a short one again, but not an answer from before', async () => {
    const { clock, open, ask } = desk();
    const pace = open();
    const early = await clock.run(pace.turn('replay'));
    expect(await ask(pace, TOO_MANY, TOO_MANY)).toEqual([0, 60]);
    early.end(WELL);
    expect(await ask(pace, TOO_MANY, WELL, TOO_MANY, WELL)).toEqual([180, 420, 420, 480]);
  });

  test('a longer Retry-After is honoured, up to a day', async () => {
    const { open, ask } = desk();
    const pace = open();
    const of = (ms: number): Outcome => ({ is: 'tooMany', retryAfterMs: ms });
    expect(await ask(pace, of(10 * MINUTE), of(1), of(99 * 24 * HOUR), WELL)).toEqual([0, 600, 720, 87_120]);
  });

  test('the pause is told once', async () => {
    const { told, open, clock } = desk();
    const pace = open();
    const turn = await clock.run(pace.turn('replay'));
    turn.end(TOO_MANY);
    await clock.run(Promise.all([1, 2, 3].map(() => pace.turn('replay'))));
    expect(told).toEqual([
      {
        event: 'pause',
        until: new Date('2026-01-01T00:01:00Z'),
        reason: 'web.archive.example was asked too much, it says (HTTP 429)',
      },
    ]);
  });

  test('who has no patience is told when to come back', async () => {
    const { open, ask } = desk();
    const pace = open({ patience: 30 * SECOND });
    await expect(ask(pace, TOO_MANY, WELL)).rejects.toMatchObject({
      code: 'SOURCE_PAUSED',
      message: expect.stringContaining('2026-01-01T00:01:00.000Z'),
    });
  });
});

describe('when connections are refused', () => {
  test('one request at a time finds out for a minute; then nothing is asked for an hour, doubling to a day', async () => {
    const { open, ask } = desk();
    const times = await ask(open(), WELL, ...Array<Outcome>(11).fill(REFUSED));
    expect(times.slice(1, 5)).toEqual([0, 5, 20, 65]);
    const hours = times.slice(5).map((time, i) => (time - times[i + 4]!) / 3600);
    expect(hours).toEqual([1, 2, 4, 8, 16, 24, 24]);
  });

  test('one refusal is no block', async () => {
    const { clock, open, ask } = desk();
    const pace = open();
    expect(await ask(pace, WELL, REFUSED, WELL, REFUSED, WELL)).toEqual([0, 0, 5, 5, 10]);
    expect(pace.pausedUntil()).toBe(null);
    expect(clock.now()).toBeLessThan(START + 11 * SECOND);
  });

  test('all wait while one finds out', async () => {
    const { clock, open, ask } = desk();
    const [pace, other] = [open(), open()];
    await ask(pace, WELL, REFUSED);
    const probe = await clock.run(pace.turn('replay'));
    const had: string[] = [];
    pace.turn('list').then(() => had.push('list'));
    other.turn('replay').then(() => had.push('other'));
    await clock.advance(MINUTE);
    expect(had).toEqual([]);
    probe.end(WELL);
    await clock.advance(2 * SECOND);
    expect(had.sort()).toEqual(['list', 'other']);
  });

  test('a probe whose process was killed keeps nobody waiting for long', async () => {
    const { clock, open, ask } = desk();
    const pace = open();
    await ask(pace, WELL, REFUSED);
    await clock.run(pace.turn('replay'));
    pace.close();
    await ask(open(), WELL);
    expect(clock.now() - START).toBeLessThan(5 * MINUTE);
  });

  test('many refusals at once are one', async () => {
    const { clock, open, ask } = desk();
    const pace = open();
    await ask(pace, WELL);
    const turns = await clock.run(Promise.all(Array.from({ length: 8 }, () => pace.turn('replay'))));
    for (const turn of turns) turn.end(REFUSED);
    expect(pace.pausedUntil()?.getTime()).toBe(clock.now() + 5 * SECOND);
  });

  test('a restart respects the block, and tells when it ends', async () => {
    const { clock, told, open, ask } = desk();
    const pace = open();
    await ask(pace, WELL, ...Array<Outcome>(4).fill(REFUSED));
    pace.close();
    const again = open({ patience: 2 * MINUTE });
    expect(again.pausedUntil()?.getTime()).toBe(clock.now() + HOUR);
    await expect(ask(again, WELL)).rejects.toMatchObject({
      code: 'SOURCE_PAUSED',
      message: expect.stringContaining('2026-01-01T01:01:05'),
      hint: expect.stringContaining('the same command goes on'),
    });
    const until = again.pausedUntil();
    again.close();
    await ask(open(), REFUSED);
    expect(clock.now()).toBeGreaterThanOrEqual(until!.getTime());
    expect(told.at(-1)).toMatchObject({ event: 'pause', until });
  });

  test('an archive that never answered has a wrong address', async () => {
    const { clock, open, ask } = desk();
    const pace = open();
    await expect(ask(pace, REFUSED, REFUSED, REFUSED, WELL)).rejects.toMatchObject({
      code: 'UNREACHABLE',
      message: 'https://web.archive.example does not answer (connect ECONNREFUSED)',
    });
    await expect(pace.turn('list')).rejects.toMatchObject({ code: 'UNREACHABLE' });
    expect(clock.now() - START).toBe(20 * SECOND);
  });

  test('one that answered in an earlier run is blocking us', async () => {
    const { clock, open, ask } = desk();
    const pace = open();
    await ask(pace, WELL);
    pace.close();
    await ask(open(), ...Array<Outcome>(5).fill(REFUSED));
    expect(clock.now() - START).toBeGreaterThan(HOUR);
  });
});

describe('without a network', () => {
  test('a run that has had no answer yet ends, whatever was in earlier ones', async () => {
    const { open, ask } = desk();
    const pace = open();
    await ask(pace, WELL);
    pace.close();
    await expect(ask(open(), AWAY, AWAY, AWAY, WELL)).rejects.toMatchObject({ code: 'UNREACHABLE' });
  });

  test('a run that had answers looks again, at most five minutes apart, for as long as it takes', async () => {
    const { open, ask } = desk();
    const pace = open();
    const times = await ask(pace, WELL, ...Array<Outcome>(10).fill(AWAY), WELL, WELL);
    const gaps = times.slice(2, -1).map((time, i) => time - times[i + 1]!);
    expect(gaps).toEqual([5, 10, 20, 40, 80, 160, 300, 300, 300, 300]);
    expect(pace.pausedUntil()).toBe(null);
  });
});

test('ten failures in a row, of whatever questions, make a little pause', async () => {
  const { open, ask } = desk();
  const pace = open();
  const failed = Array<Outcome>(9).fill({ is: 'failed' });
  await ask(pace, WELL, ...failed, WELL, ...failed);
  expect(pace.pausedUntil()).toBe(null);
  const [at] = await ask(pace, { is: 'failed' });
  const [next] = await ask(pace, WELL);
  expect(next! - at!).toBe(5);
});
