import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Register } from '../register.ts';
import { dayOf } from './cell.ts';
import type { Sheet, SheetCell } from './column.ts';
import { planSheets, ROW_LIMIT } from './plan.ts';
import { writeSheets } from './write.ts';

const always = { validFrom: null, validTo: null };
const standing: Register = {
  area: [
    {
      id: 'c',
      code: '420100',
      name: '江城市',
      nameEn: '',
      kind: 'city',
      parent: null,
      overlaps: null,
      ...always,
    },
    {
      id: 'd',
      code: '420102',
      name: '沄东区',
      nameEn: '',
      kind: 'district',
      parent: 'c',
      overlaps: null,
      ...always,
    },
    {
      id: 'z',
      code: 'Z1',
      name: '科学城',
      nameEn: '',
      kind: 'zone',
      parent: 'c',
      overlaps: ['d'],
      ...always,
    },
  ],
  body: [
    {
      id: 'b',
      name: '江城市财政局',
      nameEn: '',
      shortName: '市财政局',
      kind: 'department',
      parent: null,
      area: 'c',
      duties: '',
      ...always,
    },
  ],
  post: [
    { id: 'p', name: '局长', nameEn: '', body: 'b', ...always },
    { id: 'q', name: '处长', nameEn: '', body: 'b', ...always },
  ],
  person: [
    { id: 'w', name: '王一', nameEn: '' },
    { id: 'x', name: '李二', nameEn: '' },
    { id: 'y', name: '李二', nameEn: '' },
  ],
  holding: [{ id: 'h', post: 'p', person: 'w', deputy: false, validFrom: '2025-01-01', validTo: null }],
};
const none: Register = { area: [], body: [], post: [], person: [], holding: [] };
let count = 0;
const fresh = () => `new-${++count}`;
const sheet = (name: string, ...rows: SheetCell[][]): Sheet => ({
  name,
  rows: rows.map((cells, at) => ({ number: at + 1, cells })),
});
const errors = (...sheets: Sheet[]) =>
  planSheets(standing, sheets, fresh)
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ code, at }) => `${code} ${at.row} ${at.column}`);
const asSheets = (register: Register, language: 'zh' | 'en'): Sheet[] =>
  writeSheets(register, language).map(({ name, head, rows }) =>
    sheet(name, [...head], ...rows.map((row) => [...row])),
  );

describe('planSheets()', () => {
  it('changes nothing when what was exported comes back, in either language', () => {
    for (const language of ['zh', 'en'] as const) {
      const { findings, create, change, same } = planSheets(standing, asSheets(standing, language), fresh);
      expect(findings).toEqual([]);
      expect(Object.values(create).flat()).toEqual([]);
      expect(Object.values(change).flat()).toEqual([]);
      expect(same).toBe(10);
    }
  });

  it('makes the whole anew in an empty place from what was exported', () => {
    const { findings, create } = planSheets(none, asSheets(standing, 'zh'), fresh);
    expect(findings).toEqual([]);
    for (const noun of ['area', 'body', 'post', 'person', 'holding'] as const)
      expect(create[noun]).toEqual(standing[noun]);
  });

  it('makes a body, its post, a person and the holding of one file, referring to each other by name', () => {
    const plan = planSheets(
      standing,
      [
        sheet('任职', ['岗位', '人员', '起始日'], ['市审计局/局长', '赵三', '2026/1/5']),
        sheet('岗位', ['名称', '单位'], ['局长', '市审计局']),
        sheet('单位', ['名称', '简称'], ['江城市审计局', '市审计局']),
        sheet('人员', ['姓名'], ['赵三']),
      ],
      fresh,
    );
    expect(plan.findings).toEqual([]);
    const [body] = plan.create.body;
    const [post] = plan.create.post;
    expect(post).toMatchObject({ name: '局长', body: body?.id });
    expect(plan.create.holding).toMatchObject([
      { post: post?.id, person: plan.create.person[0]?.id, validFrom: '2026-01-05', deputy: false },
    ]);
  });

  it('recognises rows without an ID, and changes only what differs', () => {
    const plan = planSheets(
      standing,
      [sheet('单位', ['名称', '简称', '终止日'], ['江城市财政局', '财政', '2027-01-01'])],
      fresh,
    );
    expect(plan.change.body).toEqual([{ id: 'b', shortName: '财政', validTo: '2027-01-01' }]);
    expect(plan.create.body).toEqual([]);
  });

  it('names the row and the column of each error', () => {
    expect(errors(sheet('岗位', ['名称', '单位'], ['科员', '没有的局']))).toEqual([
      'reference-unknown 2 单位',
    ]);
    expect(errors(sheet('任职', ['岗位', '人员', '起始日'], ['处长', '李二', '2026-01-01']))).toEqual([
      'reference-ambiguous 2 人员',
    ]);
    expect(errors(sheet('任职', ['岗位', '人员', '起始日'], ['处长', '王一', '明年']))).toEqual([
      'day-unreadable 2 起始日',
      'value-missing 2 起始日',
    ]);
    expect(errors(sheet('区域', ['代码', '名称', '类别'], ['X', '新区', '自贸区']))).toEqual([
      'word-unknown 2 类别',
      'value-missing 2 类别',
    ]);
    expect(errors(sheet('人员', ['姓名'], ['孙四'], ['孙四']))).toEqual(['row-repeated 3 null']);
    expect(errors(sheet('人员', ['英文名'], ['Sun']))).toEqual(['column-missing 1 姓名']);
    expect(errors(sheet('人员', ['姓名'], [{ odd: 'formula' }]))).toEqual([
      'formula 2 姓名',
      'value-missing 2 姓名',
    ]);
  });

  it('holds the outcome to the register’s rules, at the row that breaks them', () => {
    expect(errors(sheet('任职', ['岗位', '人员', '起始日'], ['局长', 'x', '2026-01-01']))).toEqual([
      'held-twice 2 起始日',
    ]);
    expect(errors(sheet('单位', ['名称', '上级'], ['甲', '乙'], ['乙', '甲']))).toEqual([
      'circle 2 上级',
      'circle 3 上级',
    ]);
  });

  it('says when it does not know a sheet, a column, or finds nothing to read', () => {
    const { findings } = planSheets(standing, [sheet('部门', ['名称'], ['甲'])], fresh);
    expect(findings.map(({ code }) => code)).toEqual(['sheet-unknown', 'sheet-none']);
    const odd = planSheets(standing, [sheet('人员', ['姓名', '电话'], ['孙四', '1'])], fresh);
    expect(odd.findings.map(({ code, severity }) => `${code} ${severity}`)).toEqual([
      'column-unknown warning',
    ]);
  });

  it('reads nothing of a sheet with too many rows', () => {
    const rows = Array.from({ length: ROW_LIMIT + 1 }, (_, at) => [`人${at}`]);
    expect(errors(sheet('人员', ['姓名'], ...rows))[0]).toBe('rows-many 1 null');
  });

  it('never throws, whatever stands in the cells', () => {
    const cell = fc.oneof(fc.string(), fc.constant(null), fc.constant({ odd: 'error' as const }));
    const head = fc.constantFrom(
      '标识',
      '名称',
      '姓名',
      '单位',
      '岗位',
      '人员',
      '起始日',
      '终止日',
      '上级',
      '代码',
    );
    const any = fc.tuple(
      fc.constantFrom('区域', '单位', '人员', '岗位', '任职', '别的'),
      fc.array(head, { maxLength: 6 }),
      fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(any, { maxLength: 4 }), (given) => {
        planSheets(
          standing,
          given.map(([name, first, rows]) => sheet(name, first, ...rows)),
          fresh,
        );
      }),
    );
  });
});

describe('dayOf()', () => {
  it('reads the ways people write a day, and no day that is not in the calendar', () => {
    for (const text of ['2026-1-5', '2026/01/05', '2026.1.5', '2026年1月5日'])
      expect(dayOf(text)).toBe('2026-01-05');
    for (const text of ['2026-13-01', '2026-02-30', '20260105', '45662', '2026年'])
      expect(dayOf(text)).toBeNull();
  });
});
