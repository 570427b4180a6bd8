import { describe, expect, it } from 'vitest';
import { repaired } from './radical.ts';

describe('repaired()', () => {
  it('puts hanzi for radicals, leaves the rest, and says how many and where', () =>
    expect(repaired('甲⼈⺠１a')).toEqual({ text: '甲人民１a', count: 2, first: 1 }));

  it('moves no place: every radical becomes one code unit', () => {
    const all = Array.from({ length: 0x2fdf - 0x2e80 + 1 }, (_, at) => String.fromCharCode(0x2e80 + at)).join(
      '',
    );
    expect(repaired(all).text).toHaveLength(all.length);
  });
});
