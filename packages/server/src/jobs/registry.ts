import type { Recurring } from '@luodi/store';
import type { JobKind } from './kind.ts';
import { ledger } from './ledger.ts';
import { tidying } from './tidying.ts';
import { uncertainty } from './uncertainty.ts';

/** Every kind of job, registered by hand so that the import graph shows them. */
export const JOBS: readonly JobKind[] = [tidying, uncertainty, ledger];

/** What is asked for by the clock, in each jurisdiction; times in UTC. */
export const RECURRING: readonly (Recurring & { readonly job: JobKind })[] = [
  { name: 'tidying', match: '30 19 * * *', job: tidying },
];
