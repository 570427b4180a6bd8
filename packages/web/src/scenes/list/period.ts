/**
 * The month before a day: what is filed in a month is about the last one.
 * @example lastMonth('2026-01-15') // '2025-12'
 */
export const lastMonth = (day: string): string => {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
};
