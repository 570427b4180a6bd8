import { PREFACE } from '@luodi/domain/document';
import { type Divided, type Owned, type ProposedLead, proposeLeads } from '@luodi/domain/list';
import type { Plan } from '@luodi/domain/plan';
import {
  bodies,
  clauses,
  documents,
  itemClauses,
  items,
  posts,
  readings,
  type Task,
  type Times,
  type Tx,
  tasks,
} from '@luodi/store';
import { dutiesOf } from '../organisation/duty.ts';

/** A measure with the clause it stands in. */
export interface Placed extends Divided {
  readonly clause: string;
  readonly number: number | null;
}

/** Everything the division of a document is made of. */
export interface Loaded {
  readonly title: string;
  readonly measures: readonly Placed[];
  /** By measure. */
  readonly held: ReadonlyMap<string, Task>;
  readonly proposed: ReadonlyMap<string, ProposedLead>;
  /** By id: every body there ever was, so that an ended one keeps its name. */
  readonly names: ReadonlyMap<string, string>;
  /** Titles of the items that a proposal rests on, by id. */
  readonly titles: ReadonlyMap<string, string>;
}

/** Loads a document's measures with who does them, and who could where nobody is settled. */
export async function load(tx: Tx, id: string, times: Times = {}): Promise<Loaded> {
  const document = await documents.get(tx, id);
  const reading = await readings.get(tx, id);
  const { text } = reading;
  const plan = reading.plan as Plan;
  const headings = new Map((await clauses.of(tx, id)).map((clause) => [clause.eId, clause]));
  const articles = new Map(plan.sentences.map((sentence) => [sentence.eId, sentence.article ?? PREFACE]));
  const measures = plan.measures.map((one): Placed => {
    const clause = articles.get(one.sentence) ?? PREFACE;
    return {
      measure: one.eId,
      text: text.slice(one.start, one.end),
      heading: headings.get(clause)?.heading ?? '',
      start: one.start,
      end: one.end,
      clause,
      number: headings.get(clause)?.number ?? null,
    };
  });
  const held = new Map((await tasks.list(tx, { document: id }, times)).map((task) => [task.measure, task]));
  const names = new Map((await bodies.list(tx, {}, {})).map((body) => [body.id, body.name]));
  const { owned, titles } = await ownedBy(tx, id, times);
  const duties = await dutiesOf(tx, {}, tx.at.slice(0, 10));
  const open = measures.filter((one) => !held.get(one.measure)?.lead);
  return {
    title: document.title,
    measures,
    held,
    proposed: proposeLeads(open, owned, duties),
    names,
    titles,
  };
}

/** The measures that a look or an export asks for. */
export const chosen = (
  { measures, held }: Loaded,
  { owner, body }: { readonly owner?: 'with' | 'without' | undefined; readonly body?: string | undefined },
): readonly Placed[] =>
  measures.filter(({ measure }) => {
    const task = held.get(measure);
    if (owner && (owner === 'with') !== Boolean(task?.lead)) return false;
    return !body || task?.lead === body || (task?.supporting.includes(body) ?? false);
  });

/** The items that stand in the document and have a lead. */
async function ownedBy(
  tx: Tx,
  document: string,
  times: Times,
): Promise<{ readonly owned: readonly Owned[]; readonly titles: ReadonlyMap<string, string> }> {
  const links = await itemClauses.list(tx, { document }, times);
  if (links.length === 0) return { owned: [], titles: new Map() };
  const led = new Map((await items.list(tx, { document }, times)).map((item) => [item.id, item]));
  const bodyOf = new Map((await posts.list(tx, {}, {})).map((post) => [post.id, post.body]));
  return {
    owned: links.flatMap(({ item, start, end }) => {
      const body = bodyOf.get(led.get(item)?.leadPost ?? '');
      return body ? [{ item, body, start, end }] : [];
    }),
    titles: new Map([...led].map(([id, item]) => [id, item.title])),
  };
}
