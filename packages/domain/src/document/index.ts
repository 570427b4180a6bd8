export { type Clause, clauses, PREFACE } from './clause.ts';
export type {
  Document,
  Heading,
  Sentence,
  SentenceRole,
  Table,
  TextFinding,
  TextFindingCode,
} from './document.ts';
export { type Bilingual, message } from './message.ts';
export { structure } from './structure.ts';
export type { Rows } from './table.ts';
