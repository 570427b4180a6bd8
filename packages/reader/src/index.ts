export { FILE_LIMIT } from './limit.ts';
export { type ReadOptions, read, type Stage } from './read.ts';
export type { Reading, Source } from './reading.ts';
