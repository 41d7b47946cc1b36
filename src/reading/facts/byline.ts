import type { Author } from '../../base/reading.ts';

/** Words before a name that say what the person did; those of plain writing tell no more than the byline itself. */
const ROLES =
  '特約撰稿人|撰稿人|特約作者|特約記者|實習記者|實習生|駐\\S{1,5}記者|本報記者|[\\p{Script=Han}]{1,4}[組组部]記者|記者|记者|[\\p{Script=Han}]{0,4}特派員|通訊員|撰文|採訪|采访|撰稿|作者|攝影|摄影|攝|編輯|编辑|責任編輯|翻譯|翻译|編譯|譯者|译者|口述|筆錄|整理|校對|插圖|繪圖|製圖|設計|美術|剪接|監製|文字|圖片|報道|报道|報導|圖文|文|圖|譯|特約|評論員|主筆|專欄作家';
const WRITING = /^(?:撰稿人|撰文|文|作者|文字|撰稿|報道|报道|報導|圖文)$/;
/** Not after a role, where a name would be: 特約轉載 is one word. */
const NO_NAME = '(?!轉載|转载|分享|專欄|稿件|報[道導]|有限公司)';

const LABEL = new RegExp(`^(${ROLES})\\s*[：:／/｜|︱]\\s*`, 'u');
// 文念志 is called 文: a role of one letter stands apart from the name.
const BEFORE_NAME = new RegExp(`^(${ROLES})(?:(?<=..)\\s*|\\s+)${NO_NAME}(?=[\\p{Script=Han}·]{2,4}$)`, 'u');
const BARE_ROLE = new RegExp(`^(?:${ROLES})$`, 'u');
const AFTER_NAME =
  /^([\p{Script=Han}·]{2,4})[\s／/（(]*(特約記者|實習記者|記者|记者|攝影|摄影|攝|編輯|编辑|翻譯|譯|報道|报道|報導)[)）]?$/u;
const KOREAN = /^([가-힣]{2,4})\s?(기자|특파원|논설위원)(?:(?:\s|입력|등록|수정|승인|기사입력|=).*)?$/u;
const BY =
  /^(?:(?:written|reported|posted|published|story|words|text)\s+)?by:?\s+|^(?:von|par|por|di|door|av|af)\s+(?=\p{Lu})|^(?:張貼者|發佈者|發表者|发布者)\s*[：:]\s*|^(?:كتبت?|بقلم|إعداد|تحرير)\s*[:：]?\s+|^author:?\s+|^authors:\s*|^autor(?:in|a)?:\s*/iu;

/** `photographs by John Roe`, `Translated by …`: what the page says was done, as the one who does it. */
const CRAFT =
  /^(photo(?:s|graphs?|graphy)?|pictures?|illustrat(?:ions?|ed)|translat(?:ions?|ed))\s*(?:by\s|:\s?)\s*/i;
const CRAFTS: readonly (readonly [begins: string, role: string])[] = [
  ['photo', 'photographer'],
  ['picture', 'photographer'],
  ['illustrat', 'illustrator'],
  ['translat', 'translator'],
];

/** `撰文／攝影：陳大文`: who wrote it and more. */
const TWO_ROLES = new RegExp(
  `(?<![\\p{Script=Han}])(${ROLES})\\s?[／/、及&＆]\\s?(${ROLES})\\s?(?:[：:|｜]|(?=[\\s\\u3000]))`,
  'gu',
);

const LABELLED = new RegExp(
  `(?:^|[\\s\\u3000\\]】／/|])((?:${ROLES})\\s*[：:／/]\\s*(?:\\p{Lu}[\\p{L}.'’-]{0,20}(?: \\p{Lu}[\\p{L}.'’-]{0,20}){1,3}|[^\\s\\u3000：:／/|\\[【]{2,20}))`,
  'gu',
);

/** The bylines that stand in a line among other things: `2009年7月16日　[國際]　記者：方岑　攝影：簡旻昕`. */
export function labelledIn(line: string): Author[] {
  return [...line.matchAll(LABELLED)].flatMap(([, byline]) => namesIn(byline!));
}

/** The names of one byline, apart and with their roles: `文：李小明、陳大文　攝影：王五` are three. */
export function namesIn(byline: string): Author[] {
  const authors: Author[] = [];
  let role: string | undefined;
  for (const part of parts(byline)) {
    let name = part.trim();
    // `記者 陳大文`: the role stands apart from its name.
    if (BARE_ROLE.test(name)) {
      role = WRITING.test(name) ? undefined : name;
      continue;
    }
    const craft = CRAFT.exec(name);
    if (craft) {
      role = CRAFTS.find(([begins]) => craft[1]!.toLowerCase().startsWith(begins))?.[1];
      name = name.slice(craft[0].length).trim();
    }
    const label = LABEL.exec(name);
    if (label) {
      role = WRITING.test(label[1]!) ? undefined : label[1];
      name = name.slice(label[0].length).trim();
    }
    const author = single(name);
    if (!author) continue;
    authors.push(author.role === undefined && role !== undefined ? { ...author, role } : author);
    // `記者邢穎琦、周滿鏗` are two reporters.
    if (author.role !== undefined && BEFORE_NAME.test(name)) role = author.role;
  }
  return authors;
}

function parts(byline: string): string[] {
  const bare = byline
    .replace(BY, '')
    // `特約撰稿人 周小雲 發自香港`
    .replace(/\s+[發发]自\p{Script=Han}.*$/u, '')
    .replace(TWO_ROLES, (_, one: string, other: string) => `${WRITING.test(other) ? other : one}：`)
    // `Jane Doe | 5 March 2018`, `Jane Doe • 3 min read`
    .replace(/\s+[|•·–—-]\s+.*$/u, '')
    .replace(/\s+(?:on\s+)?(?:\w+\s+\d{1,2},\s+)?\d{4}[-/年.].*$/u, '')
    // `Elena Oberholzer (obe)`, `(Image: Getty Images)`
    .replace(/(?:\s+|^)[（(][^()（）]{0,80}[)）]|（[^()（）]{0,80}）/gu, (bracket) =>
      /^\s*[（(](?:記者|攝影|特約|文|圖)/u.test(bracket) ? bracket : '',
    );
  return bare
    .replace(
      /[\s,;·]+(?=(?:photo(?:s|graphs?|graphy)?|pictures|illustrations?|illustrated|translated)\s+by\s)/gi,
      '\n',
    )
    .replace(new RegExp(`[\\s\\u3000／/，,;；]+(?=(?:${ROLES})\\s*[：:／/｜|])`, 'gu'), '\n')
    .split(
      /\n|\s*[、；;]\s*|,\s+(?:and|und|et|y|e|en)\s+|\s+(?:and|und|et|&|＆|\+|及|和|與)\s+|,\s*(?!\s*(?:Jr|Sr|MD|PhD|Ph\.D|M\.D|II|III|IV)\b)|\u3000+|(?<=\p{Script=Han})\s*[，,／/]\s*(?=\p{Script=Han})|(?<=\p{Script=Han}{2})\s+(?=\p{Script=Han}{2})/u,
    )
    .filter(
      (part, i) =>
        part.trim() !== '' && !CREDENTIAL.test(part.trim()) && !(i > 0 && OFFICE.test(part.trim())),
    );
}

/** `Jane Doe, Harbour multimedia producer`: what stands after a name and says what she is. */
const OFFICE =
  /(?:^|\s)(?:producer|reporter|editor|writer|correspondent|columnist|contributor|journalist|photographer|analyst|manager|director|specialist|strategist|researcher|redakteur(?:in)?|korrespondent(?:in)?)$/i;

/** `Jane Doe, MPH`: what stands after a name in capitals and names nobody. */
const CREDENTIAL =
  /^(?:[A-Z]{2,4}N?|R\.?N\.?|Ph\.?D\.?|M\.?D\.?|M\.?P\.?H\.?|Psy\.?D\.?|Ed\.?D\.?|Pharm\.?D\.?|Esq\.?)$/;

function single(name: string): Author | null {
  // 社会部・山田花子: the desk stands before the name.
  const bare = name
    .replace(BY, '')
    .replace(/^\p{Script=Han}{1,4}部[・･]/u, '')
    .replace(/^[\s:：|]+|[\s:：|,，.。]+$/gu, '');
  if (bare === '' || bare.length > 100) return null;
  const before = BEFORE_NAME.exec(bare);
  if (before) {
    const rest = bare.slice(before[0].length);
    const role = before[1]!;
    return WRITING.test(role) ? { name: rest } : { name: rest, role };
  }
  // 獨立記者 is what somebody is.
  if (
    /^(?:獨立|自由|專題|資深|本報|本台|本刊|本網|採訪|特約|實習|[港澳台])\p{Script=Han}{0,2}(?:記者|编辑|編輯|撰稿人)$/u.test(
      bare,
    )
  )
    return null;
  const after = AFTER_NAME.exec(bare) ?? KOREAN.exec(bare);
  if (after) return WRITING.test(after[2]!) ? { name: after[1]! } : { name: after[1]!, role: after[2]! };
  return {
    name: /^[A-Z\s.'’-]+$/.test(bare) && bare.length > 4 && /\s/.test(bare) ? capitalised(bare) : bare,
  };
}

/** `JANE DOE` shouts; the name is Jane Doe. */
function capitalised(name: string): string {
  return name
    .toLowerCase()
    .replace(/(?<![\p{L}’'])\p{L}|(?<=[-])\p{L}|(?<=\bmc|\bo['’])\p{L}/gu, (letter) => letter.toUpperCase());
}
