import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import type { Headers } from '../base/capture.ts';
import type { Answer, Ask } from './ask.ts';

/** Recorded traffic of the Wayback Machine (VCR cassettes and CDX texts); absent in a checkout alone. */
export const WIRE = resolve(import.meta.dirname, '../../../shared/data/wayback-wire');
export const hasWire = existsSync(WIRE);

/** One recorded request and its answer. */
export interface Recording {
  file: string;
  address: string;
  answer: Answer;
}

interface Cassette {
  interactions?: {
    request: { method: string; uri: string };
    response: {
      status: { code: number; message: string };
      headers: Record<string, string[]>;
      body: { string: string | Uint8Array };
    };
  }[];
}

/** All that was recorded of the archive itself. */
export function recordings(): Recording[] {
  return readdirSync(WIRE)
    .filter((name) => !name.endsWith('.txt'))
    .flatMap((file) => {
      const cassette = parse(readFileSync(join(WIRE, file), 'utf8')) as Cassette;
      return (cassette.interactions ?? [])
        .filter(({ request }) => request.uri.startsWith('https://web.archive.org/'))
        .map(({ request, response }) => ({
          file,
          address: request.uri,
          answer: answer({
            address: request.uri,
            status: response.status.code,
            reason: response.status.message,
            headers: Object.entries(response.headers).flatMap(([name, values]) =>
              values.map((value): [string, string] => [name, value]),
            ),
            body: Buffer.from(response.body.string as string),
          }),
        }));
    });
}

/** An answer, whole and plain but for what is given. */
export function answer(given: Partial<Omit<Answer, 'body'>> & { body?: Uint8Array | string }): Answer {
  return {
    address: 'https://web.archive.org/',
    status: 200,
    reason: 'OK',
    headers: [],
    truncated: null,
    at: new Date('2022-02-01T00:00:00Z'),
    ...given,
    body: Buffer.from(given.body ?? ''),
  };
}

/** An answer with one more header. */
export function withHeader(to: Answer, name: string, value: string): Answer {
  return { ...to, headers: [...to.headers, [name, value]] as Headers };
}

/**
 * Asks nobody: each address has its answers, given in their order, the last one again and again. Tries three
 * times, follows hops, and keeps what was asked.
 */
export function asker(answers: (address: string) => Answer | Answer[] | null): Ask & { asked: string[] } {
  const asked: string[] = [];
  const count = new Map<string, number>();
  const ask: Ask = async ({ address }, judge) => {
    let at = address;
    const been = new Set([address]);
    let last: Answer | null = null;
    let gaveUp: string | null = null;
    for (let tries = 0; tries < 3; ) {
      asked.push(at);
      const nth = count.get(at) ?? 0;
      count.set(at, nth + 1);
      const given = answers(at);
      const list = given === null ? [] : Array.isArray(given) ? given : [given];
      const found = list[Math.min(nth, list.length - 1)];
      if (found === undefined) return { answer: null, gaveUp: `no answer from ${at}` };
      last = { ...found, address: at };
      const judgement = judge(last);
      if (judgement.is === 'taken') return { answer: last, gaveUp: null };
      if (judgement.is === 'hop') {
        at = judgement.address;
        if (been.has(at) || been.size > 10) return { answer: last, gaveUp: 'redirect loop' };
        been.add(at);
      } else {
        gaveUp = judgement.reason;
        tries++;
      }
      if (asked.length > 100) throw new Error('asked for ever');
    }
    return { answer: last, gaveUp };
  };
  return Object.assign(ask, { asked });
}
