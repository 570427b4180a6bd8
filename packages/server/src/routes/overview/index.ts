import { api, type Overview } from '@luodi/contract';
import type { Document as Structured, TextFinding } from '@luodi/domain/document';
import { schedule } from '@luodi/domain/list';
import type { Plan } from '@luodi/domain/plan';
import { articles, nextStep, type Step } from '@luodi/domain/publication';
import {
  areas,
  audits,
  type Document,
  documents,
  findingDecisions,
  frameworks,
  indexResults,
  items,
  milestones,
  observations,
  proposals,
  readings,
  type Tx,
  updates,
} from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { namesOf } from '../../names.ts';
import { findingKey } from '../../present/document.ts';
import { route } from '../../route.ts';
import type { App } from '../../visitor.ts';

const STAGE: Readonly<Record<Step, Overview['stage']>> = {
  import: 'empty',
  findings: 'review',
  review: 'review',
  adopt: 'adopt',
  own: 'own',
  milestone: 'own',
  report: 'report',
  observe: 'measure',
  compute: 'measure',
  watch: 'watch',
};

/** The plan on one screen. */
export function overviewRoutes(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.overview.get, async ({ tx, query, now }) => {
    const all = await documents.list(tx, {}, query, 'importedAt');
    const document =
      all.find((one) => one.id === query.document) ??
      all.find((one) => one.kind === 'recommendations') ??
      all[0] ??
      null;
    const today = query.on ?? now.toISOString().slice(0, 10);
    const plan = document ? await load(tx, document.id, today, query.asOf) : null;
    const openFindings = plan?.findings.filter((one) => !plan.decided.has(findingKey(one))) ?? [];
    const undecided = plan?.proposals.filter((one) => one.state === 'proposed').length ?? 0;
    const owned = plan?.items.filter((one) => one.owned) ?? [];
    const [city] = await areas.list(tx, { kind: 'city' });
    const progress = {
      documents: all.length,
      adopted: document?.status === 'adopted',
      undecided,
      findings: openFindings.filter((one) => one.severity === 'error').length,
      items: plan?.items.length ?? 0,
      unowned: (plan?.items.length ?? 0) - owned.length,
      unplanned: owned.filter((one) => one.schedule === 'unplanned').length,
      unreported: owned.filter((one) => !one.reported).length,
      observations: city ? (await observations.latest(tx, city.id)).length : 0,
      results: await resultCount(tx),
    };
    const { step, count } = nextStep(progress);
    const submitted = await updates.named(tx, { state: 'submitted' });
    const base = document ? `/documents/${document.id}` : '/documents';
    const hrefs: Readonly<Record<Step, string>> = {
      import: '/documents',
      findings: `${base}?panel=findings`,
      review: `${base}/review`,
      adopt: `${base}/review`,
      own: '/items?owner=without',
      milestone: '/items?schedule=unplanned',
      report: '/items?reported=no',
      observe: '/indicators',
      compute: '/index',
      watch: '/items',
    };
    const waiting: Overview['waiting'] = [];
    const wait = (who: string, what: Overview['waiting'][number]['what'], many: number, href: string) => {
      if (many > 0) waiting.push({ who, what, count: many, href });
    };
    if (document?.status === 'reviewing') {
      wait('planner', 'findings', openFindings.length, hrefs.findings);
      wait('planner', 'review', undecided, hrefs.review);
    }
    if (document?.status === 'adopted') {
      wait('planner', 'owner', progress.unowned, hrefs.own);
      wait('reporter', 'update', progress.unreported, hrefs.report);
      wait('approver', 'approval', submitted.length, '/items?state=submitted');
    }
    return {
      stage: STAGE[step],
      next: { code: step, count, href: hrefs[step] },
      document: document && { id: document.id, title: document.title, status: document.status },
      articles: plan
        ? articles({
            adopted: document!.status === 'adopted',
            headings: plan.headings,
            proposals: plan.proposals,
            targets: plan.targets,
            findings: openFindings.map((one) => one.at),
            items: plan.items,
          })
        : [],
      findings: {
        error: openFindings.filter((one) => one.severity === 'error').length,
        warning: openFindings.filter((one) => one.severity === 'warning').length,
        info: openFindings.filter((one) => one.severity === 'info').length,
      },
      waiting,
      recent: await recent(tx, all),
    };
  });
}

/** Everything the map of a document is drawn from. */
async function load(tx: Tx, id: string, on: string, asOf: string | undefined) {
  const reading = await readings.get(tx, id);
  const structured = reading.document as Structured;
  const { rows } = await items.ledger(tx, { document: id, limit: 100_000 }, { asOf });
  const steps =
    rows.length > 0 ? await milestones.list(tx, { item: rows.map((row) => row.id) }, { asOf }) : [];
  const byItem = new Map<string, typeof steps>();
  for (const one of steps) byItem.set(one.item, [...(byItem.get(one.item) ?? []), one]);
  return {
    headings: structured.headings,
    findings: structured.findings as readonly TextFinding[],
    targets: (reading.plan as Plan).targets,
    decided: new Set((await findingDecisions.list(tx, { document: id }, { asOf })).map((one) => one.key)),
    proposals: await proposals.list(tx, { document: id }, { asOf }),
    items: rows.map((row) => ({
      articles: row.clauses.filter((clause) => clause.document === id).map((clause) => clause.eId),
      kind: row.kind,
      owned: row.leadPost !== null,
      reported: (row.lastUpdate?.period ?? '') >= previous(on.slice(0, 7)),
      official: row.official,
      schedule: schedule(byItem.get(row.id) ?? [], on),
    })),
  };
}

/** The month before: what is filed in a month is about the last one. */
const previous = (month: string): string => {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`;
};

async function resultCount(tx: Tx): Promise<number> {
  let count = 0;
  for (const framework of await frameworks.list(tx))
    if (await indexResults.latest(tx, framework.id)) count += 1;
  return count;
}

/** Things whose acts a person wants to hear of; the rest is the machinery behind them. */
const TOLD: ReadonlySet<string> = new Set([
  'document',
  'proposal',
  'findingDecision',
  'carriedDecision',
  'item',
  'milestone',
  'update',
  'indicator',
  'observation',
  'framework',
  'indexResult',
]);

/** What people did last, each with what it was done to where that is one thing. */
async function recent(tx: Tx, all: readonly Document[]): Promise<Overview['recent']> {
  const events = (await audits.list(tx, { limit: 200, people: true }))
    // What an import proposes comes with its document.
    .filter((one) => TOLD.has(one.noun) && !(one.noun === 'proposal' && one.verb === 'import'))
    .slice(0, 12);
  const ids = (noun: string) =>
    events.filter((one) => one.noun === noun && one.version !== null).map((one) => one.nounId);
  const titles = new Map(all.map((one) => [one.id, { title: one.title, href: `/documents/${one.id}` }]));
  const within = [
    ...(await updates.list(tx, { id: ids('update') })),
    ...(await milestones.list(tx, { id: ids('milestone') })),
  ];
  const named = new Map(
    (await items.list(tx, { id: [...ids('item'), ...within.map(({ item }) => item)] })).map((one) => [
      one.id,
      { title: one.title, href: `/items/${one.id}` },
    ]),
  );
  for (const [id, item] of named) titles.set(id, item);
  for (const { id, item } of within) if (named.has(item)) titles.set(id, named.get(item)!);
  for (const one of await proposals.list(tx, { id: ids('proposal') }))
    titles.set(one.id, {
      title: one.text,
      href: `/documents/${one.document}?at=${one.start}-${one.end}`,
    });
  const names = await namesOf(
    tx,
    events.map((event) => event.actor),
  );
  return events.map((event) => ({
    at: event.at,
    by: names.get(event.actor) ?? event.actor,
    act: event.verb,
    noun: event.noun,
    ...(titles.get(event.nounId) ?? { title: '', href: '' }),
  }));
}
