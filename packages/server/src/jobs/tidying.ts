import { jobs } from '@luodi/store';
import { Type } from 'typebox';
import { jobKind } from './kind.ts';

/** How long jobs that have ended are shown. */
const KEPT_DAYS = 60;

/** Forgets jobs that ended long ago. */
export const tidying = jobKind({
  name: 'job.tidy',
  title: { zh: '清理旧任务记录', en: 'Forgetting old jobs' },
  input: Type.Object({}),
  run: ({ transact, now }) =>
    transact((tx) => jobs.prune(tx, new Date(now().getTime() - KEPT_DAYS * 86_400_000).toISOString())),
});
