import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { LuodiError } from '@luodi/domain';
import { type Job, jobs, settings, type Worker } from '@luodi/store';
import { type TestDatabase, testDatabase } from '@luodi/store/testing';
import { Type } from 'typebox';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { enqueue, type JobKind, jobKind } from './kind.ts';
import { counting } from './testing/counting.ts';
import { work } from './work.ts';

let test: TestDatabase;
let worker: Worker | undefined;
const clock = () => new Date();
const occasion = { jurisdiction: 'here', actor: 'tester', at: '2026-01-01' };
const start = async (...kinds: JobKind[]) => {
  worker = await work(test, clock, { kinds });
};
const ask = (kind: JobKind, input: object = {}) => test.transact(occasion, (tx) => enqueue(tx, kind, input));
const look = (id: string) => test.transact(occasion, (tx) => jobs.find(tx, id)) as Promise<Job>;
const until = async (id: string, wanted: (job: Job) => boolean) => {
  for (;;) {
    const job = await look(id);
    if (wanted(job)) return job;
    await pause(30);
  }
};

beforeAll(async () => {
  test = await testDatabase();
});
afterEach(async () => {
  await worker?.stop();
  worker = undefined;
});
afterAll(() => test?.close());

const kind = (name: string, run: JobKind['run'], more: Partial<JobKind> = {}) =>
  jobKind({ name, title: { zh: name, en: name }, input: Type.Object({}), run, ...more });

describe('a job', () => {
  it('runs as the role of the application and gives its result', async () => {
    const sum = jobKind({
      name: 'sum',
      title: { zh: '求和', en: 'Sum' },
      input: Type.Object({ of: Type.Array(Type.Number()) }),
      run: async ({ input }) => input.of.reduce((a, b) => a + b, 0),
    });
    await start(sum);
    const { id } = await ask(sum, { of: [1, 2, 3] });
    expect(await until(id, ({ state }) => state === 'done')).toMatchObject({
      result: 6,
      attempt: 1,
      error: null,
      madeBy: 'tester',
    });
  });

  it('is not there when the transaction that asked for it was rolled back', async () => {
    const never = kind('never', async () => 1);
    await start(never);
    let id = '';
    const asked = test.transact(occasion, async (tx) => {
      id = (await enqueue(tx, never, {})).id;
      throw new RangeError('no');
    });
    await expect(asked).rejects.toThrow('no');
    const { rows } = await test.signIn.query(
      'select count(*)::integer as n from graphile_worker._private_jobs',
    );
    expect(rows[0].n).toBe(0);
    expect(await look(id)).toBeNull();
  });

  it('is asked for once under one name', async () => {
    const one = kind('one', async () => 1);
    await test.transact(occasion, (tx) => enqueue(tx, one, {}, 'the-one'));
    const again = test.transact(occasion, (tx) => enqueue(tx, one, {}, 'the-one'));
    await expect(again).rejects.toMatchObject({ code: 'duplicate' });
  });

  it('shows its progress while its own transaction is open', async () => {
    const seen: (number | null)[] = [];
    const slow = kind('slow', async ({ id, transact, progress }) =>
      transact(async (tx) => {
        await settings.insert(tx, [{ id: 'half', value: 1 }]);
        await progress(1, 2);
        seen.push((await look(id)).done);
        return 'whole';
      }),
    );
    await start(slow);
    const { id } = await ask(slow);
    expect(await until(id, ({ state }) => state === 'done')).toMatchObject({ done: 2, total: 2 });
    expect(seen).toEqual([1]);
  });

  it('is tried again after an error, with its checkpoint, until its attempts are used up', async () => {
    const seen: unknown[] = [];
    const shaky = kind(
      'shaky',
      async ({ checkpoint, attempt, progress }) => {
        seen.push(checkpoint);
        await progress(attempt, 3, attempt);
        throw new Error('the wire broke');
      },
      { attempts: 2 },
    );
    await start(shaky);
    const { id } = await ask(shaky);
    const waiting = await until(id, ({ error }) => error !== null);
    expect(waiting).toMatchObject({ state: 'waiting', attempt: 1 });
    expect(waiting.nextAt).not.toBeNull();
    expect(await until(id, ({ state }) => state === 'failed')).toMatchObject({
      attempt: 2,
      error: { code: 'internal', detail: { message: 'the wire broke' } },
    });
    expect(seen).toEqual([null, 1]);
  });

  it('that is refused is not tried again', async () => {
    const refused = kind('refused', async () => {
      throw new LuodiError('frozen');
    });
    await start(refused);
    const { id } = await ask(refused);
    expect(await until(id, ({ state }) => state === 'failed')).toMatchObject({
      attempt: 1,
      error: { code: 'frozen' },
    });
  });

  it('of no known kind, or with an input of another shape, says so', async () => {
    const strict = jobKind({
      name: 'strict',
      title: { zh: '', en: '' },
      input: Type.Object({ n: Type.Number() }),
      run: async () => 1,
    });
    const foreign = kind('foreign', async () => 1);
    await start(strict);
    const odd = await ask(strict, { n: 'many' });
    const { id } = await ask(foreign);
    expect((await until(odd.id, ({ state }) => state === 'failed')).error?.code).toBe('invalid');
    expect((await until(id, ({ state }) => state === 'failed')).error?.code).toBe('job-unknown');
  });

  it('that runs stops where it stands when it is cancelled, and nothing of its transaction stays', async () => {
    let began = () => {};
    const running = new Promise<void>((resolve) => {
      began = resolve;
    });
    const endless = kind('endless', ({ transact, progress }) =>
      transact(async (tx) => {
        await settings.insert(tx, [{ id: 'torn', value: 1 }]);
        began();
        for (let at = 0; ; at += 1) {
          await progress(at, null);
          await pause(20);
        }
      }),
    );
    await start(endless);
    const { id } = await ask(endless);
    await running;
    await test.transact(occasion, (tx) => jobs.mark(tx, id, { state: 'stopping' }));
    expect(await until(id, ({ state }) => state === 'cancelled')).toMatchObject({ attempt: 1 });
    expect(await test.transact(occasion, (tx) => settings.find(tx, 'torn'))).toBeNull();
  });

  it('is not to blame for a stop of the server, and goes on at the next start', async () => {
    let runs = 0;
    const patient = kind('patient', async ({ signal, checkpoint, progress }) => {
      runs += 1;
      if (checkpoint === 'here') return 'went on';
      await progress(1, 2, 'here');
      await once(signal, 'abort');
      throw signal.reason;
    });
    await start(patient);
    const { id } = await ask(patient);
    await until(id, ({ checkpoint }) => checkpoint === 'here');
    await worker?.stop();
    expect(await look(id)).toMatchObject({ state: 'waiting', error: null });
    await start(patient);
    expect(await until(id, ({ state }) => state === 'done')).toMatchObject({ result: 'went on' });
    expect(runs).toBe(2);
  });

  // A process of its own is loaded from its sources: on a busy machine that alone takes a minute.
  it('goes on from its checkpoint when the process was killed half-way, and does nothing twice', async () => {
    const { id } = await test.transact(occasion, (tx) => enqueue(tx, counting, { to: 6 }));
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', fileURLToPath(new URL('./testing/victim.ts', import.meta.url)), test.appUrl],
      { stdio: 'ignore' },
    );
    await until(id, ({ done }) => done >= 2);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const left = await look(id);
    expect(left.state).toBe('running');
    await start(counting);
    expect(await until(id, ({ state }) => state === 'done')).toMatchObject({
      attempt: 2,
      deaths: 1,
      result: 6,
    });
    const kept = await test.transact(occasion, (tx) => settings.list(tx));
    expect(kept.filter((one) => one.id.startsWith('count-')).map(({ value }) => value)).toEqual([
      0, 1, 2, 3, 4, 5,
    ]);
  }, 240_000);

  it('during which the server dies again and again is not tried for ever', async () => {
    const deadly = kind('deadly', async () => 'survived');
    const { id } = await ask(deadly);
    await test.transact(occasion, (tx) => jobs.mark(tx, id, { state: 'running', deaths: 4 }));
    await start(deadly);
    expect(await until(id, ({ state }) => state === 'failed')).toMatchObject({
      error: { code: 'job-killed' },
    });
  });

  it('of a queue waits for the one before it', async () => {
    let at = 0;
    let most = 0;
    const inLine = kind(
      'in-line',
      async () => {
        at += 1;
        most = Math.max(most, at);
        await pause(100);
        at -= 1;
      },
      { queue: 'line' },
    );
    const asked = await Promise.all([ask(inLine), ask(inLine), ask(inLine)]);
    await start(inLine);
    for (const { id } of asked) await until(id, ({ state }) => state === 'done');
    expect(most).toBe(1);
  });
});
