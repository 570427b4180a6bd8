export { type ColumnRole, guess, type Mapping, type Named } from './mapping.ts';
export { periodOf } from './period.ts';
export { type CellFault, jumps, type Line, type Taken, take } from './take.ts';
export { type Written, written } from './value.ts';
