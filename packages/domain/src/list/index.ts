export { type Duty, type Suggestion, suggestBodies } from './duty.ts';
export type { EvidenceStatus, OfficialStatus } from './evidence.ts';
export { type Milestone, type ScheduleStatus, schedule } from './schedule.ts';
export { advanceUpdate, UPDATE_LIFE, type UpdateEvent, type UpdateState } from './update.ts';
