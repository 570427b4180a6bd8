import { describe, expect, it } from 'vitest';
import { headingsOf, openOf } from './heading.ts';

const words = {
  fields: {
    title: ['项目名称', 'Item'],
    budget: ['总投资', 'Investment'],
    lead: ['责任单位'],
    number: ['编号'],
    milestones: ['节点清单'],
  },
  computed: ['完成投资'],
};
const told = (names: string[], unit: 'wan' | null = null) =>
  headingsOf(names, words, unit).map(({ reading, computed }) =>
    computed
      ? 'computed'
      : reading && [reading.field, reading.year, reading.source, reading.funds, reading.unit],
  );

describe('headingsOf()', () => {
  it('reads year, unit, source and what is said of the money out of a name', () =>
    expect(
      told([
        '2026年计划投资（万元）',
        '2026 completed investment (10,000 yuan)',
        '2027年专项债资金到位（亿元）',
        '总投资(亿元)',
        '市级重大项目总投资（万元）',
      ]),
    ).toEqual([
      ['planned', 2026, null, null, 'wan'],
      ['completed', 2026, null, null, 'wan'],
      ['funding', 2027, 'bond', 'paid', 'yi'],
      ['budget', null, null, null, 'yi'],
      null,
    ]));

  it('takes “其中” as a part of the yearly total before it', () =>
    expect(told(['2026年计划投资（万元）', '其中：中央预算内', '其中：市级'])).toEqual([
      ['planned', 2026, null, null, 'wan'],
      ['funding', 2026, 'central', 'planned', 'wan'],
      ['funding', 2026, 'city', 'planned', 'wan'],
    ]));

  it('asks for a unit, a year or a source that nothing says, and takes the unit above the table', () => {
    const open = (name: string, unit: 'wan' | null = null) =>
      headingsOf([name], words, unit).map(({ reading }) => openOf(reading!))[0];
    expect(open('总投资')).toEqual(['unit']);
    expect(open('总投资', 'wan')).toEqual([]);
    expect(open('年度计划投资（万元）')).toEqual(['year']);
    expect(open('总投资（万美元）')).toEqual(['unit']);
    expect(open('2026年中央资金（万元）')).toEqual(['funds']);
  });

  it('is surer of the very name than of one that holds it, and reads a field once', () => {
    const [like, exact, day, none, code] = headingsOf(
      ['责任单位（盖章）及联系人责任单位', '责任单位', '开工时间', '电话', '项目编号'],
      words,
      null,
    );
    expect([exact!.confidence, exact!.reading?.field]).toEqual([1, 'lead']);
    expect(like!.reading).toBeNull();
    expect([day!.confidence, day!.reading?.field]).toEqual([0.6, 'milestone']);
    expect(none!.reading).toBeNull();
    // A code of others is not our number.
    expect(code!.reading).toBeNull();
  });

  it('does not read what the system tells', () => expect(told(['完成投资（万元）'])).toEqual(['computed']));
});
