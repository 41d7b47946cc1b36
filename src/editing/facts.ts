import { captureName } from '../base/capture.ts';
import type { ArticleReading, Field } from '../base/reading.ts';
import { TELLS } from './mark.ts';
import { withAddressesOf } from './picture-addresses.ts';
import type { Read, Sighting } from './sighting.ts';
import { standfirstOnce } from './standfirst.ts';
import type { State } from './states.ts';

/** An article as a state tells it, and which captures told what the chosen one does not. */
export interface Told {
  reading: ArticleReading;
  /** Fields that come from another capture of the same text. */
  borrowed: { field: Field; capture: string }[];
}

/**
 * The article of a state: the chosen capture's text, and of its facts those too that only other captures of the
 * same text tell (an old layout names the section, a new one the minute), and other addresses of its pictures, of
 * which an archive may hold the one where the other is lost. Where each fact came from is kept in `from`.
 * Only captures that have something to give are read.
 */
export function toldBy<S extends Sighting>({ chosen, sightings }: State<S>, read: Read<S>): Told {
  const told: Told = { reading: standfirstOnce(read(chosen)), borrowed: [] };
  let known = chosen.mark.tells;
  const pictures = new Set(['', chosen.mark.pictures]);
  for (const { sighting, why } of sightings) {
    if (sighting === chosen || why !== 'same text') continue;
    const hasFacts = (sighting.mark.tells & FACTS & ~known) !== 0;
    const hasPictures = !pictures.has(sighting.mark.pictures) && pictures.size < MOST_PICTURES;
    if (!hasFacts && !hasPictures) continue;
    const giver = standfirstOnce(read(sighting));
    borrow(told, giver, known);
    if (hasPictures) {
      const body = withAddressesOf(giver.body, told.reading.body);
      told.reading = { ...told.reading, body };
    }
    known |= sighting.mark.tells;
    pictures.add(sighting.mark.pictures);
  }
  return told;
}

/** So many designs of one article are asked for the addresses of its pictures. */
const MOST_PICTURES = 5;

const FACTS = TELLS.day | TELLS.time | TELLS.authors | TELLS.section | TELLS.tags | TELLS.modified;

function borrow(told: Told, giver: ArticleReading, known: number): void {
  const take = (field: 'published' | 'authors' | 'section' | 'tags' | 'modified', bit: number) => {
    const { reading } = told;
    if ((known & bit) !== 0 || giver[field] === null || giver[field].length === 0) return;
    const capture = captureName(giver.capture);
    told.reading = {
      ...reading,
      [field]: giver[field],
      from: { ...reading.from, [field]: `${giver.from[field] ?? '?'} of ${capture}` },
      confidence: { ...reading.confidence, [field]: giver.confidence[field] ?? 0.5 },
    };
    told.borrowed.push({ field, capture });
  };
  const { published } = told.reading;
  if (published === null) take('published', TELLS.day);
  // The minute, where it is of the same day: another day is another claim.
  else if (giver.published?.startsWith(`${published}T`)) take('published', TELLS.time);
  take('authors', TELLS.authors);
  take('section', TELLS.section);
  take('tags', TELLS.tags);
  take('modified', TELLS.modified);
}

/** `; section from 20190301000000/https://…` for the account. */
export function saysBorrowed({ borrowed }: Told): string {
  return borrowed.map(({ field, capture }) => `; ${field} from ${capture}`).join('');
}
