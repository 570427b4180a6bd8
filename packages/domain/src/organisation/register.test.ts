import { describe, expect, it } from 'vitest';
import { collides, holderOn, type Tenure } from './holding.ts';
import { inspectRegister, type Register } from './register.ts';

const always = { validFrom: null, validTo: null };
const tenure = (id: string, person: string, from: string, to: string | null, deputy = false): Tenure => ({
  id,
  post: 'p',
  person,
  deputy,
  validFrom: from,
  validTo: to,
});
const area = (id: string, code: string, more: object = {}) => ({
  id,
  code,
  name: id,
  nameEn: '',
  kind: 'district' as const,
  parent: null,
  overlaps: null,
  ...always,
  ...more,
});
const body = (id: string, parent: string | null, more: object = {}) => ({
  id,
  name: id,
  nameEn: '',
  shortName: '',
  kind: null,
  parent,
  area: null,
  duties: '',
  ...always,
  ...more,
});
const empty: Register = { area: [], body: [], post: [], person: [], holding: [] };
const codes = (register: Partial<Register>) =>
  inspectRegister({ ...empty, ...register }).map(({ code, at }) => `${code} ${at.id}`);

describe('inspectRegister()', () => {
  it('finds bodies that are part of themselves', () => {
    expect(codes({ body: [body('a', 'b'), body('b', 'a'), body('c', null)] })).toEqual([
      'circle a',
      'circle b',
    ]);
  });

  it('finds what refers to nothing, and what ends before it begins', () => {
    expect(codes({ body: [body('a', 'gone')] })).toEqual(['reference-unknown a']);
    expect(codes({ body: [body('a', null, { validFrom: '2026-01-02', validTo: '2026-01-01' })] })).toEqual([
      'days-reversed a',
    ]);
  });

  it('lets a code be used again by what follows, not by two that stand', () => {
    const old = area('old', '420102', { validTo: '2025-01-01' });
    expect(codes({ area: [old, area('new', '420102', { validFrom: '2025-01-01' })] })).toEqual([]);
    expect(codes({ area: [area('one', '420102'), area('two', '420102')] })).toEqual(['code-taken two']);
  });

  it('holds codes to GB/T 2260 as a warning, own codes to nothing', () => {
    const city = area('city', '420100', { kind: 'city' });
    expect(codes({ area: [city, area('d', '420200', { parent: 'city' })] })).toEqual([
      'code-level d',
      'code-parent d',
    ]);
    expect(
      codes({ area: [city, area('d', '420102', { parent: 'city' }), area('z', 'Z1', { kind: 'zone' })] }),
    ).toEqual([]);
  });

  it('lets only zones lie across, and only across districts', () => {
    const city = area('city', 'C', { kind: 'city' });
    expect(codes({ area: [city, area('d', 'D', { overlaps: ['city'] })] })).toEqual([
      'overlap-not-zone d',
      'overlap-not-district d',
    ]);
  });

  it('gives a post one holder at a time, and deputies beside', () => {
    const post = { id: 'p', name: '处长', nameEn: '', body: 'b', ...always };
    const people = ['w', 'x'].map((id) => ({ id, name: id, nameEn: '' }));
    const register = (...holding: Tenure[]) =>
      codes({ body: [body('b', null)], post: [post], person: people, holding });
    expect(
      register(tenure('1', 'w', '2025-01-01', '2026-01-01'), tenure('2', 'x', '2026-01-01', null)),
    ).toEqual([]);
    expect(register(tenure('1', 'w', '2025-01-01', null), tenure('2', 'x', '2026-01-01', null))).toEqual([
      'held-twice 2',
    ]);
    expect(
      register(tenure('1', 'w', '2025-01-01', null), tenure('2', 'x', '2026-01-01', null, true)),
    ).toEqual([]);
  });
});

describe('holderOn()', () => {
  it('is the holder; without one the deputy of longest standing; else nobody', () => {
    const all = [
      tenure('1', 'w', '2025-01-01', '2026-01-01'),
      tenure('2', 'x', '2025-06-01', null, true),
      tenure('3', 'y', '2025-03-01', null, true),
    ];
    expect(holderOn(all, 'p', '2025-12-31')?.person).toBe('w');
    expect(holderOn(all, 'p', '2026-01-01')?.person).toBe('y');
    expect(holderOn(all, 'p', '2024-12-31')).toBeNull();
  });
});

describe('collides()', () => {
  it('does not see a holding collide with itself', () => {
    const one = tenure('1', 'w', '2025-01-01', null);
    expect(collides([one], one)).toBeNull();
    expect(collides([one], { ...one, id: '2', deputy: true })?.id).toBe('1');
  });
});
