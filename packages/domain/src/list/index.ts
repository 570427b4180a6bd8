export { type Asked, burden, datumOf, type Frequency } from './burden.ts';
export { dayNumber, type WorkCalendar, workCalendar } from './calendar.ts';
export * from './division/index.ts';
export { type Duty, dutyWords, type Suggestion, suggestBodies } from './duty.ts';
export {
  checkEntry,
  ENTRY_LENGTH,
  type Entry,
  type EntryCode,
  type EntryField,
  likeness,
  REPEATED,
} from './entry.ts';
export { type EvidenceStatus, evidenceStatus, type OfficialStatus } from './evidence.ts';
export { HOLIDAYS, type HolidayYear } from './holiday.ts';
export * from './intake/index.ts';
export { type Funding, fundingName, type Investment, investedValue } from './investment.ts';
export { type Clash, type Edit, type Merged, mergeLines, sameLine, yielded } from './merge.ts';
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
export { noticeText } from './notice.ts';
export { type Alarm, type AlarmCode, alarmsOf, type Watched } from './radar.ts';
export { advanceRound, dueOf, monthBefore, ROUND_LIFE, type RoundEvent, type RoundState } from './round.ts';
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
