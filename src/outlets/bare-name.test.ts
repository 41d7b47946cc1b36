import { expect, test } from 'vitest';
import { bareName, holdsName } from './bare-name.ts';

test.each([
  ['本報記者林勵', '林勵'],
  ['林勵（攝影）', '林勵'],
  ['駐倫敦記者林勵', '林勵'],
  ['中國組記者林勵', '林勵'],
  ['台灣特派員林勵', '林勵'],
  ['香港記者協會', '香港記者協會'],
  ['公民記者有限公司', '公民記者有限公司'],
  ['文天', '文天'],
  ['By Jane Doe', 'Jane Doe'],
  ['Jane Doe, staff reporter', 'Jane Doe'],
  ['編輯部', '編輯部'],
])('%s is %s', (label, name) => {
  expect(bareName(label)).toBe(name);
});

test.each([
  ['記者林勵', '林勵', true],
  ['林勵攝', '林勵', true],
  ['林勵專欄', '林勵', true],
  ['林勵/陳大文', '林勵', true],
  ['林勵文 林勵', '林勵', true],
  ['林勵文', '林勵', false],
  ['記者林勵文', '林勵', false],
  ['林勵文', '林勵文', true],
  ['Ａnn Lee (photo)', 'ann lee', true],
  ['Joann Lee', 'Ann Lee', false],
  ['Ann Leeson', 'Ann Lee', false],
  ['文Ann Lee', 'Ann Lee', true],
])('%s holds %s: %s', (byline, name, holds) => {
  expect(holdsName(byline, name)).toBe(holds);
});
