import { type CaptureRef, captureName } from '../base/capture.ts';
import { isAssetAddress, mayBePage } from '../base/media-type.ts';
import type { Candidate, Outcome } from './candidate.ts';

/** The captures of an article that have one digest; a capture of unknown digest has a body of its own. */
export interface Body {
  /** Those that may be a page, oldest first; never empty. */
  captures: readonly CaptureRef[];
  /** The capture to ask for, or null where the bytes are known, or not to be had. */
  ask: CaptureRef | null;
  /** What the bytes turned out to be; null while that is open. */
  outcome: Outcome | null;
  /** How promising it is; the lower, the better. */
  tier: Tier;
}

export const TIER = {
  /** 200, and not conspicuously smaller than the largest. */
  good: 0,
  /** 200, of unknown size. */
  unsized: 1,
  /** Nothing is said of its status: a revisit, or an index that tells no status. */
  unknown: 2,
  /** Less than half of the largest: a farewell is a short page. */
  small: 3,
  /** Nothing is said of its type, and its address ends like a picture's: `/article/18752/images/white.svg`. */
  asset: 4,
} as const;
export type Tier = (typeof TIER)[keyof typeof TIER];

/** The same bytes are asked for so often: what is absent, or comes cut, in one capture may be whole in another. */
const MOST_ASKED = 3;

/** SHA-1 and SHA-256 of nothing at all. */
const EMPTY =
  /^(?:sha1:)?3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ$|^(?:sha1:)?da39a3ee5e6b4b0d|^sha256:e3b0c44298fc1c14/i;

/** What a listing calls a capture of whose type it knows nothing; a revisit's own type is that of the record. */
const NO_TYPE = new Set(['warc/revisit', 'unk', 'unknown', '-', '']);

/** All bodies of an article that may hold its page. Pure; the order of the candidates makes no difference. */
export function bodiesOf(
  candidates: readonly Candidate[],
  isKnownTombstone: (digest: string) => boolean,
): Body[] {
  const groups = byDigest([...candidates].sort((a, b) => byTime(a.ref, b.ref)));
  const pages = groups.map(pagesOf).filter((group) => group.length > 0);
  const largest = pages.flat().reduce((most, { ref }) => Math.max(most, sizeOf(ref) ?? 0), 0);
  return pages.map((group) => {
    const outcome = outcomeOf(group);
    const { digest } = group[0]!.ref;
    const isFinal = outcome !== null || (digest !== null && (EMPTY.test(digest) || isKnownTombstone(digest)));
    return {
      captures: group.map(({ ref }) => ref),
      ask: isFinal ? null : captureToAsk(group),
      outcome,
      tier: tierOf(group, largest),
    };
  });
}

/** By time, then by address, then by digest. */
export function byTime(a: CaptureRef, b: CaptureRef): number {
  return (
    compare(a.timestamp, b.timestamp) ||
    compare(a.original, b.original) ||
    compare(a.digest ?? '', b.digest ?? '')
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function byDigest(candidates: readonly Candidate[]): Candidate[][] {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const key = candidate.ref.digest ?? captureName(candidate.ref);
    const group = groups.get(key);
    if (group) group.push(candidate);
    else groups.set(key, [candidate]);
  }
  return [...groups.values()];
}

/**
 * The captures of one body that may be a page. A revisit says neither status nor type: what the captures that
 * it repeats say, which have its digest, counts for it too.
 */
function pagesOf(group: readonly Candidate[]): Candidate[] {
  const told = group.map(({ ref }) => tellsPage(ref));
  const areNone = told.includes(false) && !told.includes(true);
  return areNone ? [] : group.filter((_, i) => told[i] !== false);
}

/** True: a page; false: none; null: the listing does not say. */
function tellsPage({ status, mime }: CaptureRef): boolean | null {
  if ((status !== null && status !== 200) || !mayBePage(mime)) return false;
  return status === null ? null : true;
}

/** What the bytes are. That one capture of them did not come, or came cut, says nothing of the others. */
function outcomeOf(group: readonly Candidate[]): Outcome | null {
  for (const { outcome } of group) {
    if (outcome === null || outcome.is === 'unavailable') continue;
    if (outcome.is !== 'article' || !outcome.truncated) return outcome;
  }
  return null;
}

/**
 * The first capture that is no revisit: it lies nearest to the day on which the text stood there. Listings repeat
 * rows; a capture is asked for once.
 */
function captureToAsk(group: readonly Candidate[]): CaptureRef | null {
  const asked = new Set(group.filter(({ outcome }) => outcome !== null).map(({ ref }) => captureName(ref)));
  if (asked.size >= MOST_ASKED) return null;
  const left = group.map(({ ref }) => ref).filter((ref) => !asked.has(captureName(ref)));
  return left.find(({ status }) => status === 200) ?? left[0] ?? null;
}

function tierOf(group: readonly Candidate[], largest: number): Tier {
  if (group.every(({ ref }) => isUntyped(ref) && isAssetAddress(ref.original))) return TIER.asset;
  const size = group.reduce<number | null>((known, { ref }) => known ?? sizeOf(ref), null);
  if (size !== null && 2 * size < largest) return TIER.small;
  if (group.every(({ ref }) => ref.status === null)) return TIER.unknown;
  return size === null ? TIER.unsized : TIER.good;
}

/** The length of a revisit is that of a record without a body. */
function sizeOf({ status, mime, length }: CaptureRef): number | null {
  return status === null || mime === 'warc/revisit' ? null : length;
}

function isUntyped({ mime }: CaptureRef): boolean {
  return mime === null || NO_TYPE.has(mime.toLowerCase());
}
