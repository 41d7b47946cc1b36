import type { OldAddresses } from './gather.ts';

/**
 * nginx: `old-addresses-map.conf` for `http { }`, `old-addresses.conf` for `server { }`. Tables are hashes, read when the
 * server starts; what a stranger asks for is only ever compared with them, and only what stands in them is answered.
 * Source: https://nginx.org/en/docs/http/ngx_http_map_module.html
 * @param expressions for an id in path and query, their group named `reprint_found`; @param root of the site on its host
 */
export function nginxFiles(
  { ids, paths, queries }: OldAddresses,
  expressions: readonly string[],
  root: string,
): [path: string, bytes: Uint8Array][] {
  const tables = [ids, paths, queries];
  const longest = Math.max(0, ...tables.map((table) => longestKey(table)));
  const most = Math.max(...tables.map(({ size }) => size));
  const asks = expressions.map((each) => `  "~${each}" $reprint_found;\n`);
  const inPath = asks.filter((_, n) => !expressions[n]!.includes('\\?'));
  const inQuery = asks.filter((_, n) => expressions[n]!.includes('\\?'));
  const lines = (table: ReadonlyMap<string, string>) =>
    [...table].map(([key, page]) => `  ${quoted(key)} ${root}${page};\n`).join('');
  const map = `# Old addresses, and the pages that they lead to. Include this file in http { }, and
# old-addresses.conf in the server { } of the site, and of the old host if it is yours.
map_hash_max_size ${powerOfTwo(Math.max(2048, 2 * most))};
map_hash_bucket_size ${powerOfTwo(Math.max(128, longest + 64))};

map "$uri$is_args$args" $reprint_id_in_query {
  default "";
${inQuery.join('')}}
map $uri $reprint_id {
  default $reprint_id_in_query;
${inPath.join('')}}
map $reprint_id $reprint_by_id {
  default "";
${lines(ids)}}

map $uri $reprint_path {
  default $uri;
  "~^(?<reprint_bare>/.*[^/])/+$" $reprint_bare;
}
map $reprint_path $reprint_by_path {
  default $reprint_by_id;
${lines(paths)}}
map "$reprint_path$is_args$args" $reprint_page {
  default $reprint_by_path;
${lines(queries)}}
`;
  const server = `# Include this file in server { }: what is no file of the site, and was an address of the outlet's, leads to its page.
set $reprint_to $reprint_page;
if (-f $request_filename) {
  set $reprint_to "";
}
if ($reprint_to) {
  return 301 $reprint_to;
}
error_page 404 ${root}404.html;
`;
  return [
    ['old-addresses-map.conf', Buffer.from(map, 'latin1')],
    ['old-addresses.conf', Buffer.from(server)],
  ];
}

/**
 * A key of a table as a word of nginx's configuration: in quotes only two signs say something. Quotes or not, `include` and
 * its like, and what begins with `~`, would be no key: a backslash makes it one, and is taken away.
 */
function quoted(key: string): string {
  const plain = SPECIAL.test(key) ? `\\${key}` : key;
  return `"${plain.replace(/["\\]/g, '\\$&')}"`;
}

const SPECIAL = /^(?:[~\\]|(?:default|hostnames|include|volatile)$)/;

function longestKey(table: ReadonlyMap<string, string>): number {
  let longest = 0;
  for (const key of table.keys()) longest = Math.max(longest, key.length);
  return longest;
}

function powerOfTwo(atLeast: number): number {
  return 2 ** Math.ceil(Math.log2(atLeast));
}
