import { randomUUID } from 'node:crypto';
import { LuodiError } from '@luodi/domain';
import type { LedgerChange } from '@luodi/domain/list';
import {
  fundings,
  type Given,
  type Item,
  investments,
  itemAreas,
  itemBodies,
  items,
  milestones,
  NEW_ITEM,
  NEW_MILESTONE,
  type NounStore,
  type Nouns,
  type Tx,
} from '@luodi/store';
import type { HeldItem } from './compare.ts';

/** How a row of the audit names what is done here. */
const VERB = 'intake';

/** A change with the id of its item, new or held. */
type Settled = LedgerChange & { readonly item: string };

/**
 * Saves the changes of a stretch of rows: one statement for each noun that is made, changed or removed.
 * @param next the next free number
 * @throws LuodiError `conflict` when somebody changed one of them between the look and the save: then all are refused
 */
export async function settle(
  tx: Tx,
  changes: readonly LedgerChange[],
  held: ReadonlyMap<string, HeldItem>,
  next: () => number,
): Promise<void> {
  const all = changes.map((one): Settled => ({ ...one, item: one.id ?? randomUUID() }));
  await items.insert(
    tx,
    all.filter((one) => one.id === null).map((one) => made(one, one.number ?? next())),
    VERB,
  );
  const old = all.filter((one) => one.id !== null);
  const { conflicts } = await items.changeAll(
    tx,
    old.map((one) => rowOf(one, held.get(one.item)!)),
    VERB,
  );
  if (conflicts[0] !== undefined)
    throw new LuodiError('conflict', { noun: 'item', id: conflicts[0], current: held.get(conflicts[0]) });
  await sets(tx, itemBodies, all, 'supporting', 'body', (item, body) => ({
    id: randomUUID(),
    item,
    body,
    post: null,
    role: 'support' as const,
  }));
  await sets(tx, itemAreas, all, 'areas', 'area', (item, area) => ({ id: randomUUID(), item, area }));
  await years(tx, investments, all, 'investment', (one) => String(one.year));
  await years(tx, fundings, all, 'funding', (one) => `${one.year} ${one.source}`);
  await steps(tx, all);
}

/** The columns of an item that a table changes. */
const factsOf = (one: LedgerChange, held: HeldItem | Given<Item>) => ({
  title: one.title ?? held.title,
  kind: one.kind ?? held.kind,
  grade: one.grade ?? held.grade,
  leadPost: one.leadPost ?? held.leadPost,
  leaderPost: one.leaderPost ?? held.leaderPost,
  official: one.official ?? held.official,
  stage: one.stage ?? held.stage,
  budget: one.budget ?? held.budget,
  physical: one.physical ?? held.physical,
  periodStart: one.periodStart ?? held.periodStart,
  periodEnd: one.periodEnd ?? held.periodEnd,
  goal: one.goal ?? held.goal,
  note: one.note ?? held.note,
  tags: one.tags ?? held.tags,
});

const made = (one: Settled, number: number): Given<Item> => {
  const blank = {
    ...NEW_ITEM,
    id: one.item,
    number,
    title: '',
    kind: 'project',
    grade: 'ordinary',
    stage: (one.kind ?? 'project') === 'project' ? 'reserve' : null,
  } as const;
  return { ...blank, ...factsOf(one, blank), originalGoal: one.goal ?? '' };
};

const rowOf = (one: Settled, held: HeldItem) => ({
  id: one.item,
  version: held.version,
  ...factsOf(one, held),
  // The goal first stated stays beside the current one.
  originalGoal: held.originalGoal || (one.goal ?? ''),
});

/** Makes bodies or places of the items exactly those that were said. */
async function sets<N extends 'itemBody' | 'itemArea', F extends 'supporting' | 'areas'>(
  tx: Tx,
  store: NounStore<N>,
  changes: readonly Settled[],
  field: F,
  column: string,
  row: (item: string, value: string) => Given<Nouns[N]>,
): Promise<void> {
  const wanted = new Map(
    changes.flatMap((one) => {
      const said = one[field];
      return said ? [[one.item, new Set(said)] as const] : [];
    }),
  );
  if (wanted.size === 0) return;
  const filter = { item: [...wanted.keys()], ...(field === 'supporting' ? { role: 'support' } : {}) };
  const before = (await store.list(tx, filter as never)) as unknown as readonly (Record<string, string> & {
    readonly item: string;
    readonly id: string;
    readonly version: never;
  })[];
  const gone = before.filter((one) => !wanted.get(one.item)!.delete(one[column]!));
  await store.removeAll(tx, gone, VERB);
  await store.insert(
    tx,
    [...wanted].flatMap(([item, values]) => [...values].map((value) => row(item, value))),
    VERB,
  );
}

/** Puts years, or years and sources, that differ. */
async function years<N extends 'investment' | 'funding'>(
  tx: Tx,
  store: NounStore<N>,
  changes: readonly Settled[],
  field: N,
  key: (one: { readonly year: number; readonly source: string }) => string,
): Promise<void> {
  const said = changes.flatMap((one) => (one[field] ?? []).map((row) => ({ item: one.item, ...row })));
  if (said.length === 0) return;
  const old = changes.filter((one) => one.id !== null && one[field]).map((one) => one.item);
  const held = new Map(
    (old.length === 0 ? [] : await store.list(tx, { item: old } as never)).map((row) => [
      `${(row as { item: string }).item} ${key(row as never)}`,
      row as { readonly id: string; readonly version: number },
    ]),
  );
  const fresh: object[] = [];
  const known: object[] = [];
  for (const row of said) {
    const before = held.get(`${row.item} ${key(row as never)}`);
    if (before) known.push({ ...row, id: before.id, version: before.version });
    else fresh.push({ ...row, id: randomUUID() });
  }
  await store.changeAll(tx, known as never, VERB);
  await store.insert(tx, fresh as never, VERB);
}

/** Puts milestones that are new or differ. */
async function steps(tx: Tx, changes: readonly Settled[]): Promise<void> {
  const said = changes.flatMap((one) => (one.milestones ?? []).map((step) => ({ ...step, item: one.item })));
  if (said.length === 0) return;
  await milestones.insert(
    tx,
    said.filter((one) => one.id === null).map((one) => ({ ...NEW_MILESTONE, ...one, id: randomUUID() })),
    VERB,
  );
  const known = said.flatMap((one) => (one.id === null ? [] : [{ ...one, id: one.id }]));
  if (known.length === 0) return;
  const versions = new Map(
    (await milestones.list(tx, { id: known.map((one) => one.id) })).map((one) => [one.id, one.version]),
  );
  await milestones.changeAll(
    tx,
    known.map(({ item: _, ...one }) => ({ ...one, version: versions.get(one.id)! })),
    VERB,
  );
}
