import { describe, expect, test } from 'vitest';
import { type CaptureRef, captureName } from '../base/capture.ts';
import type { Candidate, Outcome } from './candidate.ts';
import { type Goal, wanted } from './wanted.ts';

const PAGE = 'https://harbourdaily.example/article/7';
const WHOLE: Outcome = { is: 'article', text: 'a', truncated: false };
const CUT: Outcome = { is: 'article', text: 'a', truncated: true };
const TOMBSTONE: Outcome = { is: 'tombstone' };
const LIST: Outcome = { is: 'notArticle' };
const UNAVAILABLE: Outcome = { is: 'unavailable' };

function candidate(year: number, ref: Partial<CaptureRef> = {}, outcome: Outcome | null = null): Candidate {
  const timestamp = `${year}0301000000`;
  const whole = { original: PAGE, timestamp, status: 200, mime: 'text/html', digest: `sha1:${year}` };
  return { ref: { ...whole, length: 9000, ...ref }, outcome };
}

/** The years of the captures that are asked for, in turn, until nothing more is wanted. */
function asked(
  candidates: Candidate[],
  goal: Goal,
  answer: (ref: CaptureRef) => Outcome,
  isKnown = (_: string) => false,
): number[] {
  const now = candidates.map((each) => ({ ...each }));
  const years: number[] = [];
  for (let round = wanted(now, goal, isKnown); round.length > 0; round = wanted(now, goal, isKnown)) {
    const names = round.map((ref) => `${captureName(ref)} ${ref.digest}`);
    expect(new Set(names).size).toBe(names.length);
    for (const ref of round) {
      years.push(Number(ref.timestamp.slice(0, 4)));
      const one = now.find((each) => each.ref === ref)!;
      expect(one.outcome).toBeNull();
      one.outcome = answer(ref);
    }
  }
  return years;
}

const never = () => UNAVAILABLE;
const whole = () => WHOLE;

describe('for one text', () => {
  test('the latest capture is asked for, and nothing after a whole article', () => {
    expect(
      asked(
        [2018, 2019, 2020].map((year) => candidate(year)),
        'text',
        whole,
      ),
    ).toEqual([2020]);
  });

  test('200 goes before an unknown size, that before an unknown status, and what is conspicuously small last', () => {
    const candidates = [
      candidate(2016),
      candidate(2017, { length: 5000 }),
      candidate(2018, { length: null }),
      candidate(2019, { status: null, mime: 'warc/revisit', length: 500 }),
      candidate(2020, { length: 4000 }),
      candidate(2021, { status: null, mime: null, original: `${PAGE}/images/white.svg` }),
    ];
    expect(asked(candidates, 'text', never)).toEqual([2017, 2016, 2018, 2019, 2020, 2021]);
    expect(asked(candidates.reverse(), 'text', never)).toEqual([2017, 2016, 2018, 2019, 2020, 2021]);
  });

  test('errors, pictures and empty bodies are never asked for', () => {
    const candidates = [
      candidate(2018, { status: 404 }),
      candidate(2019, { mime: 'image/svg+xml' }),
      candidate(2020, { digest: 'sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ' }),
    ];
    for (const goal of ['text', 'revisions', 'all'] as const)
      expect(asked(candidates, goal, never)).toEqual([]);
  });

  test('a revisit is what it repeats: a picture, or a page of known size', () => {
    const revisit = { status: null, mime: 'warc/revisit', length: 400 };
    const logo = [
      candidate(2018, { digest: 'x', mime: 'image/svg+xml' }),
      candidate(2020, { ...revisit, digest: 'x' }),
    ];
    expect(asked(logo, 'text', never)).toEqual([]);
    const page = [candidate(2018), candidate(2019), candidate(2020, { ...revisit, digest: 'sha1:2018' })];
    // The text stood there in 2020; its first capture lies nearest to its day.
    expect(asked(page, 'text', whole)).toEqual([2018]);
  });

  test('bytes that are known are not asked for again, here or as a tombstone of another article', () => {
    const same = [candidate(2019, { digest: 'x' }, TOMBSTONE), candidate(2020, { digest: 'x' })];
    expect(asked(same, 'text', never)).toEqual([]);
    expect(
      asked([candidate(2018), candidate(2020)], 'text', whole, (digest) => digest === 'sha1:2020'),
    ).toEqual([2018]);
  });

  test('bytes that are absent or cut in one capture may be whole in another; three are tried', () => {
    const same = [2016, 2017, 2018, 2019, 2020].map((year) => candidate(year, { digest: 'x' }));
    expect(asked(same, 'text', never)).toEqual([2016, 2017, 2018]);
    expect(asked(same, 'text', () => CUT)).toEqual([2016, 2017, 2018]);
    expect(asked([candidate(2019), candidate(2020)], 'text', () => CUT)).toEqual([2020, 2019]);
  });

  test('a row that the listing repeats is asked for once', () => {
    const row = { digest: null };
    expect(asked([candidate(2019, row), candidate(2019, row)], 'text', never)).toEqual([2019]);
  });

  test('two lists in its place, and the address is taken for a list', () => {
    const candidates = [2017, 2018, 2019, 2020].map((year) => candidate(year));
    expect(asked(candidates, 'text', () => LIST)).toEqual([2020, 2019]);
    expect(asked(candidates, 'all', () => LIST)).toEqual([2020, 2019, 2018, 2017]);
  });

  test('a hundred farewells in a row are passed over in strides', () => {
    const candidates = Array.from({ length: 200 }, (_, i) => candidate(1900 + i, { length: null }));
    const years = asked(candidates, 'text', ({ timestamp }) => (timestamp < '2000' ? WHOLE : TOMBSTONE));
    expect(years).toEqual([2099, 2098, 2096, 2092, 2084, 2068, 2036, 1972]);
  });

  test('that has farewells alone, all are asked for', () => {
    const candidates = Array.from({ length: 20 }, (_, i) => candidate(2000 + i));
    expect(asked(candidates, 'text', () => TOMBSTONE).sort()).toEqual(candidates.map((_, i) => 2000 + i));
  });

  test('one redirect, the earliest, is asked for where nothing else is left', () => {
    const redirects = [candidate(2018, { status: 301 }), candidate(2019, { status: 302 })];
    expect(asked(redirects, 'text', never)).toEqual([2018]);
    expect(asked([...redirects, candidate(2020)], 'text', () => TOMBSTONE)).toEqual([2020, 2018]);
    expect(asked([...redirects, candidate(2020)], 'revisions', whole)).toEqual([2020]);
  });
});

describe('for all', () => {
  test('every body is asked for once, together, the best first', () => {
    const candidates = [
      candidate(2018),
      candidate(2019),
      candidate(2020, { digest: 'sha1:2018' }),
      candidate(2021),
    ];
    expect(wanted(candidates, 'all', () => false).map(({ timestamp }) => timestamp.slice(0, 4))).toEqual([
      '2021',
      '2018',
      '2019',
    ]);
  });
});

describe('for revisions', () => {
  /** A history told as one letter a capture, years from 2000 on: a text, `.` a tombstone, `-` one that does not come. */
  function history(letters: string, isKnown = (_: string) => false): string {
    const candidates = [...letters].map((_, i) => candidate(2000 + i));
    const years = asked(
      candidates,
      'revisions',
      ({ timestamp }) => outcomeOf(letters[Number(timestamp.slice(2, 4))]!),
      isKnown,
    );
    return [...letters].map((letter, i) => (years.includes(2000 + i) ? letter : ' ')).join('');
  }

  function outcomeOf(letter: string): Outcome {
    if (letter === '.') return TOMBSTONE;
    return letter === '-' ? UNAVAILABLE : { is: 'article', text: letter, truncated: false };
  }

  test('first and last are compared, and where they agree nothing else is asked for', () => {
    expect(history('aaaaaaaaa')).toBe('a       a');
    expect(history('a')).toBe('a');
  });

  test('between two that differ the middle is asked for, until the change is found', () => {
    expect(history('aaaaabbbbbbbbbbbb')).toBe('a   abb b       b');
    expect(history('aaabbbbbbbbbbbccc')).toMatch(/^a.*a?b.*bc?.*c$/);
  });

  test('what is missing, or an outage in between, gives way to the nearest', () => {
    expect(history('-aaaaaa--')).toBe('-a    a--');
    expect(history('aaaaabbbbbbbb-bbb')).toBe('a   abb b       b');
    expect(history('aaa....bbbbbbbbbb')).toMatch(/^a.*a\.*b.*b$/);
  });

  test('the last text before the farewell is found, and the farewells are left alone', () => {
    expect(history('aaaaaaab........').replace(/[ .]+$/, '')).toMatch(/^a.*b$/);
  });

  test('nothing more is wanted of an address that gave no article', () => {
    expect(
      asked(
        [2018, 2019, 2020].map((year) => candidate(year)),
        'revisions',
        () => LIST,
      ),
    ).toEqual([2020, 2019]);
  });

  test('every text of a history without returns is found, in few requests', () => {
    const random = dice(7);
    for (let n = 0; n < 400; n++) {
      const captures = 1 + Math.floor(random() * 300);
      const changes = Math.floor(random() * Math.min(6, captures));
      const starts = Array.from({ length: changes }, () => Math.floor(random() * captures));
      const textAt = (i: number) => String(starts.filter((start) => start <= i).length);
      const texts = new Set(Array.from({ length: captures }, (_, i) => textAt(i)));
      const candidates = Array.from({ length: captures }, (_, i) =>
        // Some captures of one text have the same bytes.
        candidate(1000 + i, { digest: random() < 0.2 ? `same-${textAt(i)}` : `own-${i}` }),
      );
      const found = new Set<string>();
      const bytes: (string | null)[] = [];
      const requests = asked(candidates, 'revisions', ({ timestamp, digest }) => {
        const text = textAt(Number(timestamp.slice(0, 4)) - 1000);
        found.add(text);
        bytes.push(digest);
        return { is: 'article', text, truncated: false };
      });
      expect([...found].sort()).toEqual([...texts].sort());
      expect(new Set(bytes).size).toBe(bytes.length);
      expect(requests.length).toBeLessThanOrEqual(texts.size * (2 + Math.log2(captures)));
    }
  });

  test('whatever the outcomes, it comes to an end, and no goal asks for a capture twice', () => {
    const random = dice(3);
    const outcomes: Outcome[] = [
      WHOLE,
      { ...WHOLE, text: 'b' },
      CUT,
      TOMBSTONE,
      LIST,
      UNAVAILABLE,
      { is: 'unreadable' },
    ];
    for (let n = 0; n < 300; n++) {
      const candidates = Array.from({ length: 1 + Math.floor(random() * 60) }, () => {
        const [status, mime, digest, length] = [
          pick([200, 200, 301, 404, null]),
          pick(['text/html', null, 'image/png']),
          pick(['x', 'y', null]),
          pick([null, 900, 9000]),
        ];
        return candidate(2000 + Math.floor(random() * 40), {
          status,
          mime,
          digest: digest && digest + Math.floor(random() * 9),
          length,
        });
      });
      for (const goal of ['text', 'revisions', 'all'] as const) {
        const names: string[] = [];
        asked(candidates, goal, (ref) => {
          names.push(`${captureName(ref)} ${ref.digest}`);
          return pick(outcomes);
        });
        expect(new Set(names).size).toBe(names.length);
      }
    }
    function pick<T>(from: readonly T[]): T {
      return from[Math.floor(random() * from.length)]!;
    }
  });
});

/** Random numbers that are the same in every run (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
