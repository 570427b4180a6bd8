export type { Reading, Source } from './reading.ts';
