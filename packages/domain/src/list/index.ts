export { dayNumber, type WorkCalendar, workCalendar } from './calendar.ts';
export { type Columns, columnsOf, type Placed } from './column.ts';
export * from './division/index.ts';
export { type Duty, type Suggestion, suggestBodies } from './duty.ts';
export type { EvidenceStatus, OfficialStatus } from './evidence.ts';
export { HOLIDAYS, type HolidayYear } from './holiday.ts';
export { type Funding, type Investment, investedValue } from './investment.ts';
export {
  closesCircle,
  type Dependency,
  type Moved,
  type NetworkFinding,
  network,
  type Planned,
  type Step,
  slipped,
  type Timed,
} from './network.ts';
export { type Milestone, type ScheduleStatus, schedule } from './schedule.ts';
export {
  advanceStage,
  type Gated,
  gate,
  STAGE_LIFE,
  STAGES,
  type Stage,
  type StageEvent,
} from './stage.ts';
export { LISTS, type ListShape, TEMPLATES, type Template, type TemplateNode } from './template.ts';
export { advanceUpdate, UPDATE_LIFE, type UpdateEvent, type UpdateState } from './update.ts';
