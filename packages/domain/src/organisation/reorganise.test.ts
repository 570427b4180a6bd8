import { describe, expect, it } from 'vitest';
import { inspectRegister, type Register } from './register.ts';
import { heirs } from './reorganisation.ts';
import { reorganiseAreas, reorganiseBodies } from './reorganise.ts';

const open = { validFrom: '2019-01-01', validTo: null };
const body = (id: string) => ({
  id,
  name: id,
  nameEn: '',
  shortName: '',
  kind: 'department' as const,
  parent: null,
  area: null,
  duties: '',
  ...open,
});
const named = (name: string) => {
  const { id: _, validFrom: __, validTo: ___, ...rest } = body(name);
  return rest;
};
const register: Register = {
  area: [],
  body: [body('data'), body('services'), { ...body('old'), validTo: '2020-01-01' }],
  post: [
    { id: 'head', name: '局长', nameEn: '', body: 'data', ...open },
    { id: 'clerk', name: '填报岗', nameEn: '', body: 'data', ...open },
    { id: 'gone', name: '旧岗', nameEn: '', body: 'data', validFrom: null, validTo: '2021-01-01' },
    { id: 'other', name: '局长', nameEn: '', body: 'services', ...open },
  ],
  person: [{ id: 'w', name: '王一', nameEn: '' }],
  holding: [{ id: 'h', post: 'head', person: 'w', deputy: false, validFrom: '2022-01-01', validTo: null }],
};
let count = 0;
const fresh = () => `n${++count}`;

/** The register after a plan. */
function after(plan: ReturnType<typeof reorganiseBodies>, on: string): Register {
  const end = <R extends { id: string }>(rows: readonly R[], ids: readonly string[]) =>
    rows.map((row) => (ids.includes(row.id) ? { ...row, validTo: on } : row));
  return {
    ...register,
    body: [...end(register.body, plan.end), ...plan.create],
    post: [...end(register.post, plan.endPosts), ...plan.createPosts],
    holding: [...end(register.holding, plan.endHoldings), ...plan.createHoldings],
  };
}

describe('reorganiseBodies()', () => {
  it('merges: both end on the day, posts and holders go on in the new one, and nothing that was is moved', () => {
    const on = '2025-04-01';
    const plan = reorganiseBodies(
      register,
      { kind: 'merge', on, from: ['data', 'services'], to: [named('bureau')], reason: '机构改革' },
      fresh,
    );
    const [bureau] = plan.create;
    expect(plan.end).toEqual(['data', 'services']);
    expect(plan.endPosts).toEqual(['head', 'clerk', 'other']);
    expect(plan.createPosts.map((post) => post.body)).toEqual([bureau!.id, bureau!.id, bureau!.id]);
    expect(plan.createHoldings).toMatchObject([
      { person: 'w', post: plan.follows.get('head'), validFrom: on },
    ]);
    expect(heirs('head', plan.reorganisations, on)).toEqual([plan.follows.get('head')]);
    const made = after(plan, on);
    expect(inspectRegister(made)).toEqual([]);
    expect(made.post.find(({ id }) => id === 'head')).toMatchObject({ body: 'data', validTo: on });
  });

  it('splits: each post goes where it is said to', () => {
    const plan = reorganiseBodies(
      register,
      {
        kind: 'split',
        on: '2025-04-01',
        from: ['data'],
        to: [named('a'), named('b')],
        reason: '',
        posts: { clerk: 1 },
      },
      fresh,
    );
    expect(plan.createPosts.map((post) => post.body)).toEqual([plan.create[0]!.id, plan.create[1]!.id]);
  });

  it('merges into one that goes on, whose own posts stay', () => {
    const plan = reorganiseBodies(
      register,
      { kind: 'merge', on: '2025-04-01', from: ['data'], to: ['services'], reason: '' },
      fresh,
    );
    expect(plan.create).toEqual([]);
    expect(plan.endPosts).toEqual(['head', 'clerk']);
    expect(plan.createPosts.every((post) => post.body === 'services')).toBe(true);
  });

  it('is refused for what does not stand, and for numbers that do not fit', () => {
    const refused = (act: Parameters<typeof reorganiseBodies>[1]) =>
      expect(() => reorganiseBodies(register, act, fresh)).toThrow(
        expect.objectContaining({ code: 'register-invalid' }),
      );
    const act = { kind: 'rename' as const, on: '2025-04-01', from: ['data'], to: [named('x')], reason: '' };
    refused({ ...act, from: ['nobody'] });
    refused({ ...act, from: ['old'] });
    refused({ ...act, on: '2018-01-01' });
    refused({ ...act, to: ['services'] });
    refused({ ...act, to: [named('x'), named('y')] });
    refused({ ...act, kind: 'split', to: [named('x'), named('y')], posts: { clerk: 2 } });
  });
});

describe('reorganiseAreas()', () => {
  it('lets a renamed area keep its code', () => {
    const area = {
      code: '420102',
      name: '东区',
      nameEn: '',
      kind: 'district' as const,
      parent: null,
      overlaps: null,
    };
    const plan = reorganiseAreas(
      { ...register, area: [{ ...area, id: 'east', ...open }] },
      { kind: 'rename', on: '2025-01-01', from: ['east'], to: [{ ...area, name: '沄东区' }], reason: '' },
      fresh,
    );
    const made = [{ ...area, id: 'east', ...open, validTo: '2025-01-01' }, ...plan.create];
    expect(inspectRegister({ ...register, area: made, body: [], post: [], holding: [] })).toEqual([]);
  });
});
