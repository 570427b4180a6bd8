import { describe, expect, it } from 'vitest';
import { fuzz } from './fuzz.ts';
import { mutated } from './mutate.ts';
import { specimens } from './specimen.ts';

describe('reading damaged files', () => {
  it('reads each or refuses it with a code (a small share of npm run fuzz)', async () => {
    const { read, refused, faults } = await fuzz(0, 60);
    expect(faults).toEqual([]);
    expect(read).toBeGreaterThan(0);
    expect(refused.size).toBeGreaterThan(0);
  }, 300_000);

  it('reads the files that once held it up or ended it', async () => {
    // Marks without end behind a heading, a list without end before a figure, a promise that pdf.js forgets.
    for (const seed of [593, 679, 1273]) expect((await fuzz(seed, 1)).faults).toEqual([]);
  }, 300_000);

  it('damages the same way for the same seed', async () => {
    for (const seed of [1, 8, 9]) {
      const [one, other] = await Promise.all([
        mutated(await specimens(), seed),
        mutated(await specimens(), seed),
      ]);
      expect(Buffer.compare(one!.bytes, other!.bytes)).toBe(0);
    }
  });
});
