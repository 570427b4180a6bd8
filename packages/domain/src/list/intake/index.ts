export type { LedgerWords } from './cell.ts';
export { type Columns, columnsOf, type Placed } from './column.ts';
export {
  type DutyChange,
  type DutyCode,
  type DutyFinding,
  type DutyIntake,
  type DutyLine,
  dutyIntake,
} from './duty.ts';
export type {
  LedgerCell,
  LedgerChange,
  LedgerCode,
  LedgerColumn,
  LedgerFacts,
  LedgerItem,
  LedgerLine,
  LedgerStep,
} from './fact.ts';
export {
  type Funds,
  type Heading,
  type HeadingWords,
  headingsOf,
  LEDGER_FIELDS,
  type LedgerField,
  openOf,
  type Reading,
  readAs,
  SOURCES,
  type Source,
} from './heading.ts';
export {
  type LedgerFinding,
  type LedgerGround,
  type LedgerIntake,
  type LedgerKey,
  type LedgerPlace,
  type LedgerReader,
  ledgerReader,
} from './ledger.ts';
export { type MoneyUnit, moneyUnitOf } from './money.ts';
export type { Named } from './named.ts';
export type { LedgerPost } from './owner.ts';
export { stepsText } from './step.ts';
