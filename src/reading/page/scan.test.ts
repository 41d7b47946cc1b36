import { textContent } from 'domutils';
import { describe, expect, it } from 'vitest';
import { parseHtml } from './parse.ts';
import { scan } from './scan.ts';

/** What a scan tells, a line a piece. */
function told(html: string): string[] {
  const lines: string[] = [];
  scan(html, {
    open: (name, attribs, selfClosing) => {
      lines.push(`<${name}${selfClosing ? '/' : ''}> ${JSON.stringify(attribs)}`);
      return false;
    },
    close: (name) => lines.push(`</${name}>`),
    text: (data) => lines.push(data),
    comment: (data) => lines.push(`<!--${data}-->`),
  });
  return lines;
}

describe('a scan of HTML', () => {
  it('tells tags, attributes and texts in their order', () => {
    expect(told('<P CLASS="a b" id=c hidden data-x = \'1\'>港<br / >灣</P>')).toEqual([
      '<p> {"class":"a b","id":"c","hidden":"","data-x":"1"}',
      '港',
      '<br/> {}',
      '灣',
      '</p>',
    ]);
  });

  it('keeps the first of two attributes of one name, and none that would change an object', () => {
    expect(told('<a href=1 href=2 __proto__=3 constructor=4>')).toEqual([
      '<a> {"href":"1","constructor":"4"}',
    ]);
  });

  it('reads entities in texts and attributes, in each by its own rule', () => {
    expect(told('<a href="?a&copy=1&amp;b">&copy=1 &#x6e2f; &zz;')).toEqual([
      '<a> {"href":"?a&copy=1&b"}',
      '©=1 港 &zz;',
    ]);
  });

  it('takes for text what only looks like a tag', () => {
    expect(told('1 < 2 <3 <')).toEqual(['1 < 2 <3 <']);
    expect(told('a</>b</ x>c<?xml?>d')).toEqual(['a', 'b', '<!-- x-->', 'c', '<!--?xml?-->', 'd']);
  });

  it('looks for the end of a script alone within it, and decodes the entities of a title', () => {
    expect(told('<script>"</p>&amp;<!--"</SCRIPT ><title>A &amp; <b></title>')).toEqual([
      '<script> {}',
      '"</p>&amp;<!--"',
      '</script>',
      '<title> {}',
      'A & <b>',
      '</title>',
    ]);
    expect(told('<style>a')).toEqual(['<style> {}', 'a']);
  });

  it('ends a comment in any of its ways', () => {
    expect(told('<!-->a<!--->b<!---->c<!-- x --!>d<!-- y --->e<!doctype html>f<!x>')).toEqual([
      'a',
      'b',
      '<!---->',
      'c',
      '<!-- x -->',
      'd',
      '<!-- y --->',
      'e',
      'f',
      '<!--x-->',
    ]);
    expect(told('<![CDATA[a<b>]]>c')).toEqual(['a<b>', 'c']);
  });

  it('takes a tag that the end of the page cuts off for none', () => {
    for (const cut of ['<a', '<a href', '<a href="', '<a href=x', '</a', '<a /'])
      expect(told(`x${cut}`)).toEqual(['x']);
  });

  it.each(['<title/>', '<title>', '<style/>', '<script/>', '<style><g>', '<textarea>'])(
    'takes no %s in a drawing for the beginning of a text that goes on behind it',
    (piece) => {
      expect(textContent(parseHtml(`<p>before</p><svg>${piece}</svg><p>behind</p>`))).toBe('beforebehind');
    },
  );
});
