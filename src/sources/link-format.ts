/** One link of a `Link` header or of a document in application/link-format. */
export interface Link {
  /** What stands between `<` and `>`. */
  target: string;
  /** Its relations, lower case: `first`, `memento`. */
  rel: string[];
  /** The other parameters by name, lower case; of several of one name the first. */
  parameters: ReadonlyMap<string, string>;
  /** Where it begins and ends in the text. */
  begin: number;
  end: number;
}

/**
 * Reads links: `<ADDRESS>; rel="first memento"; datetime="Thu, 20 Jun 2013 …", <ADDRESS>; …`. Commas and
 * semicolons inside quotes and angle brackets part nothing. What is no link is passed over up to the next `<`.
 * Takes linear time whatever the text. Source: RFC 8288 section 3, RFC 6690 section 2, RFC 7089 section 5
 */
export function* parseLinks(text: string): Generator<Link> {
  for (let at = text.indexOf('<'); at >= 0; ) {
    const close = text.indexOf('>', at);
    if (close < 0) return;
    const { rel, parameters, end } = parametersFrom(text, close + 1);
    yield { target: text.slice(at + 1, close).trim(), rel, parameters, begin: at, end };
    at = text.indexOf('<', end);
  }
}

interface Parameters {
  rel: string[];
  parameters: Map<string, string>;
  /** Where they end: at the comma, or the end of the text. */
  end: number;
}

function parametersFrom(text: string, begin: number): Parameters {
  const parameters = new Map<string, string>();
  let at = begin;
  for (;;) {
    const end = partEnd(text, at);
    const [name, value] = pairOf(text.slice(at, end));
    if (name !== '' && !parameters.has(name)) parameters.set(name, value);
    at = end;
    if (text[at] !== ';') break;
    at++;
  }
  const rel = (parameters.get('rel') ?? '').toLowerCase().split(/\s+/, 20);
  return { rel: rel.filter((word) => word !== ''), parameters, end: at };
}

/** Where the parameter that begins here ends: at the next `;` or `,` that stands in no quotes. */
function partEnd(text: string, begin: number): number {
  let quoted = false;
  for (let at = begin; at < text.length; at++) {
    const character = text[at];
    // No quoted text goes over a line's end: one that is not closed must not swallow all the links after it.
    if (character === '"') quoted = !quoted;
    else if (character === '\n') quoted = false;
    else if (quoted && character === '\\') at++;
    else if (!quoted && (character === ';' || character === ',')) return at;
  }
  return text.length;
}

function pairOf(part: string): [name: string, value: string] {
  const equals = part.indexOf('=');
  if (equals < 0) return [part.trim().toLowerCase(), ''];
  const value = part.slice(equals + 1).trim();
  const quoted = value.length >= 2 && value.startsWith('"') && value.endsWith('"');
  const plain = quoted ? value.slice(1, -1).replace(/\\(.)/gs, '$1') : value;
  return [part.slice(0, equals).trim().toLowerCase(), plain];
}
