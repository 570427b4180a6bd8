/** What people write where a value is not there. */
const ABSENT = /^(?:|NA|N\/A|null|-+|—+|–+|…+|\.{2,3}|\*+|x|无|空|缺|暂缺|未统计|不适用|待补|保密)$/iu;
const NUMBER = /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:e[+-]?\d+)?$/i;

/** A cell as a value: a number, missing for a reason, or unreadable. */
export type Written = { readonly value: number } | { readonly missing: string } | { readonly odd: string };

/**
 * Reads a figure as people write it: full-width digits, thousands parted by commas, a per cent sign. Signs for “not
 * there” are missing, and their words are the reason.
 * @example written('１,２３４.５') // → { value: 1234.5 }
 * @example written('不适用') // → { missing: '不适用' }
 * @example written('约5万') // → { odd: '约5万' }
 */
export function written(cell: string): Written {
  const text = cell.normalize('NFKC').trim();
  if (ABSENT.test(text)) return { missing: /\p{Script=Han}/u.test(text) ? text : '' };
  const figure = text.replace(/\s*%$/, '').replaceAll('，', ',');
  if (!/\d/.test(figure) || !NUMBER.test(figure)) return { odd: cell };
  // Nobody means a negative nought.
  const value = Number(figure.replaceAll(',', '')) + 0;
  return Number.isFinite(value) ? { value } : { odd: cell };
}
