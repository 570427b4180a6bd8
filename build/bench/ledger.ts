// A long ledger taken in on the embedded PostgreSQL: reading the workbook, trying it and writing it, at two lengths ten
// times apart in the same run, so that what is more than linear shows. `npm run bench ledger`; LEDGER_ROWS for other lengths.
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sheets } from '@luodi/reader';
import { firstStart } from '@luodi/server';
import { areas, bodies, open, posts } from '@luodi/store';
import excel from 'exceljs';
import { type Table, tableOf } from '../../packages/server/src/routes/item/lines.ts';
import { throughTable } from '../../packages/server/src/routes/item/stretch.ts';

const LONG = Number(process.env.LEDGER_ROWS ?? 100_000);
const home = mkdtempSync(join(tmpdir(), 'luodi-ledger-'));
chmodSync(home, 0o755);
const store = await open({ home, databaseUrl: '', name: 'bench' });
const at = new Date('2026-11-20T08:00:00Z');
const valid = { validFrom: null, validTo: null };
const { jurisdiction } = await firstStart(store, at, async (tx) => {
  await areas.insert(tx, [
    { id: 'a', code: 'A', name: '示例区', nameEn: 'A', kind: 'district', parent: null, ...valid },
  ]);
  const names = Array.from({ length: 60 }, (_, number) => `单位${number}`);
  await bodies.insert(
    tx,
    names.map((id) => ({
      id,
      name: `${id}局`,
      nameEn: id,
      shortName: id,
      parent: null,
      duties: '',
      ...valid,
    })),
  );
  await posts.insert(
    tx,
    names.map((id) => ({ id: `${id}-head`, name: '局长', nameEn: 'head', body: id, ...valid })),
  );
});

const HEAD =
  '事项,清单,等级,牵头单位,配合单位,地区,总投资（亿元）,2026年计划投资（万元）,2026年中央资金计划（万元）,形象进度（%）,节点清单,备注';
/** Rows of a dozen columns, from `first` on. */
const row = (number: number) => [
  `续建工程第 ${number} 号`,
  '项目',
  number % 10 === 0 ? '市级重大' : '一般',
  `单位${number % 60}局`,
  `单位${(number + 7) % 60}局`,
  '示例区',
  (number % 900) / 10,
  number % 5000,
  number % 700,
  number % 101,
  `开工：2026-0${(number % 9) + 1}-15\n竣工：2028-12-31`,
  number % 3 === 0 ? '' : `第 ${number} 号说明`,
];
async function workbook(first: number, count: number): Promise<Uint8Array> {
  const book = new excel.Workbook();
  const sheet = book.addWorksheet('台账');
  sheet.addRow(HEAD.split(','));
  for (let number = first; number < first + count; number += 1) sheet.addRow(row(number));
  return new Uint8Array(await book.xlsx.writeBuffer());
}

let peak = 0;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage().rss);
}, 20);
/** Seconds of CPU of this process, which what else runs does not stretch. */
const used = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
/** Of the database’s process too, where the system tells it (Linux). */
function usedBy(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return 0;
  }
}
interface Took {
  readonly wall: number;
  readonly cpu: number;
}
async function timed<T>(act: () => Promise<T>): Promise<readonly [T, Took]> {
  const [begin, before] = [performance.now(), used()];
  const result = await act();
  return [result, { wall: (performance.now() - begin) / 1000, cpu: used() - before }];
}
/** What going through a table came to, and seconds of CPU of the database. */
const go = (table: Table, write: boolean) =>
  store.transact({ jurisdiction, actor: 'system', at }, async (tx) => {
    const rows = await tx.sql.selectNoFrom((eb) => eb.fn<number>('pg_backend_pid').as('pid')).execute();
    const before = usedBy(rows[0]!.pid);
    const outcome = await throughTable(tx, table, { today: '2026-11-20', renumber: false, write });
    return { outcome, database: usedBy(rows[0]!.pid) - before };
  });

console.log('| rows | reading it | trying it | writing it | CPU of server + database | most memory MB |');
console.log('| --: | --: | --: | --: | --: | --: |');
const costs: number[] = [];
for (const [first, count] of [
  [0, LONG / 10],
  [LONG, LONG],
] as const) {
  const bytes = await workbook(first, count);
  peak = 0;
  const [all, reading] = await timed(() => sheets(bytes, 'a.xlsx'));
  const table = tableOf(all, { name: 'a.xlsx', choices: {}, kept: new Map() });
  const [dry, trying] = await timed(() => go(table, false));
  const [done, writing] = await timed(() => go(table, true));
  if (done.outcome.created !== count || dry.outcome.created !== count)
    throw new Error(JSON.stringify({ ...done.outcome, changes: 0 }));
  costs.push((writing.cpu + done.database) / count);
  const say = ({ wall, cpu }: Took, database: number) =>
    `${wall.toFixed(1)} s (CPU ${(cpu + database).toFixed(1)})`;
  console.log(
    `| ${count.toLocaleString('en')} | ${say(reading, 0)} | ${say(trying, dry.database)} | ${say(writing, done.database)} | ${writing.cpu.toFixed(1)} + ${done.database.toFixed(1)} s | ${Math.round(peak / 2 ** 20)} |`,
  );
}
console.log(`\nA row of the long table costs ${(costs[1]! / costs[0]!).toFixed(2)} times one of the short.`);
clearInterval(watch);
await store.close();
rmSync(home, { recursive: true, force: true });
