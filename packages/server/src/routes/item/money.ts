import { randomUUID } from 'node:crypto';
import { api } from '@luodi/contract';
import { LuodiError } from '@luodi/domain';
import { advanceStage, fundingName, type Stage } from '@luodi/domain/list';
import {
  type FundingRow,
  fundings,
  type Given,
  type InvestmentRow,
  investments,
  items,
  lists,
  milestones,
  type Tx,
} from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { route } from '../../route.ts';
import type { App } from '../../visitor.ts';
import { liveItem } from './change.ts';
import { detail } from './detail.ts';

/** Money and stages of an item. */
export function moneyRoutes(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.item.money, async ({ tx, params, body, visitor, now }) => {
    const item = await liveItem(tx, params.id, visitor);
    const twice = (keys: readonly string[]) => keys.find((key, at) => keys.indexOf(key) !== at);
    const odd = twice(body.funding.map(fundingName)) ?? twice(body.investment.map((one) => String(one.year)));
    if (odd) throw new LuodiError('invalid', { reason: `${odd} × 2` });
    // The item's version says what its money was seen as: who saves second is refused as with any field of it.
    await items.change(tx, { id: item.id, version: body.version }, 'plan');
    const funding = body.funding.map((one) => ({ item: item.id, ...one }));
    const investment = body.investment.map((one) => ({ item: item.id, ...one }));
    await exactly(tx, fundings, item.id, funding, fundingName);
    await exactly(tx, investments, item.id, investment, (one) => String(one.year));
    return detail(tx, item.id, now);
  });

  route(fastify, app, api.item.stage, async ({ tx, params, body, visitor, now }) => {
    const item = await liveItem(tx, params.id, visitor);
    const reason = body.reason ?? '';
    const nodes = await milestones.list(tx, { item: item.id });
    const [list] = await lists.list(tx, { kind: item.kind });
    const stage = advanceStage(
      item.stage ?? 'reserve',
      body.event,
      nodes,
      reason,
      list?.lifecycle as Stage[] | undefined,
    );
    await items.change(
      tx,
      { id: item.id, version: body.version, stage, stageReason: reason.trim() },
      body.event,
    );
    return detail(tx, item.id, now);
  });
}

/** Makes the rows of an item exactly these: what is gone is removed, what differs changed, what is new put in. */
async function exactly<R extends FundingRow | InvestmentRow>(
  tx: Tx,
  store: {
    list(tx: Tx, filter: { readonly item: string }): Promise<R[]>;
    insert(tx: Tx, rows: readonly Given<R>[]): Promise<R[]>;
    removeAll(tx: Tx, rows: readonly { readonly id: string; readonly version: number }[]): Promise<unknown>;
    changeAll(
      tx: Tx,
      rows: readonly (Given<R> & { readonly id: string; readonly version: number })[],
    ): Promise<unknown>;
  },
  item: string,
  wanted: readonly Omit<Given<R>, 'id'>[],
  key: (row: Omit<Given<R>, 'id'>) => string,
): Promise<void> {
  const held = new Map((await store.list(tx, { item })).map((row) => [key(row as never), row]));
  const given = new Map(wanted.map((row) => [key(row), row]));
  await store.removeAll(
    tx,
    [...held].filter(([name]) => !given.has(name)).map(([, row]) => row),
  );
  const differs = (row: R, next: Omit<Given<R>, 'id'>) =>
    Object.entries(next).some(([name, value]) => row[name as keyof R] !== value);
  await store.changeAll(
    tx,
    [...given].flatMap(([name, row]) => {
      const old = held.get(name);
      return old && differs(old, row) ? [{ ...row, id: old.id, version: old.version } as never] : [];
    }),
  );
  await store.insert(
    tx,
    [...given].flatMap(([name, row]) => (held.has(name) ? [] : [{ ...row, id: randomUUID() } as never])),
  );
}
