import { inlineText } from '../../article/index.ts';
import type { Block } from '../../base/blocks.ts';
import { visibleDate } from '../facts/dates.ts';
import { MONTH_NAMES } from '../facts/months.ts';
import { weightOf } from './inlines.ts';
import type { Known } from './trim.ts';

const STAMP = /^1[0-9]{9}(?:\d{3})?$/;

/** `1709417828`: a moment that a script was to draw as a date. */
export function isStamp(text: string): boolean {
  return STAMP.test(text);
}

/** `9:43PM`: when something was written; before each entry of a live page it says which comes when. */
const CLOCK = /^(?:[01]?\d|2[0-3])[:.][0-5]\d(?:[:.][0-5]\d)?\s*(?:[ap]\.?m\.?)?$/i;

const SPAN =
  /(?<!\d)(?:[01]?\d|2[0-3])[:.h][0-5]\d(?!\d)|\d\s*(?:min|minutes?|hours?|seconds?|days?|minuten)\b/i;

const BYLINE_WORDS =
  /\p{Script=Han}{1,4}部[・･]|(?:特約)?撰稿人|發自\p{Script=Han}{2,4}|(?:記者|记者|撰文|採訪|攝影|編輯|文|圖)\s?[：:]\s?\p{Script=Han}{2,4}(?=$|[\s　／/|｜，、])|[[【〔][^\]】〕]{1,14}[\]】〕]|(?:^|\s)(?:by|and|von|par|por|di|door)(?=\s|$|:)|特約記者|實習記者|本報記者|記者|记者|特約|撰文|採訪|文|作者|攝影|報道|報導|編輯|기자|[\s:：,，、|｜/／&.·•—–-]/giu;

const LABELS =
  'published|updated|posted|last|modified|first|original|read|ago|minutes?|mins?|hours?|seconds?|days?|on|at|am|pm|[ap]\\.m\\.?|gmt|utc|bst|est|edt|pst|pdt|hkt|et|cet|cest|stand|uhr|veröffentlicht|aktualisiert|zuletzt|lesedauer|lesezeit|minuten|um|publié|mis à jour|le|à|publicado|actualizado|atualizado|el|de|a las|às|h|pubblicato|aggiornato|il|alle|ore|gepubliceerd|bijgewerkt|om|uppdaterad|publicerad|opdateret|publiceret|publisert|oppdatert|kl|den|opublikowano|aktualizacja|godz|yayınlanma|güncelleme|опубликовано|обновлено|г|发布|發布|發佈|更新|刊登|出版|時間|时间|日期|最後|最后|來源|上午|下午|公開|配信|오전|오후|기사입력|입력|수정|등록|승인|최종';

const DAYS =
  'mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|thu(?:rs)?(?:day)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|星期.|周.|[월화수목금토일]요일|[日月火水木金土]曜日';

/** Pages of a paper in print: `2003年7月11日　港聞 A12`. */
const SECTIONS =
  '頭條|要聞|港聞|本地|中國|國際|兩岸|兩岸國際|社會|政治|財經|經濟|體育|娛樂|副刊|論壇|社論|地方|生活|文化|教育|健康|科技';

const DATE_WORDS = new RegExp(
  `星期[一二三四五六日天]|(?<![\\p{L}\\d])[A-Z]\\d{1,2}(?:版|頁)?(?![\\p{L}\\d])|第\\d{1,2}版|(?<!\\p{L})(?:${SECTIONS})版?(?!\\p{L})|[\\d年月日时分時點点년월일시분:：/.,，、()（）|｜•·\\[\\]–—-]|(?<!\\p{L})(?:${LABELS}|${DAYS}|${MONTH_NAMES})(?!\\p{Script=Latin})`,
  'giu',
);

/**
 * Whether a page tells its entries by the clock (`22:17`, `3月2日 22:17`): four such lines and more are when each
 * was written, not when the page was.
 */
export function isLive(blocks: readonly Block[], known: Known): boolean {
  let times = 0;
  for (const block of blocks) {
    if (block.type !== 'paragraph' && block.type !== 'heading') continue;
    const text = inlineText(block.inlines).trim();
    if (text.length < 60 && SPAN.test(text) && lineRule(text, known) === 'dateline') times++;
  }
  return times >= 4;
}

/** A short line that holds the date or the byline and nothing else. */
export function lineRule(text: string, known: Known): string | null {
  if (CLOCK.test(text)) return 'dateline';
  if (weightOf(text) > 200) return null;
  const names = known.authors.map((author) => author.name);
  const bare = names.reduce((rest, name) => rest.replaceAll(name, ''), text);
  const left = bare.replace(BYLINE_WORDS, '');
  if (bare.length < text.length && left === '') return 'byline';
  if (!/\d/.test(bare) || !(visibleDate(text) || SPAN.test(text))) return null;
  const placed = known.section === null ? bare : bare.replace(known.section, '');
  const rest = [placed, left].map((one) => weightOf(one.replace(DATE_WORDS, '').replace(BYLINE_WORDS, '')));
  return Math.min(...rest) <= 4 ? 'dateline' : null;
}
