import {
  type LedgerGround,
  type LedgerItem,
  type LedgerReader,
  ledgerReader,
  type Stage,
} from '@luodi/domain/list';
import {
  areas,
  bodies,
  fundings,
  type Item,
  investments,
  itemAreas,
  itemBodies,
  items,
  lists,
  milestones,
  posts,
  type Tx,
} from '@luodi/store';
import { LEDGER_WORDS } from '../../present/intake.ts';
import { columnsRead, type Table } from './lines.ts';

/** Makes ready to compare a table with the ledger as it is on a day. */
export async function comparison(
  tx: Tx,
  table: Table,
  today: string,
  renumber: boolean,
): Promise<LedgerReader> {
  const [project] = await lists.list(tx, { kind: 'project' });
  const ground: LedgerGround = {
    items: await items.keys(tx),
    bodies: await bodies.list(tx, {}, { on: today }),
    areas: (await areas.list(tx, {}, { on: today })).map(({ id, name, code }) => ({
      id,
      name,
      shortName: code ?? '',
    })),
    posts: await posts.list(tx, {}, { on: today }),
    words: LEDGER_WORDS,
    lifecycle: project?.lifecycle as Stage[] | undefined,
    renumber,
  };
  return ledgerReader(columnsRead(table), ground);
}

/** An item as a ledger says it, with what changing it needs. */
export type HeldItem = LedgerItem & Pick<Item, 'version' | 'number' | 'originalGoal'>;

/** The items of a stretch of rows, with all that a ledger says of them. */
export async function heldItems(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, HeldItem>> {
  if (ids.length === 0) return new Map();
  const of = { item: [...ids] };
  const support = grouped(await itemBodies.list(tx, { ...of, role: 'support' }));
  const places = grouped(await itemAreas.list(tx, of));
  const years = grouped(await investments.list(tx, of, {}, 'year'));
  const funds = grouped(await fundings.list(tx, of, {}, 'year'));
  const steps = grouped(await milestones.list(tx, of, {}, 'due'));
  return new Map(
    (await items.list(tx, { id: [...ids] })).map((row) => [
      row.id,
      {
        ...row,
        supporting: (support.get(row.id) ?? []).map((one) => one.body),
        areas: (places.get(row.id) ?? []).map((one) => one.area),
        investment: (years.get(row.id) ?? []).map(({ year, planned, completed }) => ({
          year,
          planned,
          completed,
        })),
        funding: (funds.get(row.id) ?? []).map(({ year, source, planned, authorised, committed, paid }) => ({
          year,
          source,
          planned,
          authorised,
          committed,
          paid,
        })),
        milestones: steps.get(row.id) ?? [],
      },
    ]),
  );
}

function grouped<R extends { readonly item: string }>(rows: readonly R[]): ReadonlyMap<string, R[]> {
  const found = new Map<string, R[]>();
  for (const row of rows) {
    const own = found.get(row.item);
    if (own) own.push(row);
    else found.set(row.item, [row]);
  }
  return found;
}
