import { extname } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.opml': 'text/x-opml; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.js': 'text/javascript; charset=utf-8',
  '.bin': 'application/octet-stream',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.bmp': 'image/bmp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.otf': 'font/otf',
  '.mp3': 'audio/mpeg',
  '.m4a': 'audio/mp4',
  '.ogg': 'audio/ogg',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
};

/** How a file of a site is to be taken; null for one that is to be offered, never shown: SVG and PDF may hold scripts. Those of a theme hold none, nor does the icon of a home screen. */
export function mediaType(path: string): string | null {
  if (/[\\/]theme[\\/](?:[^\\/]+[\\/]){0,3}[^\\/]+\.svg$|[\\/]icon\.svg$/.test(path)) return 'image/svg+xml';
  return TYPES[extname(path).toLowerCase()] ?? null;
}

/** Whether packing makes it smaller. */
export function isText(type: string | null): boolean {
  return type !== null && /^(?:text\/|application\/(?:xml|json|manifest\+json))/.test(type);
}
