/** A value that stands in a script, and the place after it. */
export interface Literal {
  value: unknown;
  end: number;
}

const DEEPEST = 200;
const MOST_VALUES = 200_000;
const NAME = /[\w$]+/y;
const SPACE = /(?:\s|\/\*[^*]{0,1000}\*\/)*/y;
const NUMBER = /-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/iy;

/**
 * Reads an object, list, string or number as scripts write it: JSON, and also names without quotes, single
 * quotes, `void 0`, `!0`, a comma before a bracket. A name stands for what `known` says, else for nothing.
 * Nothing runs: a call, an operator or a template is no value, and ends the reading with null.
 */
export function literalAt(
  text: string,
  start: number,
  known: ReadonlyMap<string, unknown> = new Map(),
): Literal | null {
  let at = start;
  let room = MOST_VALUES;
  try {
    const found = value(0);
    return { value: found, end: at };
  } catch (error) {
    if (error instanceof NoLiteral) return null;
    throw error;
  }

  function value(depth: number): unknown {
    if (depth > DEEPEST || --room < 0) throw new NoLiteral();
    skip(SPACE);
    const sign = text[at];
    if (sign === '{') return object(depth);
    if (sign === '[') return list(depth);
    if (sign === '"' || sign === "'") return quoted(sign);
    if (sign === '!') {
      at++;
      return value(depth + 1) === 0;
    }
    const number = skip(NUMBER);
    if (number !== '') return Number(number);
    const name = skip(NAME);
    if (name === '') throw new NoLiteral();
    if (name === 'void') {
      value(depth + 1);
      return undefined;
    }
    // new Date(1614556800000)
    if (name === 'new') {
      const made = value(depth + 1);
      if (text[at] !== '(' || made !== undefined) throw new NoLiteral();
      at++;
      const given = closed(')') ? undefined : value(depth + 1);
      if (given !== undefined && !closed(')')) throw new NoLiteral();
      return given;
    }
    if (name === 'null') return null;
    return name === 'true' ? true : name === 'false' ? false : known.get(name);
  }

  function object(depth: number): Record<string, unknown> {
    const made: [string, unknown][] = [];
    at++;
    for (;;) {
      if (closed('}')) return Object.fromEntries(made);
      const sign = text[at];
      const key = sign === '"' || sign === "'" ? quoted(sign) : skip(NAME);
      skip(SPACE);
      if (key === '' || text[at++] !== ':') throw new NoLiteral();
      made.push([key, value(depth + 1)]);
      comma('}');
    }
  }

  function list(depth: number): unknown[] {
    const made: unknown[] = [];
    at++;
    for (;;) {
      if (closed(']')) return made;
      made.push(value(depth + 1));
      comma(']');
    }
  }

  function closed(bracket: string): boolean {
    skip(SPACE);
    if (text[at] !== bracket) return false;
    at++;
    return true;
  }

  function comma(bracket: string): void {
    skip(SPACE);
    if (text[at] === ',') at++;
    else if (text[at] !== bracket) throw new NoLiteral();
  }

  function quoted(quote: string): string {
    const from = ++at;
    while (at < text.length && text[at] !== quote) at += text[at] === '\\' ? 2 : 1;
    if (at >= text.length) throw new NoLiteral();
    return unescaped(text.slice(from, at++));
  }

  function skip(pattern: RegExp): string {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? '';
    at += found.length;
    return found;
  }
}

class NoLiteral extends Error {}

const SIGNS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v' };

/** `\u003cp\u003e`, `\x3c`, `\n`, `\/` as what they stand for. */
function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(
    /\\(?:u([0-9a-f]{4})|u\{([0-9a-f]{1,6})\}|x([0-9a-f]{2})|([^ux]))/gis,
    (whole, four, braced, two, sign) => {
      if (sign !== undefined) return sign === '\n' ? '' : (SIGNS[sign] ?? sign);
      const code = Number.parseInt(four ?? braced ?? two, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
