import type { AreaKind } from './area.ts';

/**
 * The level a GB/T 2260 code names: `420000` a province, `420100` a city, `420102` a district or county; null where
 * the text is no such code, as the own codes of functional zones are.
 * @source GB/T 2260—2007, 3: six digits, two each for province, prefecture and county
 * @example levelOf('420102') // → 'district'
 */
export function levelOf(code: string): 'province' | 'city' | 'district' | null {
  if (!/^[1-9]\d{5}$/.test(code)) return null;
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'city' : 'district';
}

/**
 * The code of the place that a code is part of: of `420102` `420100`, of a street's nine digits (GB/T 10114) its
 * district's six; null where it says nothing.
 * @example codeAbove('420102003') // → '420102'
 */
export function codeAbove(code: string): string | null {
  if (/^[1-9]\d{8}$/.test(code)) return code.slice(0, 6);
  const level = levelOf(code);
  if (level === 'district') return `${code.slice(0, 4)}00`;
  return level === 'city' ? `${code.slice(0, 2)}0000` : null;
}

/**
 * True when the code can be that of a place of this kind: its own code always can, a national one only at its level.
 * A zone has none of its own in the national list.
 * @example fits('420100', 'district') // → false
 */
export function fits(code: string, kind: AreaKind): boolean {
  if (/^[1-9]\d{8}$/.test(code)) return kind === 'street';
  const level = levelOf(code);
  if (level === null) return true;
  // A municipality directly under the central government has a province's code, its districts a county's.
  return kind === 'city' ? level !== 'district' : kind === level;
}
