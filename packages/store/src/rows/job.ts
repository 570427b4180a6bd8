import type { Instant } from './row.ts';

/** What is done in the background, as people see it; written by `job-store.ts`, without history. */
export interface Job {
  readonly jurisdiction: string;
  readonly id: string;
  /** Of its kind in the registry of the server. */
  readonly name: string;
  readonly input: unknown;
  readonly state: 'waiting' | 'running' | 'stopping' | 'done' | 'failed' | 'cancelled';
  /** How much is done of `total`, in whatever the kind counts. */
  readonly done: number;
  /** Null while it is not known. */
  readonly total: number | null;
  /** What the kind needs to go on where it stopped. */
  readonly checkpoint: unknown;
  readonly result: unknown;
  /** Of the last attempt. */
  readonly error: { readonly code: string; readonly detail: Readonly<Record<string, unknown>> } | null;
  /** Attempts begun since it was made or tried again by a person. */
  readonly attempt: number;
  /** Attempts during which the server was killed. */
  readonly deaths: number;
  /** The id of a person, or `system`. */
  readonly madeBy: string;
  readonly madeAt: Instant;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  /** When it is tried again; null unless it waits for that. */
  readonly nextAt: Instant | null;
}
