import { history } from './0001-history.ts';
import { organisation } from './0002-organisation.ts';
import { document } from './0003-document.ts';
import { list } from './0004-list.ts';
import { indicator } from './0005-indicator.ts';
import { erasure } from './0006-erasure.ts';
import { carried } from './0009-carried.ts';
import { indexWorkbench } from './0011-index-workbench.ts';
import { reorganisation } from './0014-reorganisation.ts';
import { account } from './0015-account.ts';
import { item } from './0018-item.ts';
import { listShape } from './0019-list.ts';
import { job } from './0023-job.ts';
import { round } from './0024-round.ts';
import { evidence } from './0025-evidence.ts';
import { request } from './0026-request.ts';
import { task } from './0030-task.ts';
import { directory } from './0031-directory.ts';
import { calendar } from './0032-calendar.ts';
import { mailbox } from './0033-mailbox.ts';
import { standing } from './0034-standing.ts';
import { timeline } from './0037-timeline.ts';
import { since } from './0038-since.ts';
import { leave } from './0040-leave.ts';
import { secondFactor } from './0041-second-factor.ts';
import type { Migration } from './migration.ts';

/** Every step of the schema, in order. */
export const MIGRATIONS: readonly Migration[] = [
  history,
  organisation,
  document,
  list,
  indicator,
  erasure,
  carried,
  indexWorkbench,
  reorganisation,
  account,
  item,
  listShape,
  job,
  round,
  evidence,
  request,
  task,
  directory,
  calendar,
  mailbox,
  standing,
  timeline,
  since,
  leave,
  secondFactor,
];
export type { Migration };
