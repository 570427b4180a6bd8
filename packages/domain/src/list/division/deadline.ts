import { numeral } from '../../numeral.ts';

/** The last day on which a task may be done, `2027-06-30`; `ongoing` (持续推进) where it has none. */
export type Deadline = string;

const ONGOING = /^(?:持续|长期|常态|逐年|每年|每季|每月|全程|贯穿|ongoing|continu)/i;
const NUMBER = '[0-9〇零一二三四五六七八九十]{1,4}';
const DATE = new RegExp(
  `^(?:于|在)?(${NUMBER})(?:年|[-./])(?:(${NUMBER})(?:月(?:份)?|[-./]|$))?(?:(${NUMBER})(?:日|号|$))?(?:年?底|末|中)?(?:之?前|以前|前完成|完成)?$`,
);
const QUARTER = /^(\d{4})年?(?:第?([一二三四1-4])季度|[-.]?Q([1-4]))(?:末|底)?(?:之?前|以前|前完成|完成)?$/i;
const HALF = /^(\d{4})年(上|下)半年(?:之?前|以前|前完成|完成)?$/;
const PLAN_END = /^(?:“?(十[一二三四五六七八九])五”?)(?:期?末|期间)(?:之?前|前完成|完成)?$/;

/**
 * The deadline that words in a division of tasks state: the end of the year, half-year, quarter or month, or the day.
 * @param said as printed: `2027年6月底前`, `2026.12.31`, `2026年`, `持续推进`
 * @returns null where nothing is said; undefined where the words state no deadline that can be read
 * @example deadlineOf('2027年6月底前') // → '2027-06-30'
 * @example deadlineOf('2026年') // → '2026-12-31'
 * @example deadlineOf('长期坚持') // → 'ongoing'
 * @example deadlineOf('尽快') // → undefined
 */
export function deadlineOf(said: string): Deadline | null | undefined {
  const text = said
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[。;；,，]$/, '');
  if (text === '' || /^[-—–/无]+$/.test(text)) return null;
  if (ONGOING.test(text)) return 'ongoing';
  const quarter = QUARTER.exec(text);
  if (quarter) return lastOf(Number(quarter[1]), 3 * numeral(quarter[2] ?? quarter[3]!)!);
  const half = HALF.exec(text);
  if (half) return lastOf(Number(half[1]), half[2] === '上' ? 6 : 12);
  const period = PLAN_END.exec(text);
  // The eleventh five-year plan ended in 2010.
  if (period) return lastOf(2010 + 5 * (numeral(period[1]!)! - 11), 12);
  const date = DATE.exec(text);
  if (!date) return undefined;
  const [year, month, day] = date.slice(1).map((part) => (part === undefined ? null : numeral(part)));
  if (year === null || year === undefined || year < 1949 || year > 2199) return undefined;
  if (month === null || month === undefined) return lastOf(year, 12);
  if (month < 1 || month > 12) return undefined;
  const last = lastOf(year, month);
  if (day === null || day === undefined) return last;
  return day >= 1 && day <= Number(last.slice(8))
    ? `${last.slice(0, 8)}${String(day).padStart(2, '0')}`
    : undefined;
}

/** The last day of a month. */
function lastOf(year: number, month: number): string {
  const long = [4, 6, 9, 11].includes(month) ? 30 : 31;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const day = month === 2 ? (leap ? 29 : 28) : long;
  return `${year}-${String(month).padStart(2, '0')}-${day}`;
}
