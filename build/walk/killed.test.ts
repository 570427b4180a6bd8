// A server that is killed while a ledger comes in: after the next start all of it is there, or none.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { copy } from './copy.ts';
import { run, type Server } from './server.ts';

const SITE = { 'sec-fetch-site': 'same-origin' };
let folder: string;
let server: Server;
let cookie: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'luodi-killed-'));
  chmodSync(folder, 0o711);
  copy(inject('walk').home, join(folder, 'home'));
  await begin();
  const answer = await fetch(`${server.base}/api/guise`, {
    method: 'POST',
    headers: { ...SITE, 'content-type': 'application/json' },
    body: JSON.stringify({ role: 'planner' }),
  });
  cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
}, 500_000);
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

async function begin(): Promise<void> {
  server = await run(join(folder, 'home'));
}

const count = async (): Promise<number> => {
  const answer = await fetch(`${server.base}/api/items?limit=1`, { headers: { cookie, ...SITE } });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { total: number }).total;
};

/** Sends a ledger of new items; resolves to the status, or to null where the connection broke. */
const send = (rows: number, of: string): Promise<number | null> => {
  const lines = Array.from({ length: rows }, (_, at) => `${of}第${at}号桥改造,项目,一般`);
  const form = new FormData();
  form.append('file', new Blob([`事项,清单,等级\n${lines.join('\n')}\n`]), 'ledger.csv');
  return fetch(`${server.base}/api/items/intake`, {
    method: 'POST',
    headers: { cookie, ...SITE },
    body: form,
  }).then(
    (answer) => answer.status,
    () => null,
  );
};

it('a ledger that is written while the page waits is there whole or not at all', async () => {
  const rows = 1500;
  for (const [round, patience] of [400, 1200, 3000].entries()) {
    const before = await count();
    const sent = send(rows, `甲${round}`);
    await new Promise((resolve) => setTimeout(resolve, patience));
    await server.kill();
    const status = await sent;
    await begin();
    const after = await count();
    // What was answered for is there; what was not may be, as a whole.
    expect(status === 200 ? [before + rows] : [before, before + rows]).toContain(after);
  }
}, 400_000);

it('a long ledger goes on after the start, and comes in once', async () => {
  const rows = 2500;
  const before = await count();
  expect(await send(rows, '乙')).toBe(200);
  await new Promise((resolve) => setTimeout(resolve, 800));
  await server.kill();
  await begin();
  expect([before, before + rows]).toContain(await count());
  await expect.poll(count, { timeout: 300_000, interval: 1000 }).toBe(before + rows);
}, 400_000);
