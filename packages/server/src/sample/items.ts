import { randomUUID } from 'node:crypto';
import { LISTS, TEMPLATES } from '@luodi/domain/list';
import {
  clauses,
  type DependencyRow,
  dependencies,
  type FundingRow,
  fundings,
  type Given,
  type InvestmentRow,
  type Item,
  investments,
  itemAreas,
  itemBodies,
  itemClauses,
  items,
  lists,
  type Milestone,
  milestones,
  NEW_ITEM,
  type Proposal,
  proposals,
  successions,
  type Tx,
  templates,
} from '@luodi/store';
import { type SampleOrganisation, sampleFile } from './files.ts';

/** An item of the sample as it stands in the file. */
export interface SampleItem {
  readonly id: string;
  readonly title: string;
  readonly kind: Item['kind'];
  readonly grade: Item['grade'];
  readonly criteria: readonly string[];
  readonly clause: { readonly article: string; readonly quotation: string };
  /** The item it is a part of. */
  readonly part: string | null;
  readonly lead: string | null;
  readonly supporting: readonly string[];
  readonly leader: string | null;
  readonly areas: readonly string[];
  readonly period: readonly [number, number];
  readonly official: Item['official'];
  readonly evidence: Item['evidence'];
  readonly stage: Item['stage'];
  readonly template: string;
  readonly goal: string;
  readonly tags: readonly string[];
  /** How quickly it goes; 1 is as planned. */
  readonly pace: number;
  readonly physical: number;
  readonly budget: number | null;
  readonly investment: readonly Pick<InvestmentRow, 'year' | 'planned' | 'completed'>[];
  readonly funding: readonly Omit<FundingRow, 'jurisdiction' | 'id' | 'version' | 'item'>[];
  readonly milestones: readonly Omit<Milestone, 'jurisdiction' | 'version' | 'item'>[];
}

interface SampleItems {
  readonly items: readonly SampleItem[];
  readonly links: readonly {
    readonly from: string;
    readonly to: string;
    readonly kind: DependencyRow['kind'];
    readonly lag: number;
  }[];
  readonly former: readonly {
    readonly id: string;
    readonly title: string;
    readonly kind: Item['kind'];
    readonly act: 'merge' | 'split' | 'replace';
    readonly article: string;
    readonly into: readonly string[];
    readonly reason: string;
  }[];
}

/** The items of the sample; null where the file is not shipped. */
export function sampleItems(): SampleItems | null {
  const file = sampleFile('items.json');
  return file ? (JSON.parse(file.toString('utf8')) as SampleItems) : null;
}

/** By which a proposal and an item of the sample are known to be the same. */
export const placeOf = (article: string | null, words: string): string => `${article ?? ''} ${words}`;

/** The four lists and the shipped templates. */
export async function loadLists(tx: Tx): Promise<void> {
  await lists.insert(
    tx,
    LISTS.map((one, position) => ({ id: one.code, ...one, grade: 'major' as const, position })),
    'load',
  );
  await templates.insert(
    tx,
    TEMPLATES.map((one) => ({ id: one.code, ...one })),
    'load',
  );
}

/**
 * Puts the sample's items into the lists: each linked to its clause by the exact words and to the proposal it was
 * made of, with owners, places, money, steps, links and what became of former ones.
 * @returns the items, for what is filed on them
 */
export async function loadItems(
  tx: Tx,
  of: SampleOrganisation,
  document: string,
): Promise<readonly SampleItem[]> {
  const sample = sampleItems();
  if (!sample) return [];
  const today = tx.at.slice(0, 10);
  const heads = new Map(
    of.posts.filter((one) => one.kind === 'responsible').map((one) => [one.body, one.id]),
  );
  const accepted = await proposals.list(tx, { document, state: 'accepted' }, {}, 'start');
  const made = new Map<string, Proposal>();
  for (const one of accepted)
    if (!made.has(placeOf(one.article, one.text))) made.set(placeOf(one.article, one.text), one);
  const known = new Map((await clauses.of(tx, document)).map((clause) => [clause.eId, clause]));
  const origin = (one: SampleItem) => made.get(placeOf(`art_${one.clause.article}`, one.clause.quotation));
  const rows: Given<Item>[] = sample.items.map((one, at) => ({
    ...NEW_ITEM,
    id: one.id,
    number: at + 1,
    title: one.title,
    kind: one.kind,
    grade: one.grade,
    criteria: one.criteria,
    leadPost: one.lead ? (heads.get(one.lead) ?? null) : null,
    leaderPost: one.leader,
    official: one.official,
    evidence: one.evidence,
    document,
    proposal: one.part === null ? (origin(one)?.id ?? null) : null,
    periodStart: one.period[0],
    periodEnd: one.period[1],
    stage: one.stage,
    template: one.template,
    goal: one.goal,
    originalGoal: one.goal,
    budget: one.budget,
    physical: one.physical,
    tags: one.tags,
  }));
  const former: Given<Item>[] = sample.former.map((one, at) => ({
    ...NEW_ITEM,
    id: one.id,
    number: rows.length + at + 1,
    title: one.title,
    kind: one.kind,
    grade: 'ordinary',
    document,
    state: 'superseded',
    note: one.reason,
  }));
  await items.insert(tx, [...rows, ...former], 'load');
  await itemClauses.insert(
    tx,
    sample.items.flatMap((one) => {
      const eId = `art_${one.clause.article}`;
      const clause = known.get(eId);
      if (!clause) return [];
      // The words themselves say where an item was promised, also where no proposal has just these.
      const { quotation } = one.clause;
      const at = clause.text.indexOf(quotation);
      const start = origin(one)?.start ?? clause.start + at;
      if (at < 0 && !origin(one)) return [];
      return [
        { id: randomUUID(), item: one.id, document, eId, start, end: start + quotation.length, quotation },
      ];
    }),
    'load',
  );
  await proposals.changeAll(
    tx,
    sample.items.flatMap((one) => {
      const from = one.part === null ? origin(one) : undefined;
      return from ? [{ id: from.id, version: from.version, item: one.id }] : [];
    }),
    'take',
  );
  await loadPeople(tx, sample.items, heads);
  await loadMoney(tx, sample.items);
  await milestones.insert(
    tx,
    sample.items.flatMap((one) =>
      one.milestones.map((step) => ({
        ...step,
        item: one.id,
        doneOn: step.doneOn !== null && step.doneOn <= today ? step.doneOn : null,
      })),
    ),
    'load',
  );
  await dependencies.insert(
    tx,
    sample.links.map(({ from, to, kind, lag }) => ({
      id: randomUUID(),
      predecessor: from,
      successor: to,
      kind,
      lag,
    })),
    'load',
  );
  await successions.insert(
    tx,
    sample.former.flatMap(({ id, into, act, reason }) =>
      into.map((successor) => ({ id: randomUUID(), predecessor: id, successor, act, reason })),
    ),
    'load',
  );
  return sample.items;
}

/** Supporting bodies by post, and places. */
async function loadPeople(
  tx: Tx,
  sample: readonly SampleItem[],
  heads: ReadonlyMap<string, string>,
): Promise<void> {
  await itemBodies.insert(
    tx,
    sample.flatMap((one) =>
      one.supporting.map((body) => ({
        id: randomUUID(),
        item: one.id,
        body,
        role: 'support' as const,
        post: heads.get(body) ?? null,
      })),
    ),
    'load',
  );
  await itemAreas.insert(
    tx,
    sample.flatMap((one) => one.areas.map((area) => ({ id: randomUUID(), item: one.id, area }))),
    'load',
  );
}

async function loadMoney(tx: Tx, sample: readonly SampleItem[]): Promise<void> {
  await investments.insert(
    tx,
    sample.flatMap((one) => one.investment.map((year) => ({ id: randomUUID(), item: one.id, ...year }))),
    'load',
  );
  await fundings.insert(
    tx,
    sample.flatMap((one) => one.funding.map((money) => ({ id: randomUUID(), item: one.id, ...money }))),
    'load',
  );
}
