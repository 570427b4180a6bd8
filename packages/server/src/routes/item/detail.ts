import { gate, investedValue } from '@luodi/domain/list';
import {
  clauses,
  type DependencyRow,
  dependencies,
  documents,
  fundings,
  indicatorClauses,
  indicators,
  investments,
  itemClauses,
  items,
  type Milestone,
  milestones,
  successions,
  type Times,
  type Tx,
  updates,
} from '@luodi/store';
import { namesOf } from '../../names.ts';
import { presentAttached } from '../../present/attached.ts';
import { changesOf, presentItem, presentRow } from '../../present/item.ts';
import { calendarOf } from '../list/calendar.ts';

/** Everything about one item. */
export async function detail(tx: Tx, id: string, now: Date, times: Times = {}) {
  const item = await items.get(tx, id, times);
  const on = times.on ?? now.toISOString().slice(0, 10);
  const { rows } = await items.ledger(tx, { ids: [id], limit: 1, state: item.state ?? 'live' }, times);
  const steps = await milestones.list(tx, { item: id }, times, 'due');
  const past = await items.history(tx, id);
  const names = await namesOf(tx, [
    ...past.map((one) => one.by),
    ...(item.attached ?? []).map((one) => one.addedBy ?? null),
  ]);
  const years = await investments.list(tx, { item: id }, times, 'year');
  return presentItem({
    row: presentRow(rows[0]!, steps, on),
    item,
    documents: presentAttached(item.attached ?? [], names),
    steps,
    gate: item.stage === null || item.stage === undefined ? [] : gate(item.stage, steps),
    funding: await fundings.list(tx, { item: id }, times, 'year'),
    investment: years,
    earned: investedValue(years, item.budget ?? null, item.physical ?? null, on, await calendarOf(tx)),
    dependencies: await dependenciesOf(tx, steps, times),
    lineage: await lineageOf(tx, id, times),
    ...(await promised(tx, id, times)),
    updates: await updates.named(tx, { item: id }, times),
    history: changesOf(past).map((one) => ({ ...one, by: names.get(one.by) ?? one.by })),
  });
}

/** The clauses of an item with their headings, and the indicators that show whether they are kept. */
async function promised(tx: Tx, id: string, times: Times) {
  const links = await itemClauses.list(tx, { item: id }, times, 'start');
  if (links.length === 0) return { links: [], indicators: [] };
  const titles = new Map(
    (await documents.list(tx, { id: [...new Set(links.map((link) => link.document))] })).map((one) => [
      one.id,
      one.title,
    ]),
  );
  const shown = (await indicatorClauses.list(tx, { eId: links.map((link) => link.eId) }, times)).filter(
    (one) => links.some((link) => link.document === one.document && link.eId === one.eId),
  );
  const named = [];
  for (const link of links) {
    const clause = await clauses.find(tx, link.document, link.eId);
    named.push({
      ...link,
      documentTitle: titles.get(link.document) ?? '',
      number: clause?.number ?? null,
      heading: clause?.heading ?? '',
    });
  }
  return {
    links: named,
    indicators:
      shown.length > 0
        ? await indicators.list(tx, { id: shown.map((one) => one.indicator) }, times, 'code')
        : [],
  };
}

/** Links between the milestones of an item and any others, with the names at both ends. */
async function dependenciesOf(tx: Tx, steps: readonly Milestone[], times: Times) {
  if (steps.length === 0) return [];
  const ids = steps.map((one) => one.id);
  const found = new Map<string, DependencyRow>();
  for (const end of ['predecessor', 'successor'] as const)
    for (const one of await dependencies.list(tx, { [end]: ids }, times)) found.set(one.id, one);
  const ends = new Map(
    (
      await milestones.list(
        tx,
        { id: [...new Set([...found.values()].flatMap((one) => [one.predecessor, one.successor]))] },
        times,
      )
    ).map((one) => [one.id, one]),
  );
  const titles = new Map(
    (await items.list(tx, { id: [...new Set([...ends.values()].map((one) => one.item))] }, times)).map(
      (one) => [one.id, one.title],
    ),
  );
  const end = (id: string) => {
    const step = ends.get(id);
    return {
      id,
      title: step?.title ?? '',
      item: step?.item ?? '',
      itemTitle: titles.get(step?.item ?? '') ?? '',
    };
  };
  return [...found.values()].map((one) => ({
    ...one,
    predecessor: end(one.predecessor),
    successor: end(one.successor),
  }));
}

/** What an item came from and what it became. */
async function lineageOf(tx: Tx, id: string, times: Times) {
  const to = await successions.list(tx, { predecessor: id }, times);
  const from = await successions.list(tx, { successor: id }, times);
  if (to.length + from.length === 0) return { from: [], to: [] };
  const others = new Map(
    (
      await items.list(
        tx,
        { id: [...to.map((one) => one.successor), ...from.map((one) => one.predecessor)] },
        times,
      )
    ).map((one) => [one.id, one]),
  );
  const named = (other: string, { act, reason }: (typeof to)[number]) => {
    const item = others.get(other);
    return item ? [{ id: item.id, number: item.number, title: item.title, act, reason }] : [];
  };
  return {
    from: from.flatMap((one) => named(one.predecessor, one)),
    to: to.flatMap((one) => named(one.successor, one)),
  };
}
