export { readAside, sheetsAside } from './aside/aside.ts';
export { FILE_LIMIT } from './limit.ts';
export { type ReadOptions, read, type Stage } from './read.ts';
export type { Reading, Source } from './reading.ts';
export { type Cell, type Sheet, type SheetRow, sheets } from './sheet/index.ts';
