import { describe, expect, test } from 'vitest';
import {
  arrival,
  type FaultName,
  type FaultPlan,
  mixed,
  noFaults,
  SYNTHETIC_HOST,
  scripted,
  standIn,
  syntheticHoldings,
} from '../../fixtures/wayback/index.ts';
import type { CaptureRef } from '../base/capture.ts';
import { archiveSource } from './archive-source.ts';
import type { Answer, Ask } from './ask.ts';
import type { Scope } from './source.ts';

const scope: Scope = { target: SYNTHETIC_HOST, match: 'domain', from: null, until: null };

/** Asks a stand-in without sockets, up to eight times each. */
function asking(faults: FaultPlan, count: number): { ask: Ask; asked: () => number } {
  const machine = standIn(syntheticHoldings(count, 3), { faults });
  let asked = 0;
  const ask: Ask = async (question, judge) => {
    let { address } = question;
    const been = new Set([address]);
    let last: Answer | null = null;
    let gaveUp: string | null = null;
    for (let tries = 0; tries < 8; ) {
      asked++;
      const headers = { 'accept-encoding': 'identity' };
      const arrived = arrival(
        await machine.handle({ method: 'GET', url: address, headers }),
        question.mostBytes,
      );
      if (arrived.is !== 'answer') {
        tries++;
        continue;
      }
      last = { ...arrived, address, at: new Date(0) };
      const judgement = judge(last);
      if (judgement.is === 'taken') return { answer: last, gaveUp: null };
      if (judgement.is === 'hop') {
        address = judgement.address;
        if (been.has(address)) return { answer: last, gaveUp: 'redirect loop' };
        been.add(address);
      } else gaveUp = judgement.reason;
      if (judgement.is === 'again') tries++;
    }
    return { answer: last, gaveUp };
  };
  return { ask, asked: () => asked };
}

async function listed(faults: FaultPlan, count = 150): Promise<{ refs: CaptureRef[]; damaged: number }> {
  const refs: CaptureRef[] = [];
  let damaged = 0;
  for await (const page of archiveSource({ address: null, ask: asking(faults, count).ask }).pages(
    scope,
    null,
  )) {
    refs.push(...page.rows);
    damaged += page.damaged.length;
  }
  return { refs, damaged };
}

describe('with a stand-in that has a bad day', () => {
  const passing: FaultName[] = ['429', '503', 'reset', 'reset-in-body', 'short', 'no-end', 'stall', 'empty'];

  test.each<FaultName>([...passing, 'html', 'cut-rows', 'no-bracket', 'key-without-rows'])(
    'the list is whole after %s',
    async (fault) => {
      const { refs, damaged } = await listed(scripted(fault));
      expect([refs.length, damaged]).toEqual([150, 0]);
    },
  );

  test('damaged and repeated rows are all told of', async () => {
    const { refs, damaged } = await listed(scripted('damaged-rows'));
    expect(damaged).toBeGreaterThan(10);
    expect(refs.length + damaged).toBe(150);
    expect((await listed(scripted('repeated-rows'))).refs.length).toBeGreaterThan(150);
  });

  test.each<FaultName>([...passing, 'no-memento', 'cut-gzip'])(
    'a capture is whole after %s',
    async (fault) => {
      const { refs } = await listed(noFaults, 3);
      const { ask } = asking(scripted(fault), 3);
      const opened = await archiveSource({ address: null, ask }).open(refs[0]!);
      expect(opened).toMatchObject({
        is: 'fetched',
        fetched: { truncated: null, timestamp: refs[0]!.timestamp },
      });
    },
  );

  test.each<FaultName>(['to-loopback', 'to-localhost', 'to-private', 'to-metadata', 'to-file', 'loop'])(
    'a capture is not followed to where there is none: %s',
    async (fault) => {
      const { refs } = await listed(noFaults, 3);
      const { ask, asked } = asking(() => ({ name: fault }), 3);
      expect((await archiveSource({ address: null, ask }).open(refs[0]!)).is).toBe('failed');
      expect(asked()).toBeLessThan(15);
    },
  );

  test('of 600 captures each comes whole, with three in ten answers going wrong', async () => {
    const { refs } = await listed(noFaults, 600);
    const { ask, asked } = asking(mixed(0.3, 7, ['429', 'refused']), 600);
    const source = archiveSource({ address: null, ask });
    for (const ref of refs) {
      const opened = await source.open(ref);
      expect(opened).toMatchObject({ is: 'fetched', fetched: { truncated: null } });
    }
    expect(asked() / 600).toBeLessThan(1.6);
  });
});

test('a film of YouTube that a stand-in holds is found under the name that Wayback has for it', async () => {
  const { ask } = asking(scripted('503', null), 1);
  const source = archiveSource({ address: null, ask });
  const ids = ['abcdefghijk', 'abcdefghijl', 'abcdefghijm'];
  const found = await Promise.all(
    ids.map((id) => source.holds!(`https://www.youtube.com/watch?v=${id}`, '20190101000000')),
  );
  expect(found.map(({ is }) => is).sort()).toEqual(['absent', 'held', 'held']);
  expect(found.find(({ is }) => is === 'held')).toMatchObject({
    memento: expect.stringMatching(/^https:\/\/web\.archive\.org\/web\/20160504123456oe_\/https:\/\/r4-/),
  });
});
