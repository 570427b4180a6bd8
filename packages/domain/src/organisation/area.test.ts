import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addUp, clashes, type Place } from './area.ts';
import { codeAbove, fits, levelOf } from './code.ts';

const place = (
  id: string,
  kind: Place['kind'],
  parent: string | null,
  overlaps: string[] | null = null,
): Place => ({
  id,
  name: id,
  kind,
  parent,
  overlaps,
});
const places = [
  place('city', 'city', null),
  place('east', 'district', 'city'),
  place('west', 'district', 'city'),
  place('lake', 'district', 'city'),
  place('street', 'street', 'east'),
  place('zone', 'zone', 'city', ['east', 'lake']),
  place('port', 'zone', 'city', ['west']),
  place('unsaid', 'zone', 'city'),
];

describe('clashes()', () => {
  it('finds none among the districts of a city', () => {
    expect(clashes(places, ['east', 'west', 'lake'])).toEqual([]);
  });

  it('finds a place inside another', () => {
    expect(clashes(places, ['city', 'east'])).toEqual([{ one: 'city', other: 'east', why: 'inside' }]);
    expect(clashes(places, ['street', 'city'])).toHaveLength(1);
  });

  it('finds a zone across a district, its streets, and another zone there', () => {
    expect(clashes(places, ['zone', 'east'])).toEqual([{ one: 'zone', other: 'east', why: 'across' }]);
    expect(clashes(places, ['zone', 'street'])).toHaveLength(1);
    expect(clashes(places, ['zone', 'west'])).toEqual([]);
    expect(clashes(places, ['zone', 'port'])).toEqual([]);
  });

  it('takes a zone whose districts nobody has named to lie across any', () => {
    for (const other of ['east', 'west', 'port', 'zone'])
      expect(clashes(places, ['unsaid', other])).toHaveLength(1);
  });

  it('does not depend on the order of the two', () => {
    const id = fc.constantFrom(...places.map((one) => one.id));
    fc.assert(
      fc.property(id, id, (one, other) => {
        expect(clashes(places, [one, other]).map(({ why }) => why)).toEqual(
          clashes(places, [other, one]).map(({ why }) => why),
        );
      }),
    );
  });
});

describe('addUp()', () => {
  it('adds districts, and refuses a zone beside them, naming the two', () => {
    const figures = new Map([
      ['east', 1],
      ['lake', 2],
    ]);
    expect(addUp(places, figures)).toBe(3);
    expect(() => addUp(places, new Map([...figures, ['zone', 4]]))).toThrow(
      expect.objectContaining({ code: 'areas-overlap', detail: { one: 'east', other: 'zone' } }),
    );
  });

  it('is null when one figure is missing, and throws for a place it does not know', () => {
    expect(
      addUp(
        places,
        new Map([
          ['east', 1],
          ['west', null],
        ]),
      ),
    ).toBeNull();
    expect(() => addUp(places, new Map([['moon', 1]]))).toThrow(RangeError);
  });
});

describe('national codes', () => {
  // GB/T 2260: 420000 Hubei, 420100 Wuhan, 420102 Jiang'an; 110000 Beijing, 110101 Dongcheng.
  it('say their level and what they are part of', () => {
    expect([levelOf('420000'), levelOf('420100'), levelOf('420102'), levelOf('JCZ1')]).toEqual([
      'province',
      'city',
      'district',
      null,
    ]);
    expect([codeAbove('420102'), codeAbove('420100'), codeAbove('420102003'), codeAbove('JC')]).toEqual([
      '420100',
      '420000',
      '420102',
      null,
    ]);
  });

  it('fit the kind of place they name; an own code fits any', () => {
    expect(fits('110000', 'city')).toBe(true);
    expect(fits('420100', 'district')).toBe(false);
    expect(fits('420102', 'zone')).toBe(false);
    expect(fits('420102003', 'street')).toBe(true);
    expect(fits('JCZ1', 'zone')).toBe(true);
  });
});
