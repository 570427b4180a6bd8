import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  areas,
  bodies,
  clauses,
  documents,
  holdings,
  indicators,
  itemBodies,
  itemClauses,
  items,
  milestones,
  NEW_ITEM,
  NEW_MILESTONE,
  observations,
  persons,
  posts,
  readings,
  sources,
  type Tx,
  transact,
  updates,
} from './index.ts';
import { type TestDatabase, testDatabase } from './testing/index.ts';

let test: TestDatabase;
const run = <T>(at: string, act: (tx: Tx) => Promise<T>) =>
  transact(test.db, { jurisdiction: 'here', actor: 'tester', at }, act);
const always = { validFrom: null, validTo: null };

beforeAll(async () => {
  test = await testDatabase();
  await run('2026-01-01', async (tx) => {
    await bodies.insert(tx, [
      { id: 'plan', name: '发展改革委', nameEn: '', shortName: '', parent: null, duties: '', ...always },
      { id: 'road', name: '交通局', nameEn: '', shortName: '', parent: null, duties: '', ...always },
    ]);
    await posts.insert(tx, [{ id: 'chief', name: '处长', nameEn: '', body: 'plan', ...always }]);
    await persons.insert(tx, [
      { id: 'ann', name: '安', nameEn: '' },
      { id: 'bob', name: '博', nameEn: '' },
    ]);
    await holdings.insert(tx, [
      {
        id: 'h1',
        post: 'chief',
        person: 'ann',
        deputy: false,
        validFrom: '2025-01-01',
        validTo: '2026-06-01',
      },
      { id: 'h2', post: 'chief', person: 'bob', deputy: false, validFrom: '2026-06-01', validTo: null },
    ]);
    const { id } = await sources.keep(tx, {
      name: 'a.txt',
      mediaType: 'text/plain',
      bytes: Buffer.from('一、修路。'),
    });
    await documents.insert(tx, [
      {
        id: 'doc',
        name: 'a.txt',
        title: '建议',
        kind: 'recommendations',
        openness: 'open',
        mediaType: 'text/plain',
        encoding: 'utf-8',
        sha256: id,
        status: 'reviewing',
        edition: 1,
        work: 'doc',
        periodStart: 2026,
        periodEnd: 2030,
        counts: { articles: 1 },
        importedBy: 'ann',
        importedAt: '2026-01-01T00:00:00.000Z',
        adoptedBy: null,
        adoptedAt: null,
      },
    ]);
    await readings.insert(tx, [{ id: 'doc', text: '一、修路。', document: {} as never, plan: {} as never }]);
    await clauses.insert(tx, [
      {
        document: 'doc',
        eId: 'art_1',
        level: 1,
        number: 1,
        stated: true,
        heading: '修路',
        start: 0,
        end: 5,
        text: '一、修路。100%完成',
      },
    ]);
    await items.insert(
      tx,
      [1, 2, 3].map((number) => ({
        id: `item-${number}`,
        number,
        ...NEW_ITEM,
        title: `环线道路工程${number}`,
        kind: 'project' as const,
        grade: number === 1 ? ('major' as const) : ('ordinary' as const),
        leadPost: number === 1 ? 'chief' : null,
        document: 'doc',
      })),
    );
    await itemBodies.insert(tx, [{ id: 'b1', item: 'item-1', body: 'road', role: 'support', post: null }]);
    await itemClauses.insert(tx, [
      { id: 'c1', item: 'item-1', document: 'doc', eId: 'art_1', start: 2, end: 4, quotation: '修路' },
    ]);
    await milestones.insert(tx, [
      { ...NEW_MILESTONE, id: 'm1', item: 'item-1', title: '开工', due: '2026-03-31', doneOn: '2026-03-01' },
      { ...NEW_MILESTONE, id: 'm2', item: 'item-1', title: '完工', due: '2027-03-31', doneOn: null },
    ]);
    await updates.insert(tx, [
      {
        id: 'u1',
        item: 'item-1',
        period: '2026-01',
        progress: 12.5,
        text: '已开工',
        official: null,
        state: 'submitted',
        post: 'chief',
        filedBy: 'ann',
        filedAt: '2026-02-01T00:00:00.000Z',
        judgedBy: null,
        judgedAt: null,
        returnReason: null,
      },
    ]);
  });
});
afterAll(() => test?.close());

describe('a post', () => {
  it('has the holder of the day asked for', async () => {
    const holder = (on: string) =>
      run('2026-07-01', async (tx) => (await posts.withHolders(tx, { on }))[0]?.holder?.name ?? null);
    expect(await holder('2026-05-31')).toBe('安');
    expect(await holder('2026-06-01')).toBe('博');
    expect(await holder('2024-06-01')).toBeNull();
    expect(await run('2026-07-01', (tx) => holdings.of(tx, 'bob', { on: '2026-07-01' }))).toMatchObject([
      { post: 'chief', bodyName: '发展改革委' },
    ]);
  });
});

describe('the ledger', () => {
  it('shows an item with its owner, milestones, last update and clauses', async () => {
    const { total, rows } = await run('2026-07-01', (tx) => items.ledger(tx, { limit: 2 }));
    expect(total).toBe(3);
    expect(rows[0]).toMatchObject({
      number: 1,
      lead: { postName: '处长', bodyName: '发展改革委' },
      supporting: [{ bodyName: '交通局' }],
      milestones: { done: 1, all: 2, next: '2027-03-31' },
      lastUpdate: { period: '2026-01', progress: 12.5, at: '2026-02-01T00:00:00.000Z' },
      clauses: [{ document: 'doc', eId: 'art_1', number: 1 }],
    });
    expect(rows[1]).toMatchObject({ lead: null, supporting: [], lastUpdate: null, clauses: [] });
  });

  it('answers every filter and order, now and as it was known', async () => {
    const count = (query: Parameters<typeof items.ledger>[1], asOf?: string) =>
      run('2026-07-01', async (tx) => (await items.ledger(tx, query, { asOf })).total);
    for (const asOf of [undefined, '2026-01-02']) {
      expect(await count({ kind: 'project', grade: 'major' }, asOf)).toBe(1);
      expect(await count({ body: 'road' }, asOf)).toBe(1);
      expect(await count({ body: 'plan' }, asOf)).toBe(1);
      expect(await count({ owner: 'without' }, asOf)).toBe(2);
      expect(await count({ clause: 'art_1', document: 'doc' }, asOf)).toBe(1);
      expect(await count({ document: 'doc', words: '道路 工程2' }, asOf)).toBe(1);
      expect(await count({ offset: 10 }, asOf)).toBe(3);
      for (const order of ['number', 'title', 'next', 'updated'] as const)
        expect(await count({ order }, asOf)).toBe(3);
    }
    expect(await count({}, '2025-12-31')).toBe(0);
  });

  it('gives the next number', async () => {
    expect(await run('2026-07-01', (tx) => items.nextNumber(tx))).toBe(4);
  });
});

describe('the search of clauses', () => {
  it('finds Chinese words of any length, and takes signs of patterns for themselves', async () => {
    const found = (words: string) =>
      run('2026-07-01', async (tx) => (await clauses.search(tx, words)).length);
    expect(await found('修路')).toBe(1);
    expect(await found('修 完成')).toBe(1);
    expect(await found('100%完')).toBe(1);
    expect(await found('1%0')).toBe(0);
    expect(await found('架桥')).toBe(0);
  });
});

describe('an observation', () => {
  it('makes a new vintage only when its value differs', async () => {
    await run('2026-01-01', (tx) =>
      areas.insert(tx, [
        { id: 'city', code: '420000', name: '市', nameEn: '', kind: 'city', parent: null, ...always },
      ]),
    );
    await run('2026-01-01', (tx) =>
      indicators.insert(tx, [
        {
          id: 'gdp',
          code: 'GDP',
          name: '地区生产总值',
          nameEn: '',
          unit: '亿元',
          direction: 'more',
          nature: null,
          definition: '',
          sourceBody: null,
        },
      ]),
    );
    const value = (at: string, number: number | null) =>
      run(at, (tx) =>
        observations.record(tx, [
          { indicator: 'gdp', area: 'city', period: '2025', value: number, missing: null, source: '统计局' },
        ]),
      );
    expect(await value('2026-02-01', 100)).toEqual({ recorded: 1, unchanged: 0 });
    expect(await value('2026-03-01', 100)).toEqual({ recorded: 0, unchanged: 1 });
    expect(await value('2026-04-01', 101)).toEqual({ recorded: 1, unchanged: 0 });
    const known = (asOf?: string) =>
      run('2026-07-01', async (tx) => (await observations.list(tx, {}, { asOf }))[0]?.value ?? null);
    expect(await known('2026-03-15')).toBe(100);
    expect(await known()).toBe(101);
    expect(await known('2026-01-15')).toBeNull();
  });
});

describe('the count of a review', () => {
  it('is one row for each document', async () => {
    expect(await run('2026-07-01', (tx) => documents.reviewCounts(tx))).toEqual([
      { document: 'doc', proposals: 0, accepted: 0, rejected: 0, items: 3, findingsDecided: 0 },
    ]);
  });
});
