import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { isFileName } from '../../base/file-name.ts';
import type { Setting } from '../setting.ts';
import { isCounted } from './known-lines.ts';

/** One thing known to be lost, a line of `account/lacunae.jsonl`. */
export interface Loss {
  id: string | null;
  kind: LossKind;
  reason: string;
  caption: string;
  original: string | null;
}

export const LOSS_KINDS = [
  'article',
  'picture',
  'video',
  'audio',
  'attachment',
  'text',
  'post',
  'map',
  'frame',
  'other',
] as const;
export type LossKind = (typeof LOSS_KINDS)[number];

/**
 * What is lost inside of articles, line by line; a line that is none is passed over. An article that is lost whole
 * is told of among the articles, where anybody has counted those. What is lost of a withheld article is withheld with it: its captions would tell
 * what its page does not.
 */
export async function* readLosses(setting: Setting): AsyncGenerator<Loss> {
  const { archive, outlet } = setting;
  const counted = isCounted(setting);
  const withheld = new Set(outlet.withheld.map(({ id }) => id));
  const path = join(archive, 'account', 'lacunae.jsonl');
  if (!existsSync(path)) return;
  for await (const line of createInterface({
    input: createReadStream(path),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    const loss = readLoss(line);
    if (loss === null || (counted && loss.kind === 'article')) continue;
    if (!withheld.has(loss.id ?? '')) yield loss;
  }
}

function readLoss(line: string): Loss | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const row = value as Record<string, unknown>;
  const text = (key: string) => (typeof row[key] === 'string' ? (row[key] as string).slice(0, 2_000) : '');
  return {
    id: isFileName(text('id')) ? text('id') : null,
    kind: kindOf(text('kind')),
    reason: text('reason'),
    caption: text('caption'),
    original: text('original') || null,
  };
}

function kindOf(kind: string): LossKind {
  if (kind === 'image') return 'picture';
  return (LOSS_KINDS as readonly string[]).includes(kind) ? (kind as LossKind) : 'other';
}

/** How many losses the account tells of, in all, and of each kind by reason. */
export interface LossTally {
  total: number;
  kinds: ReadonlyMap<LossKind, ReasonTally>;
}

export interface ReasonTally {
  total: number;
  reasons: ReadonlyMap<string, number>;
}

/** So many reasons of a kind are told apart. */
const MOST_REASONS = 1_000;

export async function countLosses(setting: Setting): Promise<LossTally> {
  const kinds = new Map<LossKind, { total: number; reasons: Map<string, number> }>();
  let total = 0;
  for await (const { kind, reason } of readLosses(setting)) {
    const tally = kinds.get(kind) ?? { total: 0, reasons: new Map<string, number>() };
    kinds.set(kind, tally);
    tally.total++;
    total++;
    if (tally.reasons.has(reason) || tally.reasons.size < MOST_REASONS)
      tally.reasons.set(reason, (tally.reasons.get(reason) ?? 0) + 1);
  }
  return { total, kinds };
}
