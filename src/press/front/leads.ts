import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArticle } from '../../article/index.ts';
import { identifier } from '../../outlets/index.ts';
import { bodyContext } from '../article-body.ts';
import type { PressResult } from '../jobs.ts';
import { renderBody, withoutHeadline } from '../markdown/body.ts';
import type { Setting } from '../setting.ts';
import { summaryOf } from '../summary.ts';
import type { Survey } from '../survey.ts';
import type { Words } from '../words/words.ts';
import { placeMedia } from '../written.ts';

/** What the front page shows of a story besides its headline. */
export interface Lead {
  text: string;
  /** A picture of the story, from the site's root; null where it has none that is shown. */
  picture: string | null;
}

/** The first words and the first picture of a few articles. */
export function readLeads(
  entries: Survey['entries'],
  total: PressResult,
  setting: Setting,
  words: Words,
): Map<string, Lead> {
  const identify = identifier(setting.outlet);
  const leads = new Map<string, Lead>();
  for (const entry of entries) {
    try {
      const { front, body } = parseArticle(readFileSync(join(setting.archive, entry.path), 'utf8'));
      const context = bodyContext(front, '', setting, words, identify, (media, to) =>
        placeMedia(join(setting.archive, media), setting.out, to, setting.linkMedia, total),
      );
      const { html, count } = renderBody(withoutHeadline(body.slice(0, 50_000), front.title), context);
      leads.set(entry.id, { text: front.standfirst ?? summaryOf(html), picture: count.firstPicture });
    } catch {
      // Its own page was refused with the reason; the front page does without its first words.
    }
  }
  return leads;
}
