import type { Block } from '../../base/blocks.ts';
import type { Removal } from '../../base/reading.ts';
import { blockText } from './block-text.ts';
import { weightOf } from './inlines.ts';

/** The notice of a wall within the text; what it offers stands under it in short lines and lists. */
const WALL =
  /reserved for subscribers|(?:create an account|subscribe|sign in)(?: or sign in)? (?:now )?to (?:continue|read|unlock)|subscribe now to read|only available to subscribers|この記事は(?:有料)?会員限定|有料会員(?:限定|になると)|此為(?:付費|訂戶|會員)(?:內容|文章)|(?:訂閱|登入|加入會員)(?:後|即可)(?:繼續)?閱讀(?:全文)?|nur für abonnenten|réservé aux abonnés|exclusivo para suscriptores/i;

/** The blocks without such notices. */
export function withoutWalls(blocks: readonly Block[], removed: Removal[]): Block[] {
  const out: Block[] = [];
  let within = 0;
  for (const block of blocks) {
    const text = blockText(block);
    const weight = weightOf(text);
    if ((block.type === 'heading' || block.type === 'paragraph') && weight < 160 && WALL.test(text))
      within = 16;
    else if (
      within > 0 &&
      block.type === 'paragraph' &&
      (weight >= 160 || (weight >= 100 && /[.。!?！？…」』”"]$/.test(text)))
    )
      within = 0;
    else if (within > 0 && block.type !== 'heading' && block.type !== 'paragraph' && block.type !== 'list')
      within = 0;
    if (within-- > 0) removed.push({ rule: 'plea', text: text.slice(0, 200) });
    else out.push(block);
  }
  return out;
}
