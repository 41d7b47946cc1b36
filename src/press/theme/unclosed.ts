import { Tokenizer } from 'htmlparser2';

/** Elements that have no end tag (HTML, section 13.1.2). */
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/;
/** Stands behind a piece; who does not see it is still within something. */
const BEHIND = '<hr>';

/**
 * The first place where a piece of HTML would reach out of itself: an element left open, one closed that was never opened
 * (`</header>` would close ours), a comment, a tag or a quoted value without its end. Null where the piece is whole.
 */
export function unclosed(html: string): { at: number; what: string } | null {
  const text = html + BEHIND;
  const open: { name: string; at: number }[] = [];
  let fault: { at: number; what: string } | null = null;
  let seenEnd = false;
  const say = (at: number, what: string) => {
    fault ??= { at, what };
  };
  const nameAt = (start: number, end: number) => text.slice(start, end).toLowerCase();
  const nothing = () => {};
  const tokenizer = new Tokenizer(
    { decodeEntities: false },
    {
      onopentagname(start, end) {
        if (start > html.length) seenEnd = true;
        else if (!VOID.test(nameAt(start, end))) open.push({ name: nameAt(start, end), at: start });
      },
      onclosetag(start, end) {
        const name = nameAt(start, end);
        if (VOID.test(name)) return;
        if (open.at(-1)?.name === name) open.pop();
        else say(start, `</${name}> is not closed in its order`);
      },
      onattribdata: nothing,
      onattribentity: nothing,
      onattribend: nothing,
      onattribname: nothing,
      oncdata: nothing,
      oncomment: nothing,
      ondeclaration: nothing,
      onend: nothing,
      onopentagend: nothing,
      onprocessinginstruction: nothing,
      // HTML knows no `<p/>`: a browser takes it for `<p>`.
      onselfclosingtag: nothing,
      ontext: nothing,
      ontextentity: nothing,
    },
  );
  tokenizer.write(text);
  tokenizer.end();
  if (!seenEnd) say(html.length, 'a comment, a tag or a quote is not closed');
  const left = open[0];
  if (left) say(left.at, `<${left.name}> is not closed`);
  return fault;
}
