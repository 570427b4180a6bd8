export { CATALOGUE } from './catalogue.ts';
export type { Field, Indicator } from './indicator.ts';
export { type IndicatorProposal, propose } from './propose.ts';
