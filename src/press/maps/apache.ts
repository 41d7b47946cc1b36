import type { OldAddresses } from './gather.ts';

/**
 * Apache: `old-addresses.txt`, a table for RewriteMap; `old-addresses.conf` for `<VirtualHost>`, since no .htaccess may
 * open a table; `htaccess.txt`, which may be one, with what can be said without a table.
 * Source: https://httpd.apache.org/docs/2.4/rewrite/rewritemap.html
 * @param expressions for an id in path and query, their first group; @param root of the site on its host
 */
export function apacheFiles(
  { ids, paths, queries }: OldAddresses,
  expressions: readonly string[],
  root: string,
): [path: string, bytes: Uint8Array][] {
  const lines: string[] = [];
  for (const [id, page] of ids) if (/^[!-~]+$/.test(id)) lines.push(`${id} ${root}${page}`);
  for (const [path, page] of paths) lines.push(`${escaped(path)} ${root}${page}`);
  for (const [asked, page] of queries) {
    const at = asked.indexOf('?');
    lines.push(`${escaped(asked.slice(0, at))}${asked.slice(at)} ${root}${page}`);
  }
  const asked = (expression: string) => {
    const whole = expression.includes('\\?') ? '%{REQUEST_URI}?%{QUERY_STRING}' : '%{REQUEST_URI}';
    // `!`, `=`, `<`, `>` and `-` in front would be no part of the expression: `!x` is true of every address.
    return `RewriteCond ${whole} "${/^[!=<>-]/.test(expression) ? '(?:)' : ''}${expression}"`;
  };
  const conf = `# Include this file in the <VirtualHost> of the site, and of the old host if it is yours, and say where the table lies.
# A long one is faster as a hash: httxt2dbm -i old-addresses.txt -o old-addresses.map, then dbm: instead of txt:
Define REPRINT_OLD_ADDRESSES /etc/apache2/old-addresses.txt
RewriteEngine On
RewriteMap reprint "txt:\${REPRINT_OLD_ADDRESSES}"
RewriteMap reprint-escape int:escape
RewriteMap reprint-lower int:tolower

# What is a file of the site is no old address.
RewriteCond %{DOCUMENT_ROOT}%{REQUEST_URI} -f
RewriteRule ^ - [S=${2 + expressions.length}]

RewriteCond %{REQUEST_URI} "^(/.*[^/])/*$"
RewriteCond \${reprint:\${reprint-lower:\${reprint-escape:%1}?%{QUERY_STRING}}} "^(/.+)$"
RewriteRule ^ %1 [R=301,L,QSD,NE]
RewriteCond %{REQUEST_URI} "^(/.*[^/])/*$"
RewriteCond \${reprint:\${reprint-lower:\${reprint-escape:%1}}} "^(/.+)$"
RewriteRule ^ %1 [R=301,L,QSD,NE]
${expressions
  .map(
    (each) => `${asked(each)}
RewriteCond \${reprint:\${reprint-lower:%1}} "^(/.+)$"
RewriteRule ^ %1 [R=301,L,QSD,NE]
`,
  )
  .join('')}ErrorDocument 404 ${root}404.html
`;
  // Pages are escaped already, hence NE; `%9` in `/%E6%96%B0/` would stand for a group.
  // Without a table the id itself names the page: only where it can be nothing but such a name.
  const plain = expressions.filter((each) => /\((?:\[(?:0-9|a-z|-)+\]|\\d)[+{]/.test(each));
  const htaccess = `# Copy this file as .htaccess into the site, where the server's own configuration is out of reach.
<IfModule mod_rewrite.c>
RewriteEngine On
${plain
  .map(
    (each) => `RewriteCond %{REQUEST_FILENAME} !-f
${asked(each)}
RewriteRule ^ ${root.replaceAll('%', '\\%')}articles/%1.html [R=301,L,QSD,NE]
`,
  )
  .join('')}</IfModule>
ErrorDocument 404 ${root}404.html
`;
  return [
    [
      'old-addresses.txt',
      Buffer.from(
        lines
          .filter((line) => line.length < LONGEST)
          .join('\n')
          .concat('\n'),
      ),
    ],
    ['old-addresses.conf', Buffer.from(conf)],
    ['htaccess.txt', Buffer.from(htaccess)],
  ];
}

/** Apache reads lines of a table in pieces of 1,024 bytes. */
const LONGEST = 1000;

/** A path as `int:escape` writes it. */
function escaped(path: string): string {
  return path.replace(
    /[^A-Za-z0-9$\-_.+!*'(),:;@&=/~]/g,
    (byte) => `%${byte.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}
