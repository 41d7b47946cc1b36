const PICTURE_NAME = /\.(?:jpe?g|png|gif|webp|avif|bmp)$/i;

/** Whether a path ends as a picture's file does. */
export function hasPictureName(path: string): boolean {
  return PICTURE_NAME.test(path);
}

/** Larger forms of a picture whose address asks for a certain size of it, best first; none where it asks for none. */
export function unsized(url: URL): string[] {
  const { origin, pathname, search } = url;
  const found: string[] = [];
  for (const [pattern, ...larger] of PATHS) {
    const match = pattern.exec(origin + pathname);
    if (!match) continue;
    found.push(...larger.map((form) => form.replaceAll(/\$(\d)/g, (_, n: string) => match[Number(n)] ?? '')));
    break;
  }
  const query = hasPictureName(pathname) || BY_QUERY.test(url.hostname) ? withoutSize(search) : search;
  return query === search ? found : [...found, `${origin}${pathname}${query}`];
}

/** An address without its query, and the larger forms of the picture. */
const PATHS: readonly (readonly [pattern: RegExp, ...larger: string[]])[] = [
  // WordPress: `…/wp-content/uploads/2019/03/pier-300x200.jpg`; of very large ones it keeps `pier-scaled.jpg`.
  [/^(?=.*\/(?:wp-content|uploads)\/)(.+)-\d{2,4}x\d{2,4}(\.\w+)$/, '$1$2', '$1-scaled$2'],
  // Drupal: `/sites/default/files/styles/large/public/pier.jpg?itok=…`
  [/^(.*\/files\/)styles\/[^/]+\/public\/(.+)$/, '$1$2'],
  // MediaWiki: `/thumb/a/ab/Pier.jpg/300px-Pier.jpg`
  [/^(.*\/)thumb\/(\w\/\w\w\/[^/]+\.\w+)\/[^/]*\d{1,5}px-[^/]+$/, '$1$2'],
  // Ghost: `/content/images/size/w600/2019/03/pier.jpg`
  [/^(.*\/content\/images\/)size\/w\d+(?:h\d+)?\/(.+)$/, '$1$2'],
  // Wix: `/media/ID~mv2.jpg/v1/fill/w_300,h_200/pier.jpg`
  [/^(https?:\/\/static\.wixstatic\.com\/media\/[^/]+)\/v1\/.+$/, '$1'],
  // Cloudinary: `/image/upload/c_fill,w_300/v1551400000/pier.jpg`
  [/^(https?:\/\/res\.cloudinary\.com\/[^/]+\/image\/upload\/)(?:[a-z]{1,3}_[^/]+\/)+(v\d+\/.+)$/, '$1$2'],
  // Alibaba: `pier.jpg_300x300.jpg`
  [/^(.+\.(?:jpe?g|png|gif))_\d{2,4}x\d{2,4}\w{0,8}\.(?:jpe?g|png|webp)$/i, '$1'],
  // Blogger: `/s320/pier.jpg`; `s0` is the whole.
  [
    /^(https?:\/\/[\w-]+\.(?:bp\.blogspot|googleusercontent)\.com\/.+)\/[swh]\d{1,4}(?:-[\w-]*)?(\/[^/]+)$/,
    '$1/s0$2',
    '$1/s1600$2',
  ],
];

/** Hosts that name a picture without `.jpg`, and its size in the query. */
const BY_QUERY = /\.imgix\.net$|^images\.unsplash\.com$/;

const SIZE =
  /^(?:w|h|q|s|width|height|maxwidth|maxheight|fit|crop|resize|quality|auto|fm|format|dpr|strip|zoom|ssl|rect|fp-[xyz]|ixlib|ixid|cs|imwidth|impolicy|im|downsize|output-(?:quality|format)|smart|itok|x-oss-process|x-image-process|x-bce-process|image(?:view2|mogr2)\/.*|imageslim)$/i;

/** A query without what asks for a size: `?id=3&w=300&fit=crop` is `?id=3`, `?imageView2/2/w/300` nothing. */
function withoutSize(search: string): string {
  const kept = search
    .slice(1)
    .split('&')
    .filter((pair) => !SIZE.test(pair.split('=', 1)[0]!));
  return kept.join('') === '' ? '' : `?${kept.join('&')}`;
}

/**
 * Other addresses of the same file, and smaller sizes of it: without the number that makes browsers load it anew,
 * on the host behind a CDN's name, `_medium` and `_small` of `_large`.
 */
export function otherPlaces({ protocol, host, pathname, search }: URL): string[] {
  if (!hasPictureName(pathname)) return [];
  const found: string[] = [];
  if (ANEW.test(search)) found.push(`${protocol}//${host}${pathname}`);
  // `cdn2.news.example/photos/a.jpg` is fetched from `news.example/photos/a.jpg`.
  const behind = CDN.exec(host)?.[1];
  if (behind && /^\/[^/]+\/./.test(pathname)) found.push(`${protocol}//${behind}${pathname}${search}`);
  const size = /^(.+)_(large|medium|small|thumb)(\.\w+)$/.exec(pathname);
  if (size)
    for (const other of ['large', 'medium', 'small', 'thumb'])
      if (other !== size[2]) found.push(`${protocol}//${host}${size[1]}_${other}${size[3]}${search}`);
  return found;
}

/** `?v=3`, `?ver=5.1`, `?1551400000`. */
const ANEW = /^\?(?:(?:v|ver|version|t|ts|rev|_)=[\w.-]*|\d+)$/i;

const CDN = /^(?:cdn|static|assets?|img|images?|media|photos?|pics?)\d{0,2}\.([^.]+\..+)$/i;
