import { grouped } from '../grouped.ts';
import type { LibraryWords } from './library-words.ts';

export const simplifiedLibrary: LibraryWords = {
  library: '报刊典藏',
  papers: (count) => `${grouped(count)} 份报刊`,
  partOf: (library) => `收录于${library}`,
  feeds: '各报订阅（OPML）',
  lead: '以下报刊的网站已经关闭；它们的报道收在这里，可以翻阅，也可以一并搜索。',
  colophon: [
    '这个典藏把几份报刊放在一起。每一份自成一个网站，放在以它命名的文件夹内，可以单独取出、单独存放。',
    '每一份如何救回、有何缺漏、如何核对，见其“本典藏的由来”：',
  ],
  notFoundLead: '典藏内没有这个网址。可以搜索，或由下列报刊找起。',
};
