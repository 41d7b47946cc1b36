import type { Element } from 'domhandler';
import type { Embed } from '../../base/blocks.ts';
import { resolve } from '../page/address.ts';
import { elementsIn, textOf, tidy } from '../page/dom.ts';

/** Frames that show nothing of the article: advertisements, counters, buttons, consent. */
const MACHINERY =
  /doubleclick|googlesyndication|googletagmanager|google\.com\/recaptcha|adservice|amazon-adsystem|facebook\.com\/(?:plugins\/(?:like|share|page|follow|comments)|tr[/?]|v[\d.]+\/plugins\/(?:like|share|page))|addthis|sharethis|disqus|taboola|outbrain|criteo|consent|cookielaw|platform\.twitter\.com\/widgets\/(?:follow|tweet_button)|about:blank|newsletter|mailchimp|subscribe|piano\.io|scorecardresearch|quantserve/i;

const KINDS: readonly (readonly [kind: Embed['kind'], address: RegExp])[] = [
  [
    'video',
    /^https?:\/\/(?:[\w-]+\.)*(?:youtube(?:-nocookie)?\.com\/(?:embed|v|watch|shorts)|youtu\.be\/|vimeo\.com|dailymotion\.com|youku\.com|bilibili\.com|tudou\.com|rutube\.ru|twitch\.tv|streamable\.com|jwplatform\.com|jwplayer\.com|brightcove\.(?:net|com)|ooyala|kaltura|livestream\.com|ted\.com|tiktok\.com|nicovideo\.jp|niconico|tv\.naver\.com|cnevids\.com|facebook\.com\/(?:plugins\/video|video\.php|watch|[^/]+\/videos))/i,
  ],
  [
    'post',
    /^https?:\/\/(?:[\w-]+\.)*(?:facebook\.com|fb\.watch|instagram\.com|twitter\.com|x\.com|threads\.net|threads\.com|reddit\.com|redditmedia\.com|weibo\.com|t\.me|bsky\.app|linkedin\.com|mastodon\.\w+|pinterest\.com|tumblr\.com)\//i,
  ],
  [
    'audio',
    /^https?:\/\/(?:[\w-]+\.)*(?:soundcloud\.com|spotify\.com|podcasts\.apple\.com|anchor\.fm|simplecast\.com|acast\.com|megaphone\.fm|libsyn\.com|buzzsprout\.com|mixcloud\.com|bandcamp\.com|podbean\.com|omny\.fm|art19\.com|spreaker\.com|firstory\.me)\//i,
  ],
  [
    'map',
    /^https?:\/\/(?:(?:www|maps)\.google\.[a-z.]+\/maps|maps\.google\.|(?:[\w-]+\.)*openstreetmap\.org|(?:[\w-]+\.)*(?:mapbox|carto|arcgis)\.com|uploads\.knightlab\.com\/storymapjs|(?:www\.)?bing\.com\/maps)/i,
  ],
];

/** What a player's or post's address is. */
export function embedKind(address: string): Embed['kind'] {
  return KINDS.find(([, pattern]) => pattern.test(address))?.[0] ?? 'frame';
}

/** The player or post that an element stands for; null where it is none, or only machinery. */
export function embedOf(element: Element, base: string): Embed | null {
  const embed = playerOf(element, base);
  return embed && { ...embed, poster: posterOf(element, base) };
}

/** Where a page shows a still picture of its own until the player is started. */
function posterOf(element: Element, base: string): string | null {
  const { name, attribs } = element;
  const named =
    attribs.poster || attribs['data-poster'] || attribs['data-thumbnail'] || attribs['data-thumb'];
  // `<lite-youtube videoid="…"><img src="…">`: the picture that a click replaces by the player. A post's are its own.
  const shown =
    !named && (/^(?:amp|lite)-/.test(name) || /\byoutube\b/i.test(attribs.class ?? ''))
      ? firstImage(element)
      : named;
  const poster = resolve(shown || undefined, base);
  return poster?.startsWith('http') ? poster : null;
}

function firstImage(element: Element): string | undefined {
  for (const inner of elementsIn(element))
    if ((inner.name === 'img' || inner.name === 'amp-img') && inner.attribs.src) return inner.attribs.src;
  return undefined;
}

function playerOf(element: Element, base: string): Embed | null {
  const { name, attribs } = element;
  const classes = attribs.class ?? '';
  if (name === 'iframe' || name === 'amp-iframe') {
    if (isHidden(attribs)) return null;
    return made(
      attribs.src || attribs['data-src'] || attribs['data-lazy-src'] || attribs['data-litespeed-src'],
      base,
      attribs.title,
    );
  }
  if (name === 'video' || name === 'audio') {
    const source = attribs.src || firstSource(element) || attribs['data-src'];
    return made(source, base, attribs.title, name);
  }
  if (name === 'embed') return made(attribs.src, base, attribs.title, 'frame');
  if (name === 'object') return made(attribs.data ?? movieOf(element), base, attribs.title, 'frame');
  if (name === 'amp-youtube' || name === 'lite-youtube' || name === 'youtube-video') {
    return youtube(attribs['data-videoid'] ?? attribs.videoid, base);
  }
  if (
    /\b(?:twitter-tweet|twitter-video|instagram-media|tiktok-embed|reddit-card|bluesky-embed|text-post-media)\b/.test(
      classes,
    )
  ) {
    return made(attribs['data-instgrm-permalink'] ?? attribs.cite ?? lastLink(element), base, null, 'post');
  }
  if (/\bfb-(?:post|video)\b/.test(classes)) {
    return made(
      attribs['data-href'] ?? lastLink(element),
      base,
      null,
      classes.includes('fb-video') ? 'video' : 'post',
    );
  }
  if (name === 'amp-video' || name === 'amp-audio')
    return made(
      attribs.src || firstSource(element),
      base,
      attribs.title,
      name === 'amp-video' ? 'video' : 'audio',
    );
  if (name === 'amp-twitter' && attribs['data-tweetid'])
    return made(`https://twitter.com/i/status/${attribs['data-tweetid']}`, base, null);
  if (name === 'amp-instagram' && attribs['data-shortcode'])
    return made(`https://www.instagram.com/p/${attribs['data-shortcode']}/`, base, null);
  if (name === 'amp-facebook') return made(attribs['data-href'], base, null);
  if (name === 'amp-vimeo' && attribs['data-videoid'])
    return made(`https://player.vimeo.com/video/${attribs['data-videoid']}`, base, null);
  if (name === 'amp-soundcloud' && attribs['data-trackid'])
    return made(
      `https://w.soundcloud.com/player/?url=https://api.soundcloud.com/tracks/${attribs['data-trackid']}`,
      base,
      null,
    );
  if (/\bvideo-js\b/.test(classes) && attribs['data-setup'] && name !== 'video') {
    const source = /"src"\s{0,5}:\s{0,5}"(https?:[^"\s]{5,500})"/.exec(
      attribs['data-setup'].slice(0, 4000),
    )?.[1];
    return made(source?.replaceAll('\\/', '/'), base, null, 'video');
  }
  if (name === 'script') return telegram(attribs['data-telegram-post'], base);
  if (/\bflourish-embed\b/.test(classes) && attribs['data-src'])
    return made(`https://public.flourish.studio/${attribs['data-src'].replace(/^\/+/, '')}/`, base, null);
  if (/\binfogram-embed\b/.test(classes) && attribs['data-id'])
    return made(`https://e.infogram.com/${attribs['data-id']}`, base, attribs['data-title']);
  if (/\bwp-block-embed__wrapper\b/.test(classes)) {
    // The address that WordPress did not turn into a player.
    const address = textOf(element);
    return /^https?:\/\/\S{4,500}$/.test(address) ? made(address, base, null) : null;
  }
  if (attribs['data-oembed-url']) return made(attribs['data-oembed-url'], base, null);
  if (
    /\byoutube\b/i.test(classes) &&
    /^[\w-]{11}$/.test(attribs['data-id'] ?? attribs['data-video-id'] ?? attribs['data-embed'] ?? '')
  ) {
    return youtube(attribs['data-id'] ?? attribs['data-video-id'] ?? attribs['data-embed'], base);
  }
  return null;
}

function telegram(post: string | undefined, base: string): Embed | null {
  return post && /^[\w/-]{3,100}$/.test(post) ? made(`https://t.me/${post}`, base, null) : null;
}

/** `facebook.com/plugins/video.php?href=…`: what the frame shows. */
function withoutPlugin(address: string): string {
  const inner = /^https?:\/\/(?:www\.)?facebook\.com\/plugins\/(?:video|post)\.php\?(.*)$/i.exec(
    address,
  )?.[1];
  const href = inner === undefined ? null : new URLSearchParams(inner.slice(0, 4000)).get('href');
  return href && /^https?:\/\//.test(href) ? href : address;
}

function made(
  address: string | undefined,
  base: string,
  title: string | null | undefined,
  kind?: Embed['kind'],
): Embed | null {
  const framed = resolve(address, base);
  const src = framed && resolve(withoutPlugin(framed), base);
  if (!src?.startsWith('http') || MACHINERY.test(src)) return null;
  const known = embedKind(src);
  return {
    type: 'embed',
    kind: known === 'frame' && kind ? kind : known,
    src,
    title: tidy(title ?? '') || null,
    caption: [],
    poster: null,
  };
}

function youtube(id: string | undefined, base: string): Embed | null {
  return id && /^[\w-]{5,20}$/.test(id)
    ? made(`https://www.youtube.com/embed/${id}`, base, null, 'video')
    : null;
}

function isHidden(attribs: Readonly<Record<string, string>>): boolean {
  if (/display\s*:\s*none|visibility\s*:\s*hidden/i.test((attribs.style ?? '').slice(0, 500))) return true;
  return /^[01](?:px)?$/.test(attribs.width ?? '') || /^[01](?:px)?$/.test(attribs.height ?? '');
}

function firstSource(element: Element): string | undefined {
  for (const inner of elementsIn(element))
    if (inner.name === 'source' && inner.attribs.src) return inner.attribs.src;
  return undefined;
}

function movieOf(element: Element): string | undefined {
  for (const inner of elementsIn(element)) {
    if (inner.name === 'param' && /^(?:movie|src)$/i.test(inner.attribs.name ?? ''))
      return inner.attribs.value;
    if (inner.name === 'embed' && inner.attribs.src) return inner.attribs.src;
  }
  return undefined;
}

/** A tweet's own address is the last link of its quote. */
function lastLink(element: Element): string | undefined {
  let last: string | undefined;
  for (const inner of elementsIn(element))
    if (inner.name === 'a' && inner.attribs.href) last = inner.attribs.href;
  return last;
}
