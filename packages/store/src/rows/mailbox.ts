import type { Instant } from './row.ts';

/** Where and how a person wants to be written to. */
export interface Mailbox {
  readonly jurisdiction: string;
  readonly person: string;
  readonly address: string;
  readonly choice: 'none' | 'digest' | 'once';
  readonly language: 'zh' | 'en';
  /** Nothing older is sent. */
  readonly since: Instant;
}
