import { grouped } from '../grouped.ts';
import type { StoryWords } from './story-words.ts';

export const traditionalStory: StoryWords = {
  cite: '引用本文',
  note: '註腳',
  thread: '事件發展',
  threads: '事件發展',
  threadsLead: '同一事件的多篇報道，按刊出先後排成一組；最近仍有報道的事件在前。',
  partOf: (place, count) => `${place}／${count}`,
  wholeThread: (count) => `全部 ${grouped(count)} 篇`,
  thisStory: '本文',
  related: '相關報道',
  linked: '文內連結',
  unchanged: '文字相同',
  stayed: (paragraphs) => `${grouped(paragraphs)} 段不變`,
  added: (characters) => `加 ${grouped(characters)} 字`,
  removed: (characters) => `刪 ${grouped(characters)} 字`,
  record: 'WARC 記錄',
  recordAt: (offset, length) => `自第 ${offset} 位元組起，長 ${length} 位元組`,
  importedFrom: '取自檔案',
  verify: '核對',
  verifyNote: '在典藏資料夾內執行。',
};
