import type { Span } from '../../span.ts';
import type { Comparator } from '../plan.ts';
import { comparatorAfter, comparatorBefore } from '../target/comparator.ts';
import { quantities } from '../target/quantity.ts';
import { unitAt } from '../target/unit.ts';

/** A cell of a table: its words and where they stand. */
export interface Cell extends Span {
  readonly text: string;
}

/** What a cell of figures says. */
export interface Figure {
  readonly value: number;
  readonly comparator: Comparator;
  /** Printed in the cell itself, null where the column or the name gives it. */
  readonly unit: string | null;
  /** Printed 〔…〕 or […]: a total over the whole period. */
  readonly cumulative: boolean;
}

const BRACKETED = /^[〔[［【]\s*([^〕\]］】]+?)\s*[〕\]］】]$/u;
const PLAIN = /^([^0-9０-９.-]{0,6}?)(-?[0-9０-９]+(?:[,，][0-9]{3})*(?:[.．][0-9０-９]+)?)\s*([^0-9]*)$/u;
const NOTE = /[*＊①②③④⑤⑥⑦⑧⑨⑩†‡]+$/u;
/** No cell of figures is longer. */
const LONGEST = 60;

/**
 * The figure in a cell; 约束性 and 预期性 tables print “/”, “—” or 动态调整 where there is none.
 * For: indicator rows.
 * @param text the words of one cell
 * @returns null where the cell holds no figure of its own
 * @example figure('≥80') // { value: 80, comparator: '≥', unit: null, cumulative: false }
 * @example figure('〔13.5〕') // { value: 13.5, comparator: '=', unit: null, cumulative: true }
 * @example figure('动态调整') // null
 */
export function figure(text: string): Figure | null {
  const whole = text.trim().replace(NOTE, '');
  if (whole.length === 0 || whole.length > LONGEST) return null;
  const bracketed = BRACKETED.exec(whole)?.[1];
  if (bracketed !== undefined) {
    const inner = figure(bracketed);
    return inner === null ? null : { ...inner, cumulative: true };
  }
  const plain = PLAIN.exec(whole);
  if (plain === null) return worded(whole);
  const [, ahead = '', digits = '', behind = ''] = plain;
  const before = comparatorBefore(ahead);
  const unit = unitAt(behind, 0);
  const after = comparatorAfter(behind.slice(unit.printed === null ? 0 : unit.end));
  if (
    before.length < ahead.trim().length ||
    after.length + (unit.printed === null ? 0 : unit.end) < behind.length
  ) {
    return worded(whole);
  }
  const value = Number(
    digits
      .replace(/[０-９．]/gu, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
      .replace(/[,，]/gu, ''),
  );
  return Number.isFinite(value)
    ? {
        value,
        comparator: before.comparator ?? after.comparator ?? '=',
        unit: unit.printed,
        cumulative: false,
      }
    : null;
}

/** A cell that is a phrase: its last quantity is the aim (10分钟覆盖率超90%). */
function worded(text: string): Figure | null {
  const last = quantities(text, 0, text.length).at(-1);
  if (last === undefined) return null;
  return { value: last.value, comparator: last.comparator, unit: last.unit, cumulative: false };
}
