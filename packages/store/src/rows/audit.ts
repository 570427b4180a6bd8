import type { Day, Instant } from './row.ts';

export interface AuditEvent {
  readonly jurisdiction: string;
  readonly seq: number;
  readonly at: Instant;
  readonly actor: string;
  readonly verb: string;
  readonly noun: string;
  readonly nounId: string;
  readonly version: number | null;
  readonly rows: number;
  readonly batch: string;
  readonly digest: string;
  readonly previous: string;
  readonly hash: string;
}

export interface AuditHead {
  readonly jurisdiction: string;
  readonly seq: number;
  readonly hash: string;
}

export interface AuditSeal {
  readonly jurisdiction: string;
  readonly day: Day;
  readonly seq: number;
  readonly hash: string;
  readonly at: Instant;
  readonly key: string;
  readonly signature: string;
}
