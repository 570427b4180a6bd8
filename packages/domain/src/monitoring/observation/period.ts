const QUARTERS: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4 };

/**
 * A period as people write it, in the form it is kept: a year, a quarter or a month.
 * @returns null where it cannot be told
 * @example periodOf('2025年') // → '2025'
 * @example periodOf('2025年第三季度') // → '2025-Q3'
 * @example periodOf('2025/3') // → '2025-03'
 */
export function periodOf(written: string): string | null {
  const text = written.normalize('NFKC').replace(/\s+/g, '');
  const year = /^(\d{4})(?:年度?|\.0)?$/.exec(text);
  if (year) return year[1]!;
  const quarter =
    /^(\d{4})年?[-./]?第?(?:[Qq]([1-4])|([一二三四1-4])季度?)$/.exec(text) ??
    /^(\d{4})[Qq]([1-4])$/.exec(text);
  if (quarter) return `${quarter[1]}-Q${quarter[2] ?? QUARTERS[quarter[3]!] ?? quarter[3]}`;
  const month = /^(\d{4})(?:年|[-./])(\d{1,2})月?$/.exec(text) ?? /^(\d{4})(\d{2})$/.exec(text);
  if (!month) return null;
  const number = Number(month[2]);
  return number >= 1 && number <= 12 ? `${month[1]}-${String(number).padStart(2, '0')}` : null;
}
