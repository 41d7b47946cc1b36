import { grouped } from '../grouped.ts';
import type { ColophonWords } from './colophon-words.ts';

export const traditionalColophon: ColophonWords = {
  sources: '取自何處',
  given: (files, captures) =>
    `交來的存檔檔案 ${grouped(files)} 個，內有擷取 ${grouped(captures)} 個，原樣保存：`,
  fetched: (files, captures) =>
    `向網頁存檔取回的擷取 ${grouped(captures)} 個，存於 ${grouped(files)} 個檔案。`,
  imported: (files) => `較早的搶救工作留下的檔案 ${grouped(files)} 個，原件一併保存。`,
  listed: (archive, scope, day, rows) => `${day}查閱 ${archive} 的目錄（${scope}），共 ${grouped(rows)} 項`,
  notWhole: '尚未查閱完畢',
  captures: (count) => `擷取 ${grouped(count)} 個`,
  damaged: (count) => `損毀 ${grouped(count)} 處`,
  andMore: (count) => `另有 ${grouped(count)} 項`,
  version: '以何製成',
  pressedBy: (version) =>
    `本網站由 Reprint ${version} 印成。各篇報道以何種讀取程式與配方讀出，寫在該篇的「來源與憑證」。`,
  verify: '如何核對',
  site: '本網站由典藏資料夾印成，同一版本、同一份典藏，每次印出的檔案逐位元組相同。另印一份，即可比對：',
  evidence: '所有存檔證據可逐項重新核算：',
  again: '數目與典藏內的帳目相同：',
};
