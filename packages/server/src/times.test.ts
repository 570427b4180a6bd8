import type { Buffer } from 'node:buffer';
import { type Endpoint, endpoints } from '@luodi/contract';
import { sheets } from '@luodi/reader';
import * as stores from '@luodi/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Row, type Sample, sampleApp, type Visit } from './testing/sample.ts';

const NOW = '2026-11-26T08:00:00.000Z';
const THEN = '2026-11-26T08:00:01.000Z';
const LATER = '2026-11-26T09:00:00.000Z';

/** Reads for which the two times have no sense, each with the reason. */
const TIMELESS: Readonly<Record<string, string>> = {
  'session.me': 'who is signed in now',
  'session.doors': 'how one can sign in now',
  'session.sessions': 'sessions are open or gone; they have no history',
  'account.list': 'accounts of the sign-in library have no history; who held what is in the organisation',
  'factor.own': 'how the visitor proves who it is now; secrets keep no past',
  'factor.rule': 'what will be asked at the next sign-in',
  'calendar.list': 'secret addresses of the visitor as they work now',
  'calendar.read': 'a feed that other programs fetch: always what is so now',
  'view.list': 'the choices of the visitor',
  'work.get': 'what the visitor owes now, and what is new',
  'job.list': 'jobs belong to the running server',
  'job.get': 'jobs belong to the running server',
  'audit.list': 'the record of what became known when, by itself',
  'audit.kinds': 'what the record can be chosen by',
  'audit.export': 'the record of what became known when, by itself',
  'notice.mailbox': 'how the visitor is written to now; addresses have no history',
  'round.habit': 'what will be done from now on',
  'document.source': 'the bytes of a digest never change',
  'evidence.file': 'the bytes of a digest never change',
  'attachment.file': 'the bytes of a digest never change',
  'document.past': 'every version with its times',
  'list.history': 'every version with its times',
  'framework.made': 'a kept result says itself of which times it is',
  'framework.export': 'a kept result says itself of which times it is',
};

const reads = endpoints.filter((one) => one.method === 'GET' && !(one.name in TIMELESS));

let sample: Sample;
let planner: Visit;
let addresses: ReadonlyMap<string, string>;

beforeAll(async () => {
  sample = await sampleApp(NOW);
  planner = await sample.as('planner');
  addresses = await addressed();
});
afterAll(() => sample?.close());

/** An address of each read on the sample city. */
async function addressed(): Promise<ReadonlyMap<string, string>> {
  const first = async (url: string, of: string): Promise<Row> => {
    const { body } = await planner.ask('GET', url);
    return body[of].find((one: Row) => one.status !== 'reviewing') ?? body[of][0];
  };
  const document = (await first('/api/documents', 'documents')).id;
  const item = (await first('/api/items?schedule=late', 'items')).id;
  const milestone = (await planner.ask('GET', `/api/items/${item}`)).body.milestones[0].id;
  const led = (await planner.ask('GET', '/api/items?limit=1&owner=with')).body.items[0].lead;
  const round = (await first('/api/rounds', 'rounds')).period;
  const clause = (await planner.ask('GET', `/api/items/${item}`)).body.clauses[0]?.eId ?? 'art_1';
  const { body: frames } = await planner.ask('GET', '/api/frameworks');
  const ids: Readonly<Record<string, string>> = {
    document,
    carried: document,
    item,
    evidence: item,
    schedule: milestone,
    organisation: led.body,
    indicator: (await first('/api/indicators', 'indicators')).id,
    framework: frames.frameworks[0].id,
    task: document,
  };
  const query: Readonly<Record<string, string>> = {
    'document.search': `words=${encodeURIComponent('项目')}`,
    'round.workbook': `body=${led.body}`,
    'organisation.suggest': `words=${encodeURIComponent('编制规划纲要和重大项目')}`,
    'request.held': `name=${encodeURIComponent('地区生产总值')}`,
    'schedule.slip': 'days=10',
    'framework.panel': 'period=2025',
  };
  return new Map(
    reads.map(({ name, path, noun }) => {
      const own = path.startsWith('/api/documents') ? document : (ids[name.split('.')[0]!] ?? ids[noun]);
      const url = path
        .replace(':format', name === 'organisation.export' ? 'xlsx' : 'csv')
        .replace(':period', round)
        .replace(':eId', clause)
        .replace(':other', document)
        .replace(':noun', 'body')
        .replace(':id', `${own}`);
      return [name, `${url}?${query[name] ?? ''}`];
    }),
  );
}

/** What a read shows: JSON, text, or the cells of a workbook. */
async function shown(name: string, times: Readonly<Record<string, string>> = {}): Promise<unknown> {
  const url = `${addresses.get(name)}&${new URLSearchParams(times)}`;
  const { status, body, headers } = await planner.ask('GET', url);
  expect(status, `${name} ${url} ${JSON.stringify(body).slice(0, 200)}`).toBe(200);
  if (String(headers['content-type']).includes('json')) return body;
  return String(headers['content-type']).includes('csv')
    ? String(body)
    : (await sheets(body as Buffer, 'x.xlsx')).map((sheet) => JSON.stringify(sheet));
}

type Noun = stores.NounStore<'item'>;
const nouns = (Object.values(stores) as unknown[]).filter(
  (one): one is Noun => typeof one === 'object' && one !== null && 'changeAll' in one && 'noun' in one,
);
/** What of a row a person reads, and what becomes of it. */
const other = (name: string, value: string): string =>
  name === 'official' ? 'stopped' : name === 'due' ? '2031-01-31' : `${value}改`;
const WORDS = [
  'name',
  'title',
  'text',
  'quotation',
  'note',
  'reason',
  'expert',
  'official',
  'due',
  'duties',
  'hash',
];
const FIGURES = ['planned', 'completed', 'lag'];

/** Another word in every row of every noun, another figure of every observation, and decisions where there were none. */
async function everythingChanges(): Promise<void> {
  const { id } = (await planner.ask('GET', '/api/me')).body.jurisdiction;
  const division: Row = (await shown('task.division')) as Row;
  const proposals = (await shown('indicator.proposals')) as Row;
  const clause: Row = proposals.clauses.find((one: Row) =>
    one.proposals.some((two: Row) => two.state === 'proposed'),
  );
  const { code } = clause.proposals.find((one: Row) => one.state === 'proposed');
  const [document, eId] = [division.document, clause.eId];
  const decided = { decidedBy: 'tester', decidedAt: LATER };
  await sample.test.transact({ jurisdiction: id, actor: 'tester', at: LATER }, async (tx) => {
    for (const store of nouns) {
      const rows = (await store.list(tx)) as unknown as Row[];
      const words = WORDS.filter(
        (name) => rows.length > 0 && rows.every((row) => typeof row[name] === 'string'),
      );
      const figures = FIGURES.filter((name) => rows.some((row) => typeof row[name] === 'number'));
      const changes = rows.map((row) => ({
        id: row.id,
        version: row.version,
        ...Object.fromEntries(words.map((name) => [name, other(name, row[name])])),
        ...Object.fromEntries(figures.map((name) => [name, (row[name] ?? 0) + 1])),
      }));
      if (words.length + figures.length > 0) await store.changeAll(tx, changes as never);
    }
    const known = await stores.observations.list(tx);
    await stores.observations.record(
      tx,
      known.map(({ vintage: _, jurisdiction: __, ...row }) => ({
        ...row,
        value: (row.value ?? 0) + 1,
        missing: null,
      })),
    );
    await stores.settings.insert(tx, [
      { id: 'calendar', value: [{ year: 2027, source: '改', off: [], worked: [] }] },
    ]);
    const state = 'missing' as const;
    await stores.carriedDecisions.insert(tx, [
      { id: 'carried', document, other: document, eId, state, intoIds: [], note: '改', ...decided },
    ]);
    await stores.indicatorVerdicts.insert(tx, [
      { id: 'verdict', document, eId, code, verdict: 'rejected', ...decided },
    ]);
    const { measure } = division.tasks[0];
    await stores.tasks.insert(tx, [
      { id: 'task', document, measure, lead: null, supporting: [], deadline: '2030-01-01', note: '改' },
    ]);
  });
}

describe('the two times', () => {
  it('are taken by every read, but for those that have a reason', () => {
    const lacking = (one: Endpoint) => {
      const { properties } = (one.query ?? {}) as { readonly properties?: Readonly<Record<string, unknown>> };
      return !(properties?.asOf && properties.on);
    };
    expect(reads.filter(lacking).map(({ name }) => name)).toEqual([]);
    const known = new Set(endpoints.map(({ name }) => name));
    expect(Object.keys(TIMELESS).filter((name) => !known.has(name))).toEqual([]);
  });

  it('are refused by every read where there is no such time or day', async () => {
    for (const { name } of reads)
      for (const odd of ['asOf=yesterday', 'asOf=2026-13-01', 'on=2026-02-30', 'on=tomorrow']) {
        const { status, body } = await planner.ask('GET', `${addresses.get(name)}&${odd}`);
        expect([name, odd, status, body.code]).toEqual([name, odd, 400, 'invalid']);
      }
  });

  it('show the status of another day where it depends on the day', async () => {
    for (const name of [
      'item.list',
      'item.get',
      'schedule.get',
      'overview.get',
      'radar.get',
      'organisation.get',
    ])
      expect(await shown(name, { on: '2024-01-01' }), name).not.toEqual(
        await shown(name, { on: '2031-12-31' }),
      );
  });

  it('show nothing that became known later, in any read', async () => {
    const before = new Map<string, unknown>();
    for (const { name } of reads) before.set(name, await shown(name, { asOf: THEN }));
    await everythingChanges();
    const unmoved: string[] = [];
    for (const { name } of reads) {
      expect.soft(await shown(name, { asOf: THEN }), name).toEqual(before.get(name));
      if (JSON.stringify(await shown(name)) === JSON.stringify(before.get(name))) unmoved.push(name);
    }
    // Else the change would not have shown anything.
    expect(unmoved).toEqual([]);
  }, 300_000);
});
