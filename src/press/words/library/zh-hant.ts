import { grouped } from '../grouped.ts';
import type { LibraryWords } from './library-words.ts';

export const traditionalLibrary: LibraryWords = {
  library: '報刊典藏',
  papers: (count) => `${grouped(count)} 份報刊`,
  partOf: (library) => `收錄於${library}`,
  feeds: '各報訂閱（OPML）',
  lead: '以下報刊的網站已經關閉；它們的報道收在這裏，可以翻閱，也可以一併搜尋。',
  colophon: [
    '這個典藏把幾份報刊放在一起。每一份自成一個網站，放在以它命名的資料夾內，可以單獨取出、單獨存放。',
    '每一份如何救回、有何缺漏、如何核對，見其「本典藏的由來」：',
  ],
  notFoundLead: '典藏內沒有這個網址。可以搜尋，或由下列報刊找起。',
};
