import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { crew } from './crew.ts';
import type { Task } from './one.ts';

const tasks = Array.from({ length: 6 }, (_, at) => ({ path: `${at}.txt` }) as unknown as Task);
/** A worker of a few lines: `answer` is run with each errand `e`. */
const worker = (answer: string) => () =>
  new Worker(
    `const { parentPort: p } = require('node:worker_threads'); p.on('message', (e) => { ${answer} });`,
    {
      eval: true,
    },
  );
const echo = 'p.postMessage({ at: e.at, done: { at: e.at } });';

describe('a crew of readers', () => {
  it('tells every file once, in order, whatever finishes first', async () => {
    const told: number[] = [];
    const slow = `setTimeout(() => { ${echo} }, e.at % 2 ? 0 : 30);`;
    await crew(tasks, async (at) => void told.push(at), worker(slow));
    expect(told).toEqual([0, 1, 2, 3, 4, 5]);
    await crew([], async () => expect.unreachable(), worker(slow));
  });

  it('fails once when a second worker fails while the first is being told', async () => {
    let late = 0;
    const failing = "throw new Error('out of paper');";
    await expect(crew(tasks, async () => {}, worker(failing))).rejects.toThrow('out of paper');
    // Each fails again as it is ended; neither may reach the process.
    const twice = `setTimeout(() => { throw new Error('again'); }, 5); ${failing}`;
    await expect(crew(tasks, async () => {}, worker(twice))).rejects.toThrow();
    const busy = crew(
      tasks,
      async () => {
        late += 1;
        await pause(100);
      },
      worker(`if (e.at === 0) { ${echo} } else { ${failing} }`),
    );
    await expect(busy).rejects.toThrow('out of paper');
    const then = late;
    await pause(150);
    expect(late).toBe(then);
  });

  it('fails when telling fails, and when a worker is ended from outside', async () => {
    await expect(crew(tasks, () => Promise.reject(new Error('no room')), worker(echo))).rejects.toThrow(
      'no room',
    );
    await expect(crew(tasks, async () => {}, worker('process.exit(3);'))).rejects.toThrow(
      /stopped with code 3 after 0 of 6 files/,
    );
  });
});
