import { randomUUID } from 'node:crypto';
import { PREFACE } from '@luodi/domain/document';
import {
  clauses,
  documents,
  itemClauses,
  items,
  NEW_ITEM,
  type Proposal,
  proposals,
  type Tx,
} from '@luodi/store';

/** Makes list items of accepted proposals, each linked to its clause with the exact words. */
export async function take(tx: Tx, rows: readonly Proposal[]): Promise<string[]> {
  if (rows.length === 0) return [];
  const first = await items.nextNumber(tx);
  const known = new Map<string, Set<string>>();
  const periods = new Map<string, { start: number | null; end: number | null }>();
  for (const id of new Set(rows.map((row) => row.document))) {
    known.set(id, new Set((await clauses.of(tx, id)).map((clause) => clause.eId)));
    const { periodStart, periodEnd } = await documents.get(tx, id);
    periods.set(id, { start: periodStart, end: periodEnd });
  }
  const made = rows.map((row, at) => ({ id: randomUUID(), number: first + at, row }));
  await items.insert(
    tx,
    made.map(({ id, number, row }) => ({
      ...NEW_ITEM,
      id,
      number,
      title: row.text,
      kind: row.kind,
      grade: row.grade,
      criteria: row.criteria,
      stage: row.kind === 'project' ? ('reserve' as const) : null,
      document: row.document,
      proposal: row.id,
      periodStart: periods.get(row.document)!.start,
      periodEnd: periods.get(row.document)!.end,
    })),
    'take',
  );
  await itemClauses.insert(
    tx,
    made.flatMap(({ id, row }) => {
      const eId = row.article ?? PREFACE;
      if (!known.get(row.document)!.has(eId)) return [];
      return [
        {
          id: randomUUID(),
          item: id,
          document: row.document,
          eId,
          start: row.start,
          end: row.end,
          quotation: row.text,
        },
      ];
    }),
    'take',
  );
  await proposals.changeAll(
    tx,
    made.map(({ id, row }) => ({ id: row.id, version: row.version, item: id })),
    'take',
  );
  return made.map(({ id }) => id);
}
