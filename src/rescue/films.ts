import type { Embed, Picture } from '../base/blocks.ts';

/**
 * A film or a recording by the address under which archives are asked for it, whatever player showed it:
 * `https://www.youtube.com/watch?v=ID`, or the file's own. Null for players of which nobody knows the file.
 */
export function filmOf({ kind, src }: Pick<Embed, 'kind' | 'src'>): string | null {
  const id = youtubeId(src);
  if (id !== null) return `https://www.youtube.com/watch?v=${id}`;
  const isFile = /\.(?:mp4|m4v|webm|ogv|mov|flv|wmv|avi|mp3|m4a|ogg|oga|wav|aac|wma)$/i;
  return (kind === 'video' || kind === 'audio') && isFile.test(URL.parse(src)?.pathname ?? '') ? src : null;
}

/** The still picture that stood for a player: the page's own, else where YouTube has one of every film. */
export function posterOf(embed: Pick<Embed, 'src' | 'poster'>): Picture | null {
  const id = youtubeId(embed.src);
  const stills = id === null ? [] : STILLS.map((still) => still.replace('ID', id));
  const [original, ...variants] = embed.poster === null ? stills : [embed.poster, ...stills];
  return original === undefined ? null : { original, variants, alt: '' };
}

/** `maxresdefault.jpg` is larger and there for few; these are there for all, and what pages linked to. Each may cost a request. */
const STILLS = ['https://i.ytimg.com/vi/ID/hqdefault.jpg', 'https://img.youtube.com/vi/ID/0.jpg'];

/** Whether nobody but us names a picture: where it is not found, nothing is lost. */
export function isGuessedStill(address: string): boolean {
  return /^https:\/\/i\.ytimg\.com\/vi\/[\w-]{11}\/hqdefault\.jpg$/.test(address);
}

/** Words that stand in the place of an id, and are as long. */
const NO_IDS = new Set(['videoseries', 'live_stream']);

function youtubeId(src: string): string | null {
  const match =
    /^https?:\/\/(?:(?:www\.|m\.)?youtube(?:-nocookie)?\.com\/(?:(?:embed|v|shorts|live)\/|watch\/?\?(?:[^#]*&)?v=)|youtu\.be\/)([\w-]{11})(?![\w-])/i.exec(
      src,
    );
  return match && !NO_IDS.has(match[1]!) ? match[1]! : null;
}
