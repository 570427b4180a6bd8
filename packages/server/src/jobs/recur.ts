import type { Recurring, Tx } from '@luodi/store';
import { openMonthly } from '../filing/open.ts';
import { dispatch } from '../notice/dispatch.ts';
import type { Outlets } from '../notice/outlet.ts';
import { enqueue } from './kind.ts';
import { tidying } from './tidying.ts';

/** Something that comes round by the clock, in each jurisdiction. */
export interface Asking extends Recurring {
  ask(tx: Tx, outlets: Outlets): Promise<unknown>;
}

/** What comes round, with when; times in UTC. A turn that is told twice asks for nothing twice. */
export const RECURRING: readonly Asking[] = [
  {
    name: 'tidying',
    match: '30 19 * * *',
    ask: (tx) => enqueue(tx, tidying, {}, `tidying ${tx.at.slice(0, 16)}`),
  },
  { name: 'notices', match: '* * * * *', ask: (tx, outlets) => dispatch(tx, outlets, false) },
  // Ten past midnight in Beijing.
  { name: 'rounds', match: '10 16 * * *', ask: (tx) => openMonthly(tx) },
  // Eight in the morning in Beijing.
  { name: 'digests', match: '0 0 * * *', ask: (tx, outlets) => dispatch(tx, outlets, true) },
];
