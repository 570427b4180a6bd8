import { describe, expect, it } from 'vitest';
import { read } from '../read.ts';
import { readAside } from './aside.ts';

const PLAN = Buffer.from('一、办好医院。\n建设河西医院。\n');

describe('readAside()', () => {
  it('gives the reading that read() gives, tells the stages, and leaves this thread free meanwhile', async () => {
    const stages: string[] = [];
    let turns = 0;
    const tick = setInterval(() => {
      turns += 1;
    }, 1);
    const reading = await readAside(PLAN, 'a.txt', (stage) => stages.push(stage));
    clearInterval(tick);
    expect(reading).toEqual(await read(PLAN, 'a.txt'));
    expect(stages).toEqual(['received', 'decoded', 'structured', 'extracted']);
    expect(turns).toBeGreaterThan(0);
  });

  it('refuses what read() refuses, and reads on', async () => {
    const both = await Promise.allSettled([readAside(Buffer.alloc(0), 'none.txt'), readAside(PLAN, 'a.txt')]);
    expect(both[0]).toMatchObject({ status: 'rejected', reason: { code: 'file-empty' } });
    expect(both[1]).toMatchObject({ status: 'fulfilled', value: { source: { name: 'a.txt' } } });
  });
});
