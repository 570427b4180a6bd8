import { language } from '../../words/language.ts';

/** The name in the language of the page; a body's short one where it has one. */
export const nameOf = (row: {
  readonly name: string;
  readonly nameEn: string;
  readonly shortName?: string;
}): string =>
  language() === 'en' && row.nameEn !== '' ? row.nameEn : row.shortName ? row.shortName : row.name;
