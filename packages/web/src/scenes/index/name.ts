import { language } from '../../words/language.ts';

/** A name in the language of the page; Chinese where there is no English one. */
export const nameOf = (one: { readonly name: string; readonly nameEn: string }): string =>
  language() === 'en' && one.nameEn ? one.nameEn : one.name;

/** A share as people read it: `12.5%`. */
export const percent = (share: number): string => `${(100 * share).toFixed(1).replace(/\.0$/, '')}%`;
