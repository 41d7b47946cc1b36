import { gzipSync } from 'node:zlib';

/** A page that was spoiled, and how. */
export interface Spoiled {
  how: string;
  bytes: Buffer;
}

type Roll = () => number;

/** What somebody might write to break out of text, attribute, Markdown, front matter or shortcode. */
export const NASTY: readonly string[] = [
  '<script>alert(1)</script>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '<img src=x onerror=alert(1)>',
  '&lt;img src=x onerror=alert(1)&gt;',
  '"><svg onload=alert(1)>',
  "'><iframe src=javascript:alert(1)></iframe>",
  '<a href="javascript:alert(1)">x</a>',
  '<a href=" java&#10;script:alert(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="https://x.example/)](javascript:alert(1))">x</a>',
  '<a href="https://x.example/&quot; onmouseover=alert(1) x=&quot;">[x](y</a>',
  '<img src="https://x.example/a.jpg" alt="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;">',
  '<img src="/a.jpg" alt="](javascript:alert(1))&#10;&#10;---&#10;title: y">',
  '<figure><img src="/b.jpg" alt="x"><figcaption>&lt;/figcaption&gt;&lt;/figure&gt;&#10;&#10;<b>{{&lt; x &gt;}}</b></figcaption></figure>',
  '<iframe src="https://www.youtube.com/embed/a&quot; &gt;}}{{&lt; evil"></iframe>',
  '<iframe src="//x.example/\n---\n" title="&#34; >}} {{< raw >}}"></iframe>',
  '{{&lt; video src="x" &gt;}}',
  '{{% raw %}}',
  '<p>{{<b>&lt;</b> x &gt;}}</p>',
  '<p>---</p>',
  '<p>---<br>title: "x"<br>---</p>',
  '<h2>--- #</h2>',
  '<p>: x</p><p>+++</p><p>===</p><p>1. x</p><p># x</p><p>&gt; x</p>',
  '<pre>```\n---\n```\n~~~\n{{&lt; x &gt;}}</pre>',
  '<code>``` ` {{&lt; x &gt;}}</code>',
  '<table><tr><td>a|b<br>---|---</td><td>\\|</td></tr></table>',
  '<p>[x]: javascript:alert(1)</p><p>[x][x] ![x](y) &lt;http://x.example&gt; &amp;lt;b&amp;gt;</p>',
  '<ul><li>---</li><li>- [x] y</li><li><ul><li><pre>  x</pre></ul></ul>',
  '\u2028---\u2028title: x\u2029',
  '\u202e\u2066txt.exe\u202a',
  '\0\u0001\u001b[31m\u009b\ufeff\u200b\ufffe\uffff',
  '&#xD800;&#xDFFF;&#0;&#x110000;&#128;&#x2028;',
  '&#10;---&#10;',
  '\\',
  '*_~`[]()<>!#|{}\\"\'&',
  '<!--',
  '<![CDATA[ x ]]>',
  '<plaintext>',
  '<textarea>',
  '<template><p>x',
  '<base href="javascript:/">',
  '<base href="//[">',
  '<svg><p>x</svg>',
  '<meta http-equiv=refresh content="0;url=javascript:alert(1)">',
  '<meta charset=utf-7>',
  '<meta property="og:title" content="x&quot;&#10;---&#10;\u2028y: !!js/function \'x\'">',
  '<meta name=author content="&lt;b&gt;\n: - {{&lt;">',
  '<script type="application/ld+json">{"@type":"NewsArticle","headline":"\\n---\\n\\ud800","author":{"name":"{{<\\u2028 x >}}"},"datePublished":"9999999-13-45T99:99"}</script>',
  '<script type="application/ld+json">{"@type":"NewsArticle","__proto__":{"x":1},"constructor":1,"author":[[[[]]]],"keywords":{"a":[1,null]},"datePublished":{"x":[]}}</script>',
  '<script>window.__DATA__={"a":[[[[',
  '<time datetime="&#10;---">99/99/9999</time>',
  '<p class="byline">By <script>x</script>\u202e\n---</p>',
];

/** One of many ways to spoil a page; the same for the same dice. */
export function spoil(html: string, roll: Roll): Spoiled {
  const below = (count: number): number => Math.floor(roll() * count);
  const tags = [...html.matchAll(/(?<=>)|(?=<)/g)].map(({ index }) => index);
  const somewhere = (): number => tags[below(tags.length)] ?? 0;
  const nasty = (): string => NASTY[below(NASTY.length)]!;
  const put = (text: string, at: number, piece: string): string => text.slice(0, at) + piece + text.slice(at);
  const of = (how: string, text: string): Spoiled => ({ how, bytes: Buffer.from(text) });
  switch (below(15)) {
    case 0: {
      let text = html;
      for (let i = 0; i < 8; i++) text = put(text, somewhere(), nasty());
      return of('nasty pieces between tags', text);
    }
    case 1:
      return of(
        'nasty pieces within the words',
        html.replace(/[。，.,](?=[^<>]*<\/(?:p|h\d|div|td|li|title|figcaption)>)/g, (mark) =>
          roll() < 0.3 ? nasty() : mark,
        ),
      );
    case 2:
      return of(
        'nasty values of attributes',
        html.replace(/="[^"]*"/g, (value) =>
          roll() < 0.1 ? `="${nasty().replaceAll('"', '&quot;')}"` : value,
        ),
      );
    case 3:
      return of(
        'unclosed everything',
        html.replace(/<\/[^>]*>/g, (tag) => (roll() < 0.8 ? '' : tag)),
      );
    case 4:
      return of(
        'tags lost',
        html.replace(/<[^>]*>/g, (tag) => (roll() < 0.1 ? '' : tag)),
      );
    case 5:
      return of(
        'quotes lost',
        html.replace(/["'>]/g, (mark) => (roll() < 0.02 ? '' : mark)),
      );
    case 6: {
      const pieces = html.split(/(?=<)/);
      const mixed = Array.from({ length: pieces.length }, () => pieces[below(pieces.length)]);
      return of('pieces in another order', mixed.join(''));
    }
    case 7:
      return of('cut off', html.slice(0, below(html.length)));
    case 8:
      return of(
        'nested deep',
        put(html, somewhere(), '<div><b><ul><li><blockquote>'.repeat(1 + below(2000))),
      );
    case 9:
      return of('a thing many times', put(html, somewhere(), nasty().repeat(1 + below(1000))));
    case 10: {
      const bytes = Buffer.from(html);
      for (let i = 1 + below(200); i > 0; i--) bytes[below(bytes.length)] = below(256);
      return { how: 'noise', bytes };
    }
    case 11: {
      const bytes = Buffer.from(html, 'utf16le');
      if (roll() < 0.5) bytes.swap16();
      const isBigEndian = bytes[0] === 0;
      const bom = isBigEndian ? [0xfe, 0xff] : [0xff, 0xfe];
      return { how: 'UTF-16', bytes: roll() < 0.5 ? bytes : Buffer.concat([Buffer.from(bom), bytes]) };
    }
    case 12:
      return { how: 'gzip within', bytes: gzipSync(html, { level: 1 }) };
    case 13:
      return {
        how: 'wrong charset',
        bytes: Buffer.from(html.replace(/charset=["']?[\w-]+/, 'charset=shift_jis')),
      };
    default: {
      const noise = Buffer.from(Array.from({ length: 1 + below(5000) }, () => below(256)));
      const at = below(html.length);
      return {
        how: 'binary within',
        bytes: Buffer.concat([Buffer.from(html.slice(0, at)), noise, Buffer.from(html.slice(at))]),
      };
    }
  }
}
