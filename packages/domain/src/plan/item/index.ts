export * from './crf.ts';
export { features, WIDTH } from './feature.ts';
export { confidenceOf, decide, type ItemModel, items, kindOf } from './item.ts';
export { fullWidth, type Line, lined } from './line.ts';
export * from './segment.ts';
export type { Token } from './token.ts';
