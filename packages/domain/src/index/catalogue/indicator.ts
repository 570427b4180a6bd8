import type { Bilingual } from '../../document/index.ts';

/** Part of a city's plan that an indicator speaks of. */
export type Field =
  | 'economy'
  | 'innovation'
  | 'industry'
  | 'opening'
  | 'urban'
  | 'rural'
  | 'culture'
  | 'people'
  | 'health'
  | 'ecology'
  | 'safety';

/** An indicator that cities use to see whether a clause is kept: facts of the trade, in words of our own. */
export interface Indicator {
  /** Upper case, unique in the catalogue; fit for a column of iData. */
  readonly code: string;
  readonly name: Bilingual;
  readonly definition: Bilingual;
  readonly unit: Bilingual;
  /** 1 where more is better, −1 where less is. */
  readonly direction: 1 | -1;
  /** The office that usually holds the figure; a city's own division of duties prevails. */
  readonly source: Bilingual;
  readonly field: Field;
  /** How a clause names the quantity itself. */
  readonly names: readonly string[];
  /** Words of measures that move it. */
  readonly themes: readonly string[];
}
