export type { Reading, Source } from './reading.ts';
export { read } from './read.ts';
