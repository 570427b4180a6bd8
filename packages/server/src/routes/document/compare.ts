import { api } from '@luodi/contract';
import { type Clause as ComparedClause, carried, type Plan } from '@luodi/domain/plan';
import { clauses, documents, readings, type Tx } from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { route } from '../../route.ts';
import type { App } from '../../visitor.ts';

/** Where each clause went: proposed by similarity. */
export function compareRoute(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.document.compare, async ({ tx, params }) => {
    const from = await compared(tx, params.id);
    const to = await compared(tx, params.other);
    const headings = new Map(to.map((clause) => [clause.eId, clause.heading]));
    const own = new Map(from.map((clause) => [clause.eId, clause]));
    return {
      clauses: carried(from, to).map((one) => ({
        eId: one.eId,
        number: own.get(one.eId)!.number,
        heading: own.get(one.eId)!.heading,
        state: one.state,
        into: one.into.map(({ eId, similarity }) => ({ eId, heading: headings.get(eId) ?? '', similarity })),
        changes: [...one.changes],
        decision: null,
      })),
    };
  });
}

/** The clauses of a document that say something, with their targets. */
async function compared(tx: Tx, id: string): Promise<(ComparedClause & { number: number | null })[]> {
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
