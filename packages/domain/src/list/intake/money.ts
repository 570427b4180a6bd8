/** In what an amount is said, with what it comes to in 10,000 yuan. */
export const MONEY_UNITS = { yuan: 1e-4, wan: 1, million: 100, yi: 1e4 } as const;
export type MoneyUnit = keyof typeof MONEY_UNITS;

const UNITS: readonly (readonly [words: RegExp, unit: MoneyUnit])[] = [
  [/百万元|million (?:yuan|cny|rmb)|(?:yuan|cny|rmb) million/, 'million'],
  [/亿元?|(?:100|hundred) million (?:yuan|cny|rmb)/, 'yi'],
  [/万元|万(?=$|[)\]])|(?:10,?000|ten thousand) (?:yuan|cny|rmb)/, 'wan'],
  [/元|yuan|cny|rmb/, 'yuan'],
];
/** Money of others, or by which something else is counted: not ours to convert. */
const FOREIGN = /美元|欧元|港元|港币|日元|英镑|外汇|usd|eur|hkd|jpy|元\/|千元/;

/**
 * The unit of money that words name; null where they name none, or one that is not known.
 * @example moneyUnitOf('总投资（亿元）') // → 'yi'
 * @example moneyUnitOf('万美元') // → null
 */
export function moneyUnitOf(said: string): MoneyUnit | null {
  const words = said.normalize('NFKC').toLowerCase();
  if (FOREIGN.test(words)) return null;
  if (/(?:100|hundred) million (?:yuan|cny|rmb)/.test(words)) return 'yi';
  return UNITS.find(([known]) => known.test(words))?.[1] ?? null;
}

/** An amount with thousands apart or not, and its own unit behind it where it has one. */
const AMOUNT = /^[¥￥]?\s*(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s*(元|万元?|百万元|亿元?)?$/;

/**
 * An amount in 10,000 yuan. A unit in the cell goes before that of the column. Null is not readable: a sign, a word
 * beside the number, commas that do not part thousands.
 * @example amountOf('1,234.5', 'wan') // → 1234.5
 * @example amountOf('1.2亿元', 'wan') // → 12000
 * @example amountOf('约3000', 'wan') // → null
 */
export function amountOf(said: string, unit: MoneyUnit): number | null {
  const found = AMOUNT.exec(said.normalize('NFKC').trim());
  if (!found) return null;
  const own = found[3] === undefined ? unit : moneyUnitOf(found[3]);
  const number = Number(found[1]!.replaceAll(',', '') + (found[2] ?? ''));
  // 1.1 of 100 million is 11,000, not 11,000.000000000002.
  const amount = Number((number * MONEY_UNITS[own ?? unit]).toPrecision(15));
  return amount <= 1e12 ? amount : null;
}

/** A share in per cent: 45, 45% or 45.5 %; null is not readable or not from 0 to 100. */
export function percentOf(said: string): number | null {
  const found = /^(\d{1,3}(?:\.\d+)?)\s*%?$/.exec(said.normalize('NFKC').trim());
  const share = found ? Number(found[1]) : null;
  return share !== null && share <= 100 ? share : null;
}
