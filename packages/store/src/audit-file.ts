import { GENESIS, hashOf } from './audit.ts';
import type { AuditEvent } from './rows/audit.ts';

/** What an exported stretch of the chain comes to. */
export interface FileVerdict {
  /** Lines whose hash is that of what they say. */
  readonly events: number;
  /** How often a line follows the one before it in the chain, and its link holds. */
  readonly links: number;
  /** How often events lie between two lines: a filtered export proves each event, not that none is missing. */
  readonly gaps: number;
  /** The first line that is wrong, from 1. */
  readonly broken: {
    readonly line: number;
    readonly reason: 'not-event' | 'hash-differs' | 'link-broken' | 'order-differs';
  } | null;
}

/** The keys of an event that its hash is made of, and the hash: a line's, in the order they are written. */
export const EVENT_KEYS = [
  'jurisdiction',
  'seq',
  'at',
  'actor',
  'verb',
  'noun',
  'nounId',
  'version',
  'rows',
  'batch',
  'digest',
  'previous',
  'hash',
] as const satisfies readonly (keyof AuditEvent)[];

/** An event as a line of an exported file: everything its hash is made of. */
export const lineOf = (event: AuditEvent): string =>
  JSON.stringify(Object.fromEntries(EVENT_KEYS.map((key) => [key, event[key]])));

/**
 * Proves lines that were exported: each says what it said in the chain, and those that stand beside each other there
 * are linked. Works without the database.
 * @param lines JSON Lines in the order of their numbers, as they were exported
 */
export function verifyLines(lines: Iterable<string>): FileVerdict {
  let events = 0;
  let links = 0;
  let gaps = 0;
  let last: { readonly seq: number; readonly hash: string } = { seq: 0, hash: GENESIS };
  let line = 0;
  const broken = (reason: NonNullable<FileVerdict['broken']>['reason']): FileVerdict => ({
    events,
    links,
    gaps,
    broken: { line, reason },
  });
  for (const text of lines) {
    line += 1;
    if (text.trim() === '') continue;
    const event = eventOf(text);
    if (event === null) return broken('not-event');
    const { hash, ...words } = event;
    if (hashOf(words) !== hash) return broken('hash-differs');
    if (event.seq <= last.seq) return broken('order-differs');
    if (event.seq === last.seq + 1) {
      if (event.previous !== last.hash) return broken('link-broken');
      links += 1;
    } else gaps += 1;
    events += 1;
    last = { seq: event.seq, hash };
  }
  return { events, links, gaps, broken: null };
}

function eventOf(text: string): AuditEvent | null {
  try {
    const value = JSON.parse(text) as Record<string, unknown> | null;
    return value !== null &&
      typeof value === 'object' &&
      EVENT_KEYS.every((key) => key in value) &&
      typeof value.seq === 'number'
      ? (value as unknown as AuditEvent)
      : null;
  } catch {
    return null;
  }
}
