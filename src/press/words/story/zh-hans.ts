import { grouped } from '../grouped.ts';
import type { StoryWords } from './story-words.ts';

export const simplifiedStory: StoryWords = {
  cite: '引用本文',
  note: '脚注',
  thread: '事件进展',
  threads: '事件进展',
  threadsLead: '同一事件的多篇报道，按刊出先后排成一组；最近仍有报道的事件在前。',
  partOf: (place, count) => `${place}／${count}`,
  wholeThread: (count) => `全部 ${grouped(count)} 篇`,
  thisStory: '本文',
  related: '相关报道',
  linked: '文内链接',
  unchanged: '文字相同',
  stayed: (paragraphs) => `${grouped(paragraphs)} 段不变`,
  added: (characters) => `加 ${grouped(characters)} 字`,
  removed: (characters) => `删 ${grouped(characters)} 字`,
  record: 'WARC 记录',
  recordAt: (offset, length) => `自第 ${offset} 字节起，长 ${length} 字节`,
  importedFrom: '取自文件',
  verify: '核对',
  verifyNote: '在典藏文件夹内执行。',
};
