/** A process to be killed: works the queue of a database. */
import type { Store } from '@luodi/store';
import { connected } from '@luodi/store/testing';
import { work } from '../work.ts';
import { counting } from './counting.ts';

await work(connected(process.argv[2] as string) as Store, () => new Date(), { kinds: [counting] });
