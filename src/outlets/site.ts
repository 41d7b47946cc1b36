/** What a person wants of the published site: `site:` of `outlet.yaml`. */
export interface Site {
  /** Its public address, ending in `/`; null where none is given. */
  address: string | null;
  /** Whether search engines may list its pages. */
  isListed: boolean;
}

export const NO_SITE: Site = { address: null, isListed: true };

/**
 * `https://archive.example/harbour` with a slash at its end and nothing behind it; null for what is no address of a site.
 * Its path stands in the configuration of servers, where `;`, `$`, `*` and their like would say something: they are escaped.
 */
export function siteAddress(text: string): string | null {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    return null;
  const path = url.pathname.replace(
    /[^\w./~%@+,=!-]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${url.origin}${path.replace(/\/*$/, '/')}`;
}
