import type { Stage } from '@luodi/domain/list';
import type { Document } from './document.ts';
import type { Proposal } from './proposal.ts';
import type { Row } from './row.ts';

export interface Item extends Row {
  /** Running number in the jurisdiction. */
  readonly number: number;
  readonly list: string | null;
  readonly title: string;
  readonly kind: Proposal['kind'];
  readonly grade: Proposal['grade'];
  readonly criteria: readonly string[];
  readonly leadPost: string | null;
  readonly official: 'not-started' | 'on-track' | 'at-risk' | 'off-track' | 'completed' | 'stopped';
  readonly evidence: 'none' | 'claimed' | 'evidenced' | 'verified';
  readonly schedule: 'unplanned' | 'ahead' | 'on-time' | 'late' | 'overdue' | 'done';
  readonly openness: Document['openness'];
  readonly document: string | null;
  readonly proposal: string | null;
  readonly periodStart: number | null;
  readonly periodEnd: number | null;
  readonly note: string;
  /** What was merged, split or replaced stays as it was; null in what was known before there were states. */
  readonly state: 'live' | 'superseded' | 'withdrawn';
  /** What is to be reached, and what was at first. */
  readonly goal: string;
  readonly originalGoal: string;
  /** The post of the leader in charge. */
  readonly leaderPost: string | null;
  readonly stage: Stage | null;
  readonly stageReason: string;
  /** The code of the template its steps came from. */
  readonly template: string | null;
  /** The whole investment, 10,000 yuan. */
  readonly budget: number | null;
  /** Physical progress, 0–100. */
  readonly physical: number | null;
  readonly tags: readonly string[];
  readonly attached: readonly Attached[];
}

/** A document of an item: a link, or a file kept by its digest. The first ones held a title and a link alone. */
export interface Attached {
  readonly id?: string;
  readonly title: string;
  readonly href: string | null;
  /** SHA-256 of the bytes, kept in the folder beside the database. */
  readonly file?: string | null;
  readonly fileName?: string | null;
  readonly mediaType?: string | null;
  /** Bytes. */
  readonly size?: number | null;
  readonly addedBy?: string;
  readonly addedAt?: string;
}

/** Where an item was promised. */
export interface ItemClause extends Row {
  readonly item: string;
  readonly document: string;
  readonly eId: string;
  readonly start: number;
  readonly end: number;
  readonly quotation: string;
}

export interface ItemBody extends Row {
  readonly item: string;
  readonly body: string;
  readonly role: 'lead' | 'support';
  readonly post: string | null;
}

export interface ItemArea extends Row {
  readonly item: string;
  readonly area: string;
}

/** What became of an item. */
export interface Succession extends Row {
  readonly predecessor: string;
  readonly successor: string;
  readonly act: 'merge' | 'split' | 'replace';
  readonly reason: string;
}
