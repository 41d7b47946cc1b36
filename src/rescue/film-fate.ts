import type { Archive } from '../archive/index.ts';
import type { Embed, Held, Lost } from '../base/blocks.ts';
import { filmOf } from './films.ts';
import type { ToldLoss } from './told-losses.ts';

/** What the account knows of the film that a player showed; undefined where no archive was asked. */
export function filmFate(
  embed: Embed,
  archive: Pick<Archive, 'latest'>,
  told: (address: string) => ToldLoss | null,
): Held | Lost | undefined {
  const film = filmOf(embed);
  if (film === null) return undefined;
  const answer = archive.latest({ event: 'film', original: film });
  if (answer) {
    const { memento, reason } = answer;
    return memento === null ? { reason: reason ?? 'never captured' } : { memento };
  }
  const loss = told(film);
  return loss ? { reason: loss.reason } : undefined;
}
