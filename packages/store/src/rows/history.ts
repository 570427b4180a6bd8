import type { Day, Instant } from './row.ts';

export interface History {
  readonly jurisdiction: string;
  readonly noun: string;
  readonly id: string;
  readonly version: number;
  readonly knownFrom: Instant;
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
  readonly gone: boolean;
  readonly data: Readonly<Record<string, unknown>>;
  readonly veiled: Readonly<Record<string, unknown>> | null;
  readonly digest: string;
  readonly batch: string;
  readonly actor: string;
}

export interface Salt {
  readonly jurisdiction: string;
  readonly noun: string;
  readonly id: string;
  readonly salt: string;
}
