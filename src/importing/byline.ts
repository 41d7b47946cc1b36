import type { Author } from '../base/reading.ts';
import { namesIn } from '../reading/index.ts';

/** `中國組記者黃麗萍`, `台灣特派員鄭智仁`: whatever desk it is, and then a name. */
const ROLE_AND_NAME =
  /^(\p{Script=Han}{0,6}(?:記者|记者|特派員|特派员|通訊員|通讯员|編輯|编辑|主筆))[\s\u3000]*(\p{Script=Han}{2,4})$/u;

/**
 * The authors of a byline that another rescue kept as one line. They come apart, role and name, only where all
 * of them together make that line again: `飄楊 & 小鳥` is one name of two people.
 */
export function authorsOf(byline: string): Author[] {
  const line = byline.trim();
  if (line === '') return [];
  const whole = ROLE_AND_NAME.exec(line);
  if (whole) return [{ name: whole[2]!, role: whole[1]! }];
  const apart = namesIn(line);
  const joins = ['、', ', '].map((comma) => apart.map(({ role, name }) => (role ?? '') + name).join(comma));
  return joins.some((again) => again === line) ? apart : [{ name: line }];
}
