import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { find, fold } from './find.ts';

describe('fold()', () => {
  it('keeps every place', () =>
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => fold(text).length === text.length)));
});

describe('find()', () => {
  it('holds full-width and half-width for the same', () =>
    expect(find(fold('修桥，铺路。'), '桥,铺')).toEqual([{ start: 1, end: 4 }]));
  it('looks for each of several words and orders them by place', () =>
    expect(find(fold('公园与绿道，绿道与公园'), '公园 绿道').map((one) => one.start)).toEqual([0, 3, 6, 9]));
  it('finds nothing for nothing', () => expect(find(fold('公园'), '  ')).toEqual([]));
});
