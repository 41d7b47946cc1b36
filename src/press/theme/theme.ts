/** The parts of a page that a theme may set in its own way: a file each, `masthead.html`. */
export const PARTS = ['head', 'front', 'masthead', 'footer'] as const;
export type Part = (typeof PARTS)[number];

/** A publisher's own look, read and checked; plain data, so that it can be handed to workers. */
export interface Theme {
  /** Its style sheet, from the site's root: `theme/theme-1725c86f2c.css`; null where it has none. */
  css: string | null;
  /** Its icon, from there. */
  icon: string | null;
  /** Whether it brings fonts, which pages then may load from the site. */
  hasFonts: boolean;
  /** Its parts as they were written, with their placeholders. */
  parts: Readonly<Record<Part, string | null>>;
}

/** A file of a theme that goes into the site. */
export interface ThemeFile {
  /** From the site's root. */
  path: string;
  /** Absolute. */
  from: string;
}

/** The policy of a page with this theme: fonts of the site itself, where it brings some. */
export function policyWith(policy: string, theme: Theme | null): string {
  return theme?.hasFonts ? `${policy}; font-src 'self'` : policy;
}
