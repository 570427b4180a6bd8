import { describe, expect, it } from 'vitest';
import { read } from '../read.ts';
import { sheets } from '../sheet/index.ts';
import { readAside, sheetsAside } from './aside.ts';

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

describe('sheetsAside()', () => {
  const table = (rows: number) =>
    Buffer.from(
      `名称,数\n${Array.from({ length: rows }, (_, at) => `滨江第${at}大桥项目,${at}`).join('\n')}\n`,
    );

  it('gives what sheets() gives, of a small table and of a large one, and leaves this thread free meanwhile', async () => {
    for (const bytes of [table(3), table(20_000)])
      expect(await sheetsAside(bytes, 'a.csv')).toEqual(await sheets(bytes, 'a.csv'));
    let turns = 0;
    const tick = setInterval(() => {
      turns += 1;
    }, 1);
    await sheetsAside(table(20_000), 'a.csv');
    clearInterval(tick);
    expect(turns).toBeGreaterThan(0);
  });

  it('refuses what sheets() refuses', async () => {
    await expect(sheetsAside(Buffer.alloc(400_000), 'a.xlsx')).rejects.toMatchObject({ code: 'file-binary' });
  });
});
