import type { DocumentSummary } from '@luodi/contract';
import type { ImportLine } from '../../api/call.ts';

/** The stages of an import in their order. */
export const STAGES = ['received', 'decoded', 'structured', 'extracted', 'saved'] as const;

/** One file on its way in. */
export interface Job {
  readonly id: number;
  readonly name: string;
  /** How many stages are behind it. */
  readonly done: number;
  readonly document: DocumentSummary | null;
  /** True when the same bytes were here before. */
  readonly known: boolean;
  readonly failure: string | null;
}

export const begun = (id: number, name: string): Job => ({
  id,
  name,
  done: 0,
  document: null,
  known: false,
  failure: null,
});

/** A job after one more line of the server; a line that comes late takes nothing back. */
export function advance(job: Job, line: ImportLine): Job {
  if (line.stage === 'done') {
    return { ...job, done: STAGES.length, document: line.document, known: line.known };
  }
  if (line.stage === 'failed') return { ...job, failure: line.title };
  return { ...job, done: Math.max(job.done, STAGES.indexOf(line.stage) + 1) };
}
