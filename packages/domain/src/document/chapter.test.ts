import { expect, it } from 'vitest';
import { structure } from './structure.ts';

const PLAN = [
  '1 总则',
  '1.1 编制目的',
  '为做好防汛工作，制定本预案。',
  '1.2 适用范围',
  '本预案适用于全市。',
  '2 组织体系',
  '2.1 指挥机构',
  '2.1.1 市指挥部',
  '市设立指挥部。',
  '2.1.2 区指挥部',
  '区设立指挥部。',
  '3 附则',
  '本预案自印发之日起施行，涉及站点',
  '12 个。',
].join('\n');

it('chapters with a bare number stand above their sections, sections above articles', () => {
  const { headings, findings } = structure(PLAN);
  expect(headings.map((one) => [one.level, one.eId, one.text])).toEqual([
    [1, 'chp_1', '总则'],
    [2, 'chp_1__sec_1', '编制目的'],
    [2, 'chp_1__sec_2', '适用范围'],
    [1, 'chp_2', '组织体系'],
    [2, 'chp_2__sec_1', '指挥机构'],
    [3, 'chp_2__sec_1__art_1', '市指挥部'],
    [3, 'chp_2__sec_1__art_2', '区指挥部'],
    [1, 'chp_3', '附则'],
  ]);
  expect(findings).toEqual([]);
});

it('a bare number without sections of its own is a figure', () => {
  expect(structure('修桥三座\n5 座水库\n6 个站点\n7 条道路').headings).toEqual([]);
});

it('a missing chapter is told', () => {
  const { findings } = structure(PLAN.replace('2 组织体系\n', '').replace('3 附则', '3 附则\n3.1 解释'));
  expect(findings.map((one) => [one.code, one.detail])).toContainEqual([
    'missing-number',
    expect.objectContaining({ missing: [2] }),
  ]);
});
