import { grouped } from '../grouped.ts';
import type { ColophonWords } from './colophon-words.ts';

export const simplifiedColophon: ColophonWords = {
  sources: '取自何处',
  given: (files, captures) =>
    `交来的存档文件 ${grouped(files)} 个，内有抓取 ${grouped(captures)} 个，原样保存：`,
  fetched: (files, captures) =>
    `向网页存档取回的抓取 ${grouped(captures)} 个，存于 ${grouped(files)} 个文件。`,
  imported: (files) => `较早的抢救工作留下的文件 ${grouped(files)} 个，原件一并保存。`,
  listed: (archive, scope, day, rows) => `${day}查阅 ${archive} 的目录（${scope}），共 ${grouped(rows)} 项`,
  notWhole: '尚未查阅完毕',
  captures: (count) => `抓取 ${grouped(count)} 个`,
  damaged: (count) => `损毁 ${grouped(count)} 处`,
  andMore: (count) => `另有 ${grouped(count)} 项`,
  version: '以何制成',
  pressedBy: (version) =>
    `本网站由 Reprint ${version} 印成。各篇报道以何种读取程序与配方读出，写在该篇的来源与凭证之下。`,
  verify: '如何核对',
  site: '本网站由典藏文件夹印成，同一版本、同一份典藏，每次印出的文件逐字节相同。另印一份，即可比对：',
  evidence: '所有存档证据可逐项重新核算：',
  again: '数目与典藏内的账目相同：',
};
