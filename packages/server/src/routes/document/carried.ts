import { randomUUID } from 'node:crypto';
import { api, type CarriedClause } from '@luodi/contract';
import { type Clause as ComparedClause, carried, type Plan, type Verdict, verdict } from '@luodi/domain/plan';
import { type CarriedDecision, carriedDecisions, clauses, documents, readings, type Tx } from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { namesOf } from '../../names.ts';
import { languageOf } from '../../plugins/problem.ts';
import { sendTable } from '../../present/table.ts';
import { OUTCOMES } from '../../present/word.ts';
import { route } from '../../route.ts';
import type { App } from '../../visitor.ts';

type Clause = ComparedClause & { readonly number: number | null };

/** Where each clause went: proposed by similarity, decided by people. */
export function carriedRoutes(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.carried.get, async ({ tx, params }) => {
    const to = await compared(tx, params.other);
    return {
      clauses: await beside(tx, params, to),
      others: to.map(({ eId, number, heading, text }) => ({ eId, number, heading, text })),
    };
  });

  route(fastify, app, api.carried.decide, async ({ tx, params, body, visitor }) => {
    const own = new Set((await compared(tx, params.id)).map((one) => one.eId));
    const others = new Set((await compared(tx, params.other)).map((one) => one.eId));
    const standing = new Map((await decided(tx, params)).map((row) => [row.eId, row]));
    const given = body.acts
      .filter((act) => own.has(act.eId))
      .map((act) => ({ ...act, verdict: act.verdict && verdict(act.eId, act.verdict, others) }));
    const conflicts = await put(tx, params, standing, given, visitor.person!.id);
    const after = await decided(tx, params);
    const names = await namesOf(
      tx,
      after.map((row) => row.decidedBy),
    );
    return {
      decisions: given.map(({ eId }) => ({
        eId,
        decision: presentDecision(
          after.find((row) => row.eId === eId),
          names,
        ),
      })),
      conflicts,
    };
  });

  route(fastify, app, api.carried.export, async ({ tx, params, query, request, reply }) => {
    const language = languageOf(request);
    const to = await compared(tx, params.other);
    const called = new Map(to.map((one) => [one.eId, `${one.number ?? ''} ${one.heading}`.trim()]));
    const rows = (await beside(tx, params, to)).filter(
      (one) =>
        (query.state === undefined || (one.decision ?? one.proposed).state === query.state) &&
        (query.decided === undefined || (one.decision !== null) === query.decided),
    );
    const head = {
      zh: ['条款', '标题', '去向', '对应条款', '数字变化', '由谁确认', '确认时间', '说明'],
      en: ['Clause', 'Heading', 'Went', 'Into', 'Numbers changed', 'Decided by', 'Decided at', 'Note'],
    }[language];
    const [from] = await documents.list(tx, { id: params.id });
    return sendTable(reply, params.format, {
      name: `${from?.title ?? ''}-${{ zh: '条款去向', en: 'where clauses went' }[language]}`,
      head,
      rows: rows.map((one) => {
        const stands = one.decision ?? one.proposed;
        return [
          one.number ?? one.eId,
          one.heading,
          OUTCOMES[stands.state][language],
          stands.into.map((eId) => called.get(eId) ?? eId).join('；'),
          one.changes.join('；'),
          one.decision?.by ?? '',
          one.decision?.at ?? '',
          one.decision?.note ?? '',
        ];
      }),
    });
  });
}

/** The clauses of a document that say something, with their targets. */
async function compared(tx: Tx, id: string): Promise<Clause[]> {
  await documents.get(tx, id);
  const { targets } = (await readings.get(tx, id)).plan as Plan;
  return (await clauses.of(tx, id))
    .filter((clause) => clause.heading !== '' && clause.text.length > clause.heading.length + 12)
    .map((clause) => ({
      eId: clause.eId,
      number: clause.number,
      heading: clause.heading,
      text: clause.text,
      targets: targets.filter((target) => target.start >= clause.start && target.end <= clause.end),
    }));
}

/** A decision that was checked. */
interface Act {
  readonly eId: string;
  readonly version: number | null;
  readonly verdict: Verdict | null;
}

type Beside = { readonly id: string; readonly other: string };

const decided = (tx: Tx, { id, other }: Beside): Promise<CarriedDecision[]> =>
  carriedDecisions.list(tx, { document: id, other });

/** Each clause with what is proposed and what was decided. */
async function beside(tx: Tx, pair: Beside, to: readonly Clause[]): Promise<CarriedClause[]> {
  const from = await compared(tx, pair.id);
  const own = new Map(from.map((clause) => [clause.eId, clause]));
  const rows = await decided(tx, pair);
  const made = new Map(rows.map((row) => [row.eId, row]));
  const names = await namesOf(
    tx,
    rows.map((row) => row.decidedBy),
  );
  return carried(from, to).map((one) => {
    const { number, heading, text } = own.get(one.eId)!;
    return {
      eId: one.eId,
      number,
      heading,
      text,
      proposed: { state: one.state, into: one.into.map(({ eId }) => eId) },
      alike: one.alike.map(({ eId, similarity }) => ({ eId, similarity })),
      changes: [...one.changes],
      decision: presentDecision(made.get(one.eId), names),
    };
  });
}

const presentDecision = (
  row: CarriedDecision | undefined,
  names: ReadonlyMap<string, string>,
): CarriedClause['decision'] =>
  row
    ? {
        state: row.state,
        into: [...row.intoIds],
        note: row.note,
        by: names.get(row.decidedBy) ?? row.decidedBy,
        at: row.decidedAt,
        version: row.version,
      }
    : null;

/** Writes decisions; clauses that somebody else had decided meanwhile are left and named. */
async function put(
  tx: Tx,
  { id, other }: Beside,
  standing: ReadonlyMap<string, CarriedDecision>,
  acts: readonly Act[],
  person: string,
): Promise<string[]> {
  const seen = acts.filter((act) => (standing.get(act.eId)?.version ?? null) === act.version);
  const written = (act: Act) => ({
    state: act.verdict!.state,
    intoIds: act.verdict!.into,
    note: act.verdict!.note,
    decidedBy: person,
    decidedAt: tx.at,
  });
  const fresh = seen.filter((act) => act.verdict !== null && act.version === null);
  await carriedDecisions.insert(
    tx,
    fresh.map((act) => ({ id: randomUUID(), document: id, other, eId: act.eId, ...written(act) })),
    'decide',
  );
  const changed = await carriedDecisions.changeAll(
    tx,
    seen
      .filter((act) => act.verdict !== null && act.version !== null)
      .map((act) => ({ id: standing.get(act.eId)!.id, version: act.version!, ...written(act) })),
    'decide',
  );
  const gone = await carriedDecisions.removeAll(
    tx,
    seen
      .filter((act) => act.verdict === null && act.version !== null)
      .map((act) => ({ id: standing.get(act.eId)!.id, version: act.version! })),
    'reopen',
  );
  const lost = new Set([...changed.conflicts, ...gone.conflicts]);
  return acts
    .filter((act) => !seen.includes(act) || lost.has(standing.get(act.eId)?.id ?? ''))
    .map((act) => act.eId);
}
