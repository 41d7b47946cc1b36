import type { FrontMatter } from '../../article/index.ts';
import type { Outlet } from '../../outlets/index.ts';

/** The language of an article (BCP 47): its own, else the outlet's; null where that is unknown or no language's name. */
export function languageOf({ lang }: FrontMatter, { languages }: Outlet): string | null {
  const named = lang ?? languages[0];
  return named !== undefined && isLanguage(named) ? named : null;
}

/** Whether a language tag is fit for an attribute. */
export function isLanguage(lang: string): boolean {
  return /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,6}$/.test(lang);
}
