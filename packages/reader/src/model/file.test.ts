import { FEATURES, type ItemModel, markOf } from '@luodi/domain/plan/item';
import { describe, expect, it } from 'vitest';
import { pack, unpack } from './file.ts';
import { loadModel } from './load.ts';

const table = (classes: number) => {
  const marks = new Int8Array(4);
  const weights = new Int8Array(4 * classes);
  marks[0] = markOf(1 << 25);
  weights[0] = -127;
  return { marks, weights, classes, buckets: 4, scale: 0.5 };
};
const MODEL: ItemModel = {
  chains: [{ table: table(5), transitions: Float32Array.from({ length: 25 }, (_, at) => at / 4) }],
  judge: table(5),
  sieve: table(2),
  threshold: 0.4,
  calibration: [0, 1],
  sure: 0.5,
};

describe('the file of the model', () => {
  it('gives back what was packed', () => {
    expect(unpack(pack(MODEL, { seed: 1 }))).toEqual({ model: MODEL, about: { seed: 1 } });
  });

  it('is refused where it is damaged, cut short, or learnt from other features', () => {
    const bytes = pack(MODEL, {});
    expect(() => unpack(bytes.subarray(0, 3))).toThrow(RangeError);
    expect(() => unpack(bytes.subarray(0, bytes.length - 1))).toThrow(/too few/);
    const text = Buffer.from(bytes).toString('latin1').replace(`"features":${FEATURES}`, '"features":0');
    expect(() => unpack(Buffer.from(text, 'latin1'))).toThrow(/features 0/);
  });

  it('fits the code where it is the shipped one, in less than 3 MB', async () => {
    const model = await loadModel();
    expect(model.judge.classes).toBe(5);
    expect(pack(model, {}).length).toBeLessThan(3e6);
  });
});
