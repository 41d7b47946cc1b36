import { describe, expect, test } from 'vitest';
import { paperToday } from '../bench/figures.ts';
import { type Floors, faultsOf, lowered, raised, readFloors, sealOf, shortfalls } from '../bench/gate.ts';

const today = (F1: number, digest = 'sha256:1') => ({ corpus: 'pages', digest, figures: { F1 } });
const sealed = (floors: Floors): Floors => ({ ...floors, seal: sealOf(floors) });
const asked: Floors = {
  corpora: {},
  floors: { pages: { F1: { floor: 0, best: 0, target: 0.95 } } },
  seal: '',
};
const stood = sealed(raised(asked, today(0.97)));

describe('a floor', () => {
  test('stands just below the figure of the day, and rises with it, never by itself sinking', () => {
    expect(stood.floors.pages!.F1).toEqual({ floor: 0.969, best: 0.969, target: 0.95 });
    expect(raised(stood, today(0.96)).floors.pages!.F1!.floor).toBe(0.969);
  });

  test('fails a figure below it, a figure that it does not know, and another corpus', () => {
    expect(shortfalls(stood, today(0.9695))).toEqual([]);
    expect(shortfalls(stood, today(0.96))).toEqual(['pages, F1: 0.9600, its floor is 0.969']);
    expect(shortfalls(stood, { ...today(0.97), figures: {} })).toEqual(['pages, F1: was not measured']);
    expect(shortfalls(stood, today(0.97, 'sha256:2'))[0]).toContain('not the pages');
  });

  test('cannot be lowered without a reason that stays in the file, nor by hand', () => {
    expect(faultsOf(sealed(lowered(stood, 'pages', 'F1', 0.955, '')))).toHaveLength(1);
    const told = sealed(lowered(stood, 'pages', 'F1', 0.955, 'the set lost its easy pages'));
    expect(faultsOf(told)).toEqual([]);
    expect(told.floors.pages!.F1).toMatchObject({ best: 0.969, why: 'the set lost its easy pages' });
    const byHand = { ...stood, floors: { pages: { F1: { floor: 0.9, best: 0.9 } } } };
    expect(faultsOf(byHand)).toEqual([expect.stringContaining('edited by hand')]);
  });

  test('below what was asked for says why', () => {
    expect(faultsOf(sealed(raised(asked, today(0.94))))[0]).toContain('less than the 0.95 asked for');
  });
});

test('the floors that are kept were raised and lowered by their command, each lowering with its reason', () => {
  expect(faultsOf(readFloors())).toEqual([]);
});

test('nothing that the fictional outlet tells of reading and learning falls below its floor', async () => {
  expect(shortfalls(readFloors(), await paperToday(60, 3))).toEqual([]);
}, 240_000);
