import type { Area } from './area.ts';
import type { Instant, Row } from './row.ts';

export interface Framework extends Row {
  readonly name: string;
  readonly nameEn: string;
  readonly state: 'draft' | 'adopted';
  readonly adoptedFor: number | null;
  readonly nodes: unknown;
  readonly recipe: unknown;
  readonly reason: string;
  /** The kind of area it compares; `city` compares the city with itself over the periods. */
  readonly basis: Area['kind'];
}

/** What one expert says of the weights below a node. */
export interface Weighing extends Row {
  readonly framework: string;
  readonly node: string;
  readonly method: 'pairwise' | 'allocation';
  readonly expert: string;
  /** `a b` → judgement, or code → points. */
  readonly given: unknown;
  /** Who entered it. */
  readonly person: string;
  readonly filedAt: Instant;
}

export interface IndexResult extends Row {
  readonly framework: string;
  readonly frameworkVersion: number;
  readonly period: string;
  readonly vintage: Instant;
  readonly recipe: unknown;
  readonly seed: number;
  readonly hash: string;
  readonly cells: unknown;
  readonly ranks: unknown;
  readonly findings: unknown;
  readonly computedAt: Instant;
  readonly basis: Area['kind'];
  /** SHA-256 of the observations it was made of. */
  readonly dataHash: string;
  /** Of the uncertainty analysis; null where none was run. */
  readonly design: unknown;
  readonly uncertainty: unknown;
}
