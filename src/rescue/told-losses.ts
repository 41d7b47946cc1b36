import type { Archive, Blocked, Failed } from '../archive/index.ts';
import { surt } from '../base/surt.ts';

/** What the account tells of an address whose captures did not come. */
export interface ToldLoss {
  /** `failed` may come in another run; `blocked` and `absent` are the archive's last word. */
  is: 'failed' | 'blocked' | 'absent';
  /** `failed: http-503`, `blocked: …`, `absent: …` */
  reason: string;
}

/** The first says most: it says that there may be more to have. */
const ORDER = ['failed', 'blocked', 'absent'] as const;

/**
 * What the account knows of captures that were asked for and did not come, by address. That the archive has
 * none says no more than that it was never captured, and is left out. Of several losses of one address one is
 * told, whatever the order in which they came: the account is the same for a rescue that was cut off.
 */
export function toldLosses(archive: Pick<Archive, 'events'>): (address: string) => ToldLoss | null {
  const told = new Map<string, ToldLoss>();
  for (const event of archive.events('failed', 'blocked')) {
    if (event.removed !== undefined || event.reason === 'not archived') continue;
    const key = surt(event.original);
    const loss = lossOf(event);
    const known = told.get(key);
    if (!known || rank(loss) < rank(known) || (loss.is === known.is && loss.reason < known.reason))
      told.set(key, loss);
  }
  return (address) => told.get(surt(address)) ?? null;
}

function lossOf(event: Failed | Blocked): ToldLoss {
  const is = event.event === 'failed' && event.final ? 'absent' : event.event;
  return { is, reason: `${is}: ${event.reason}` };
}

function rank({ is }: ToldLoss): number {
  return ORDER.indexOf(is);
}

/** Of losses told of several addresses of one thing the one that says most; of two alike the first. */
export function gravest(losses: readonly (ToldLoss | null)[]): ToldLoss | null {
  let found: ToldLoss | null = null;
  for (const loss of losses) if (loss && (!found || rank(loss) < rank(found))) found = loss;
  return found;
}
