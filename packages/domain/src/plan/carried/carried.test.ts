import { describe, expect, it } from 'vitest';
import { type Clause, carried } from './carried.ts';

const clause = (eId: string, heading: string, text: string, targets: Clause['targets'] = []): Clause => ({
  eId,
  heading,
  text,
  targets,
});
const beds = (value: number) => ({
  metric: '每千人口托位数',
  value,
  unit: '个',
  comparator: '≥' as const,
  text: `每千人口托位数${value}个以上`,
});
const before = [
  clause('art_1', '扩大托育服务', '社区托育园覆盖所有街道，每千人口托位数达到标准。培训保育人员。', [
    beds(5),
  ]),
  clause('art_2', '整治沿湖岸线', '恢复湖滨湿地，拆除违法码头。建设环湖绿道，串联沿线公园。'),
  clause('art_3', '壮大皮划艇运动', '举办皮划艇公开赛，组建皮划艇训练队。'),
];

describe('carried()', () => {
  it('finds the clause that takes another up', () => {
    const after = [
      clause('c_1', '托育服务扩容', '所有街道建社区托育园，培训保育人员。', [beds(5)]),
      clause('c_2', '湖滨整治', '拆除违法码头，恢复湖滨湿地，建设环湖绿道串联公园。'),
    ];
    expect(carried(before, after).map((one) => [one.eId, one.state, one.into[0]?.eId])).toEqual([
      ['art_1', 'carried', 'c_1'],
      ['art_2', 'carried', 'c_2'],
      ['art_3', 'missing', undefined],
    ]);
  });

  it('says from which number to which a target changed', () => {
    const after = [clause('c_1', '扩大托育服务', '社区托育园覆盖所有街道，培训保育人员。', [beds(4.5)])];
    expect(carried(before.slice(0, 1), after)[0]).toMatchObject({
      state: 'changed',
      changes: ['每千人口托位数5个以上 → 每千人口托位数4.5个以上'],
    });
  });

  it('sees a clause that two others share', () => {
    const after = [
      clause('c_1', '恢复湖滨湿地', '恢复湖滨湿地，拆除违法码头。'),
      clause('c_2', '建设环湖绿道', '建设环湖绿道，串联沿线公园。'),
    ];
    const [one] = carried(before.slice(1, 2), after);
    expect(one?.state).toBe('split');
    expect(one?.into.map((part) => part.eId).sort()).toEqual(['c_1', 'c_2']);
  });

  it('carries every clause of a document into itself', () => {
    for (const one of carried(before, before))
      expect(one).toMatchObject({ state: 'carried', into: [{ eId: one.eId }] });
  });
});
