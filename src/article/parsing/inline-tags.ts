import type { StateInline, Token } from 'markdown-it';
import { isOfText, tagAt } from './inline-tag.ts';

/** Takes `<sup>`, `</sup>`, `<br>` and their like inside a line; whether they pair is seen afterwards. */
export function inlineTag(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== 0x3c) return false;
  const tag = tagAt(state.src, state.pos);
  if (!tag || !isOfText(tag.name) || (tag.closes && tag.name === 'br')) return false;
  if (!silent) {
    if (tag.name === 'br') state.push('hardbreak', 'br', 0);
    else {
      // Pushed as a tag that stands alone: markdown-it trusts opening and closing tokens to pair, ours may not.
      const token = state.push(tag.closes ? 'inline_tag_close' : 'inline_tag_open', tag.name, 0);
      token.nesting = tag.closes ? -1 : 1;
      token.content = state.src.slice(state.pos, state.pos + tag.length);
    }
  }
  state.pos += tag.length;
  return true;
}

/** Makes text of every tag that has no partner inside the same emphasis, link or line: `<sup>**2</sup>**`. */
export function balanceTags(tokens: Token[]): void {
  const open: Token[] = [];
  for (const token of tokens) {
    if (token.nesting === 1) open.push(token);
    else if (token.nesting === -1) {
      if (token.type === 'inline_tag_close') {
        if (open.at(-1)?.type === 'inline_tag_open' && open.at(-1)?.tag === token.tag) open.pop();
        else becomeText(token);
        continue;
      }
      while (open.at(-1)?.type === 'inline_tag_open') becomeText(open.pop()!);
      open.pop();
    }
  }
  for (const token of open) if (token.type === 'inline_tag_open') becomeText(token);
}

function becomeText(token: Token): void {
  token.type = 'text';
  token.tag = '';
  token.nesting = 0;
}
