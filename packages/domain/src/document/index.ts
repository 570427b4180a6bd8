export type {
  Document,
  Heading,
  Sentence,
  SentenceRole,
  Table,
  TextFinding,
  TextFindingCode,
} from './document.ts';
export { structure } from './structure.ts';
