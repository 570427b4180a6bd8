/** A day as a table says it. */
export interface SaidDay {
  readonly day: string;
  /** True where the words say a month only, and its last day is taken. */
  readonly month: boolean;
}

const FULL = /^(\d{4})(?:-(\d{1,2})-|\/(\d{1,2})\/|\.(\d{1,2})\.|年(\d{1,2})月)(\d{1,2})日?$/;
const MONTH = /^(\d{4})(?:年|[-/.])(\d{1,2})(?:月([底末])?)?$/;
const SPAN = /^(\d{4})年?([底末])$/;

/**
 * A day in the forms that are read: 2026-06-30, 2026/6/30, 2026.6.30, 2026年6月30日, 20260630; a month (2026-06,
 * 2026年6月) and “2026年6月底”, “2026年底” are their last day. Null is none of them, or a day that does not exist:
 * “30/6/2026” could be two days, and is none.
 * @example dayOf('2026年6月底') // → { day: '2026-06-30', month: false }
 * @example dayOf('2026-02-30') // → null
 */
export function dayOf(said: string): SaidDay | null {
  const words = said.normalize('NFKC').replace(/\s+/g, '');
  const full = FULL.exec(words);
  if (full) return made(full[1]!, (full[2] ?? full[3] ?? full[4] ?? full[5])!, full[6]!);
  const packed = /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(words);
  if (packed) return made(packed[1]!, packed[2]!, packed[3]!);
  const end = SPAN.exec(words);
  if (end) return made(end[1]!, '12', '31');
  const month = MONTH.exec(words);
  if (!month) return null;
  const last = new Date(Date.UTC(Number(month[1]), Number(month[2]), 0)).getUTCDate();
  const found = made(month[1]!, month[2]!, String(last));
  return found && { day: found.day, month: month[3] === undefined };
}

function made(year: string, month: string, day: string): SaidDay | null {
  const said = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${said}T00:00:00Z`);
  const exists = !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === said;
  return exists && Number(year) >= 1990 && Number(year) <= 2100 ? { day: said, month: false } : null;
}

/**
 * The years of a period: “2026-2030年”, “2026年至2030年”, “2026”, or those of two days.
 * @example yearsOf('2026—2030年') // → [2026, 2030]
 */
export function yearsOf(said: string): readonly [start: number, end: number] | null {
  const words = said.normalize('NFKC').replace(/\s+/g, '');
  const one = dayOf(words)?.day.slice(0, 4) ?? /^(\d{4})年?$/.exec(words)?.[1];
  const [from, until] = one
    ? [one, one]
    : (/^(\d{4})(?:年|[.-]\d{1,2}|年\d{1,2}月)?(?:[-–—~至到]|--|——)(\d{4})(?:年|[.-]\d{1,2}|年\d{1,2}月)?$/
        .exec(words)
        ?.slice(1) ?? []);
  const [start, end] = [Number(from), Number(until)];
  return start >= 1990 && end <= 2100 && start <= end ? [start, end] : null;
}
