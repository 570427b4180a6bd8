import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Room } from './room.ts';

it('arrays of a room are zero, as long as was asked, and share no cell, also across blocks', () => {
  const lengths = fc.array(fc.oneof(fc.nat(30), fc.nat(40_000)), { maxLength: 40 });
  fc.assert(
    fc.property(lengths, (all) => {
      const room = new Room();
      const arrays = all.map((length, at) => {
        const made =
          at % 3 === 0 ? room.uint8(length) : at % 3 === 1 ? room.int32(length) : room.float64(length);
        expect(made.length).toBe(length);
        expect(made.every((cell) => cell === 0)).toBe(true);
        return made.fill(at + 1);
      });
      for (const [at, array] of arrays.entries()) expect(array.every((cell) => cell === at + 1)).toBe(true);
    }),
    { numRuns: 30 },
  );
});
