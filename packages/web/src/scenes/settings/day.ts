const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A year as it is typed: stretches and days, one on each line. */
export interface Typed {
  readonly off: string;
  readonly worked: string;
}

/**
 * The days of a typed year.
 * @returns what is no day, where something is none
 * @example daysIn({ off: '2027-01-01 2027-01-03', worked: '2027-01-09' }) // → { off: [['2027-01-01', '2027-01-03']], worked: ['2027-01-09'] }
 */
export function daysIn({
  off,
  worked,
}: Typed): { off: [string, string][]; worked: string[] } | { odd: string } {
  const tokens = (line: string) => line.match(/[^\s–~至到、,，;；]+/g) ?? [];
  const lines = off
    .split('\n')
    .map(tokens)
    .filter((line) => line.length > 0);
  const days = tokens(worked.replaceAll('\n', ' '));
  const odd = [...lines.flat(), ...days].find((one) => !DAY.test(one));
  if (odd !== undefined) return { odd };
  const long = lines.find((line) => line.length > 2);
  if (long) return { odd: long.join(' ') };
  return { off: lines.map((line) => [line[0]!, line[1] ?? line[0]!]), worked: days };
}
