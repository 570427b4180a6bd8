import { calling } from '../notice/call.ts';
import { mailing } from '../notice/mail.ts';
import type { JobKind } from './kind.ts';
import { ledger } from './ledger.ts';
import { tidying } from './tidying.ts';
import { uncertainty } from './uncertainty.ts';

/** Every kind of job, registered by hand so that the import graph shows them. */
export const JOBS: readonly JobKind[] = [tidying, uncertainty, ledger, mailing, calling];
