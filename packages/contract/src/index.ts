import { account } from './account.ts';
import { attachment } from './attachment.ts';
import { audit } from './audit.ts';
import { calendar } from './calendar.ts';
import { carried } from './carried.ts';
import { document } from './document.ts';
import { duty } from './duty.ts';
import type { Endpoint } from './endpoint.ts';
import { evidence } from './evidence.ts';
import { factor } from './factor.ts';
import { framework } from './framework.ts';
import { indicator } from './indicator.ts';
import { intake } from './intake.ts';
import { item } from './item.ts';
import { job } from './job.ts';
import { list, view } from './list.ts';
import { notice } from './notice.ts';
import { organisation } from './organisation.ts';
import { overview } from './overview.ts';
import { radar } from './radar.ts';
import { request } from './request.ts';
import { result } from './result.ts';
import { round } from './round.ts';
import { session } from './session.ts';
import { schedule } from './step.ts';
import { task } from './task.ts';
import { work } from './work.ts';

/** Every route by noun and act. */
export const api = {
  session,
  account,
  factor,
  overview,
  document,
  carried,
  item,
  attachment,
  schedule,
  list,
  view,
  organisation,
  duty,
  indicator,
  framework,
  result,
  audit,
  calendar,
  notice,
  job,
  task,
  round,
  work,
  evidence,
  radar,
  request,
  intake,
} as const;

/** Every route, flat. */
export const endpoints: readonly Endpoint[] = Object.values(api).flatMap(
  (noun) => Object.values(noun) as unknown as Endpoint[],
);

export type { Account } from './account.ts';
export type { AuditEvent } from './audit.ts';
export type { Calendar } from './calendar.ts';
export type { CarriedAct, CarriedClause } from './carried.ts';
export type {
  DocumentDetail,
  DocumentSummary,
  Finding,
  Lineage,
} from './document.ts';
export type { DutyIntake } from './duty.ts';
export type { BodyOf, Endpoint, Method, Noun, ParamsOf, QueryOf, ResponseOf, Verb } from './endpoint.ts';
export type { Evidence } from './evidence.ts';
export type { Framework, FrameworkNode, FrameworkVersion, Panel, Weighing } from './framework.ts';
export {
  ImportMapping,
  type Indicator,
  type IndicatorProposal,
  type ObservationImport,
} from './indicator.ts';
export { ColumnChoice, type LedgerField, type LedgerIntake, Mapping } from './intake.ts';
export type { Job } from './job.ts';
export type { ItemDetail, ItemRow, Update } from './ledger.ts';
export type { Lists, View } from './list.ts';
export type { Heritage, Organisation } from './organisation.ts';
export type { Overview } from './overview.ts';
export type { Proposal, ReviewAct, ReviewResult } from './proposal.ts';
export type { Alarm } from './radar.ts';
export type { OrganisationImport, RegisterAll } from './register.ts';
export type { Request } from './request.ts';
export type { Design, IndexResult, Uncertainty } from './result.ts';
export type { BookResult, EntryRow, Owed, Round } from './round.ts';
export { Problem } from './schema.ts';
export type { Me, Role } from './session.ts';
export type { Schedule, Step } from './step.ts';
export type { Division, Intake, Task } from './task.ts';
export type { Work } from './work.ts';
