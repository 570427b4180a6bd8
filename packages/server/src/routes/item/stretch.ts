import type { LedgerChange, LedgerFinding } from '@luodi/domain/list';
import { items, type Tx } from '@luodi/store';
import { comparison, type HeldItem, heldItems } from './compare.ts';
import type { Table } from './lines.ts';
import { settle } from './settle.ts';

/** Rows that are compared and written together. */
const STRETCH = 2_000;
/** Changes and findings that are named; their counts say them all. */
const CHANGES = 200;
const FINDINGS = 2_000;

/** What rows came to. */
export interface Outcome {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly wrong: number;
  /** The first ones, each with what was held. */
  readonly changes: readonly (readonly [change: LedgerChange, held: HeldItem | undefined])[];
  readonly findings: readonly LedgerFinding[];
  /** How many findings there are in all. */
  readonly found: number;
}

/** How rows are gone through. */
export interface Manner {
  readonly today: string;
  /** A number that no item has makes a new one of that number. */
  readonly renumber: boolean;
  readonly write: boolean;
  /** Told how many rows are done, between two stretches. */
  readonly told?: (done: number) => Promise<void>;
}

/** Goes through a table, a stretch of rows after the other, so that memory does not grow with what is written. */
export async function throughTable(
  tx: Tx,
  table: Table,
  { today, renumber, write, told = async () => {} }: Manner,
): Promise<Outcome> {
  const reader = await comparison(tx, table, today, renumber);
  const { lines } = table;
  let next = write ? await items.nextNumber(tx) : 1;
  if (renumber) next = Math.max(next, ...greatest(table).map((number) => number + 1));
  const counts = { created: 0, changed: 0, unchanged: 0, wrong: 0 };
  const changes: (readonly [LedgerChange, HeldItem | undefined])[] = [];
  const findings: LedgerFinding[] = [];
  let found = 0;
  const note = (more: readonly LedgerFinding[]) => {
    found += more.length;
    findings.push(...more.slice(0, Math.max(0, FINDINGS - findings.length)));
    counts.wrong += new Set(more.filter((one) => one.severity === 'error').map((one) => one.at.line)).size;
  };
  for (let at = 0; at < lines.length; at += STRETCH) {
    await told(at);
    const stretch = lines.slice(at, at + STRETCH);
    const held = await heldItems(tx, reader.about(stretch));
    const seen = reader.take(stretch, held);
    if (write) await settle(tx, seen.changes, held, () => next++);
    const fresh = seen.changes.filter((one) => one.id === null).length;
    counts.created += fresh;
    counts.changed += seen.changes.length - fresh;
    counts.unchanged += seen.unchanged;
    for (const change of seen.changes.slice(0, Math.max(0, CHANGES - changes.length)))
      changes.push([change, held.get(change.id ?? '')]);
    note(seen.findings);
  }
  note(reader.close());
  await told(lines.length);
  return { ...counts, changes, findings, found };
}

/** The greatest number that the rows name, if any does. */
function greatest({ columns, lines }: Table): number[] {
  const place = columns.find((one) => one.reading?.field === 'number')?.place;
  if (place === undefined) return [];
  let most = 0;
  for (const { cells } of lines) {
    const said = cells[place]?.text ?? '';
    if (/^[1-9]\d{0,8}$/.test(said)) most = Math.max(most, Number(said));
  }
  return [most];
}
