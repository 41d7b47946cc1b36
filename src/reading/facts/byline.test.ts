import { expect, it } from 'vitest';
import { namesIn } from './byline.ts';

it.each([
  ['文：李小明、陳大文　攝影：王五', '李小明, 陳大文, 攝影 王五'],
  ['記者邢小琦、周大鏗', '記者 邢小琦, 記者 周大鏗'],
  ['中國組記者王小熒', '中國組記者 王小熒'],
  ['台灣特派員鄭大仁', '台灣特派員 鄭大仁'],
  ['實習記者 方小暉', '實習記者 方小暉'],
  ['撰文／攝影：陳大文', '陳大文'],
  ['撰文：五百旗頭 真／譯者：尹小麟', '五百旗頭 真, 譯者 尹小麟'],
  ['何大健攝', '攝 何大健'],
  ['攝影｜林小朗', '攝影 林小朗'],
  ['文念志', '文念志'],
  ['特約轉載', '特約轉載'],
  ['박준석 기자', '기자 박준석'],
  ['By JANE DOE and John Roe, Jr.', 'Jane Doe, John Roe, Jr'],
  ['Jane Doe | 5 March 2018', 'Jane Doe'],
])('%s names %s', (byline, wanted) => {
  const told = namesIn(byline).map(({ name, role }) => (role === undefined ? name : `${role} ${name}`));
  expect(told.join(', ')).toBe(wanted);
});
