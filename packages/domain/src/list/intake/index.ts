export { type Columns, columnsOf, type Placed } from './column.ts';
export {
  type DutyChange,
  type DutyCode,
  type DutyFinding,
  type DutyIntake,
  type DutyLine,
  dutyIntake,
} from './duty.ts';
export {
  type LedgerChange,
  type LedgerCode,
  type LedgerColumn,
  type LedgerFinding,
  type LedgerIntake,
  type LedgerItem,
  type LedgerLine,
  type LedgerPost,
  type LedgerWords,
  ledgerIntake,
} from './ledger.ts';
export type { Named } from './named.ts';
