export { type AreaKind, addUp, type Clash, clashes, type Place } from './area.ts';
export { codeAbove, fits, levelOf } from './code.ts';
export { collides, holderOn, holds, meet, type Stretch, type Tenure } from './holding.ts';
export {
  type BodyKind,
  type Entry,
  inspectRegister,
  type Register,
  type RegisterArea,
  type RegisterBody,
  type Registered,
  type RegisterFindingCode,
  type RegisterPerson,
  type RegisterPost,
} from './register.ts';
export {
  forebears,
  heirs,
  inspectReorganisations,
  type Reorganisation,
  type Reorganised,
  regroup,
} from './reorganisation.ts';
export {
  type ReorganisationAct,
  type ReorganisationPlan,
  reorganiseAreas,
  reorganiseBodies,
} from './reorganise.ts';
export { type Column, type Draft, SHEETS, type Sheet, type SheetCell } from './sheet/column.ts';
export { type SheetFindingCode, sheetMessage } from './sheet/message.ts';
export { planSheets, ROW_LIMIT, type SheetFinding, type SheetPlan } from './sheet/plan.ts';
export { type WrittenSheet, writeSheets } from './sheet/write.ts';
