import type { Day, Row } from './row.ts';

/** A renaming, merger or split: from the day on, `to` stands where `from` stood. Their rows stay as they are. */
export interface Reorganisation extends Row {
  readonly noun: 'area' | 'body' | 'post';
  readonly kind: 'rename' | 'merge' | 'split';
  readonly on: Day;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly reason: string;
}
