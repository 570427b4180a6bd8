// The ledger over HTTP (inject) on the embedded PostgreSQL, 20,000 items: how long each question takes, warm.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp, firstStart } from '@luodi/server';
import { random } from '@luodi/stats';
import {
  areas,
  bodies,
  fundings,
  investments,
  itemAreas,
  items,
  milestones,
  NEW_ITEM,
  NEW_MILESTONE,
  open,
  persons,
  posts,
  roleGrants,
  signIns,
  updates,
} from '@luodi/store';

const home = mkdtempSync(join(tmpdir(), 'luodi-items-'));
chmodSync(home, 0o755);

const SIZE = 20_000;
const KINDS = ['project', 'policy', 'platform', 'reform'] as const;
const STATES = ['not-started', 'on-track', 'at-risk', 'off-track', 'completed'] as const;
const next = random(20_000);
const pick = <T>(of: readonly T[]): T => of[Math.floor(of.length * next())]!;
const store = await open({ home, databaseUrl: '', name: 'bench' });
const at = new Date('2026-11-20T08:00:00Z');

const { jurisdiction } = await firstStart(store, at, async (tx, users) => {
  await areas.insert(tx, [
    {
      id: 'a',
      code: 'A',
      name: '示例区',
      nameEn: 'A',
      kind: 'district',
      parent: null,
      validFrom: null,
      validTo: null,
    },
  ]);
  const names = Array.from({ length: 60 }, (_, number) => `body-${number}`);
  await bodies.insert(
    tx,
    names.map((id) => ({
      id,
      name: `${id}局`,
      nameEn: id,
      shortName: id,
      parent: null,
      duties: '',
      validFrom: null,
      validTo: null,
    })),
  );
  await posts.insert(
    tx,
    names.map((id) => ({
      id: `${id}-head`,
      name: '局长',
      nameEn: 'head',
      body: id,
      validFrom: null,
      validTo: null,
    })),
  );
  await persons.insert(tx, [{ id: 'planner', name: '规划员', nameEn: 'Planner' }]);
  await roleGrants.insert(tx, [
    { id: 'g', person: 'planner', role: 'planner', body: null, validFrom: null, validTo: null },
  ]);
  await signIns.insert(tx, [{ id: 'sign-in-planner', person: 'planner', userId: users.get('planner')! }]);
  const ids = Array.from({ length: SIZE }, (_, number) => `item-${number}`);
  await items.insert(
    tx,
    ids.map((id, number) => ({
      ...NEW_ITEM,
      id,
      number: number + 1,
      title: `${pick(['道路', '医院', '学校', '水厂', '公园'])}${pick(['改造', '新建', '扩建'])}工程${number}`,
      kind: pick(KINDS),
      grade: next() < 0.3 ? ('major' as const) : ('ordinary' as const),
      leadPost: next() < 0.9 ? `${pick(names)}-head` : null,
      official: pick(STATES),
      budget: Math.round(100_000 * next()),
      tags: next() < 0.2 ? ['续建'] : [],
    })),
    'load',
  );
  await itemAreas.insert(
    tx,
    ids.map((item) => ({ id: `place-${item}`, item, area: 'a' })),
    'load',
  );
  await milestones.insert(
    tx,
    ids.flatMap((item) =>
      [1, 2, 3, 4, 5].map((step) => {
        const due = `${2025 + step}-${String(1 + Math.floor(12 * next())).padStart(2, '0')}-15`;
        return {
          ...NEW_MILESTONE,
          id: `${item}-${step}`,
          item,
          title: `节点${step}`,
          due,
          originalDue: due,
          doneOn: due < '2026-11-01' && next() < 0.9 ? due : null,
        };
      }),
    ),
    'load',
  );
  await investments.insert(
    tx,
    ids.map((item) => ({ id: `year-${item}`, item, year: 2026, planned: 500, completed: 300 })),
    'load',
  );
  await fundings.insert(
    tx,
    ids.map((item) => ({
      id: `money-${item}`,
      item,
      year: 2026,
      source: 'city',
      planned: 500,
      authorised: 400,
      committed: 300,
      paid: 200,
    })),
    'load',
  );
  await updates.insert(
    tx,
    ids.flatMap((item) =>
      ['2026-09', '2026-10'].map((period) => ({
        id: `${item} ${period}`,
        item,
        period,
        progress: Math.round(100 * next()),
        text: '按计划推进',
        official: null,
        state: 'approved' as const,
        post: 'body-1-head',
        filedBy: 'planner',
        filedAt: `${period}-28T09:00:00.000Z`,
        judgedBy: null,
        judgedAt: null,
        returnReason: null,
      })),
    ),
    'load',
  );
});

const app = await buildApp({
  store,
  jurisdiction,
  secret: 'a secret of the bench that is long enough',
  address: 'http://127.0.0.1:8080',
  clock: () => at,
});
const headers = { 'sec-fetch-site': 'same-origin' };
const door = await app.inject({ method: 'POST', url: '/api/guise', payload: { role: 'planner' }, headers });
const cookie = [door.headers['set-cookie']]
  .flat()
  .map((one) => String(one).split(';')[0])
  .join('; ');

console.log(`| question, ${SIZE.toLocaleString('en')} items | median ms | p95 ms |`);
console.log('| --- | --: | --: |');
const whole: number[] = [];
for (const query of [
  'limit=50',
  'kind=project&grade=major&limit=50',
  'kind=project&order=next&limit=50',
  'order=updated&limit=50',
  'order=budget&limit=50',
  'body=body-7&limit=50',
  'owner=without&limit=50',
  `words=${encodeURIComponent('医院')}&limit=50`,
  'schedule=late&limit=50',
  'area=a&official=at-risk&limit=50',
  'group=body&limit=1',
  'group=schedule&limit=1',
  'offset=19000&limit=50',
  'asOf=2026-11-25T00:00:00Z&limit=50',
]) {
  const taken: number[] = [];
  for (let run = 0; run < 24; run += 1) {
    const from = performance.now();
    const answer = await app.inject({ url: `/api/items?${query}`, headers: { ...headers, cookie } });
    if (answer.statusCode !== 200) throw new Error(`${query}: ${answer.body}`);
    if (run >= 4) taken.push(performance.now() - from);
  }
  taken.sort((a, b) => a - b);
  whole.push(...taken);
  console.log(`| ${decodeURIComponent(query)} | ${taken[10]!.toFixed(0)} | ${taken[18]!.toFixed(0)} |`);
}
whole.sort((a, b) => a - b);
console.log(
  `| all of them | ${whole[Math.floor(whole.length / 2)]!.toFixed(0)} | ${whole[Math.floor(0.95 * whole.length)]!.toFixed(0)} |`,
);
await app.close();
await store.close();
rmSync(home, { recursive: true, force: true });
