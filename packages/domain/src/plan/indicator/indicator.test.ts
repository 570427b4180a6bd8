import { describe, expect, it } from 'vitest';
import type { Document, Sentence, Table } from '../../document/document.ts';
import { figure } from './cell.ts';
import { columns } from './column.ts';
import { indicators } from './indicator.ts';

/** A document whose lines are sentences, and whose lines with the separator are one table. */
function withTable(text: string, separator: string | null): Document {
  const sentences: Sentence[] = [];
  const rows: { start: number; end: number }[][] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    if (line.trim() !== '') {
      sentences.push({
        eId: `s_${sentences.length + 1}`,
        start: at,
        end: at + line.length,
        role: 'other',
        article: 'box_1',
      });
    }
    if (separator !== null && line.includes(separator)) {
      const cells: { start: number; end: number }[] = [];
      let from = at;
      for (const cell of line.split(separator)) {
        const start = from + (cell.length - cell.trimStart().length);
        cells.push({ start, end: Math.max(start, from + cell.trimEnd().length) });
        from += cell.length + separator.length;
      }
      if (!/^[\s|:-]+$/u.test(line)) rows.push(separator === '|' ? cells.slice(1, -1) : cells);
    }
    at += line.length + 1;
  }
  const tables: Table[] =
    rows.length === 0
      ? []
      : [
          {
            eId: 'box_1__table_1',
            article: 'box_1',
            caption: null,
            start: rows[0]![0]!.start,
            end: rows.at(-1)!.at(-1)!.end,
            rows,
          },
        ];
  return { text, title: null, period: null, headings: [], sentences, tables, findings: [] };
}

const NATIONAL = `| 类别 | 指标 | 2020年 | 2025年 | 年均/累计 | 属性 |
| --- | --- | --- | --- | --- | --- |
| 经济发展 | 1.江城生产总值增长（%） | 3.1 | — | 6左右 | 预期性 |
|  | 2.城镇化率*（%） | 61.2* | 66 | — | 预期性 |
| 绿色生态 | 3.单位能耗降低（%） | — | — | 〔14.5〕 | 约束性 |
|  | 4.优良天数比率（%） | 83.5 | ≥86 | — | 约束性 |
| 安全 | 5.粮食产量（亿斤） | 12.3 | 12.5以上 | — | 约束性 |`;

describe('indicators()', () => {
  it('reads a national table: name without number and unit, both ends, kind', () => {
    const { rows } = indicators(withTable(NATIONAL, '|'));
    expect(rows.map((r) => r.name)).toEqual([
      '江城生产总值增长',
      '城镇化率',
      '单位能耗降低',
      '优良天数比率',
      '粮食产量',
    ]);
    expect(rows[1]).toMatchObject({
      unit: '%',
      baseline: { year: 2020, value: 61.2 },
      target: { year: 2025, value: 66 },
      cumulative: null,
      kind: 'anticipatory',
    });
    expect(rows[4]).toMatchObject({ unit: '亿斤', target: { year: 2025, value: 12.5 }, kind: 'binding' });
  });

  it('takes a bracketed total as cumulative, and aims at it or at the growth where no value stands', () => {
    const { rows, targets } = indicators(withTable(NATIONAL, '|'));
    expect(rows[2]).toMatchObject({ cumulative: 14.5, target: { year: 2025, value: null } });
    expect(targets.map((t) => [t.metric, t.value, t.comparator])).toEqual([
      ['江城生产总值增长', 6, '≈'],
      ['城镇化率', 66, '='],
      ['单位能耗降低', 14.5, '='],
      ['优良天数比率', 86, '≥'],
      ['粮食产量', 12.5, '≥'],
    ]);
  });

  it('reads a tab-separated table whose merged category is missing from later rows', () => {
    const text =
      '类别\t序号\t指标名称\t单位\t指标属性\t基期\t目标\n水\t1\t河湖水面率\t%\t约束性\t4.1\t4.3\n2\t管网漏损率\t%\t预期性\t/\t≤8';
    const { rows } = indicators(withTable(text, '\t'));
    expect(rows).toMatchObject([
      {
        name: '河湖水面率',
        unit: '%',
        baseline: { year: null, value: 4.1 },
        target: { year: null, value: 4.3 },
        kind: 'binding',
      },
      {
        name: '管网漏损率',
        unit: '%',
        baseline: { year: null, value: null },
        target: { year: null, value: 8 },
        kind: 'anticipatory',
      },
    ]);
  });

  it('reads a head of two lines', () => {
    const text = '序号\t指标\t单位\t指标值\t属性\n\t\t\t2025年\t2030年\n1\t公园绿地\t公顷\t300\t420\t预期性';
    expect(indicators(withTable(text, '\t')).rows).toMatchObject([
      { name: '公园绿地', baseline: { year: 2025, value: 300 }, target: { year: 2030, value: 420 } },
    ]);
  });

  it('reads a table flattened to one cell per paragraph, whichever column the kind stands in', () => {
    const kindFirst = [
      '序号',
      '指标项',
      '单位',
      '类型',
      '现状',
      '规划',
      '（2025年）',
      '（2030年）',
      '空间',
      '1',
      '绿地率',
      '%',
      '约束性',
      '30',
      '35',
      '2',
      '岸线长度',
      '千米',
      '预期性',
      '/',
      '动态调整',
    ];
    const kindLast = [
      '指标',
      '2025年',
      '2030年',
      '属性',
      '养老床位（张）',
      '900',
      '1200',
      '约束性',
      '托位（个）',
      '—',
      '4500以上',
      '预期性',
    ];
    expect(indicators(withTable(kindFirst.join('\n\n'), null)).rows).toMatchObject([
      {
        name: '绿地率',
        unit: '%',
        baseline: { year: 2025, value: 30 },
        target: { year: 2030, value: 35 },
        kind: 'binding',
      },
      {
        name: '岸线长度',
        unit: '千米',
        baseline: { year: 2025, value: null },
        target: { year: 2030, value: null },
        kind: 'anticipatory',
      },
    ]);
    expect(indicators(withTable(kindLast.join('\n'), null)).rows).toMatchObject([
      { name: '养老床位', unit: '张', target: { year: 2030, value: 1200 } },
      {
        name: '托位',
        unit: '个',
        baseline: { year: 2025, value: null },
        target: { year: 2030, value: 4500 },
      },
    ]);
  });

  it('gives every row a span that reads back from its name to its target', () => {
    const document = withTable(NATIONAL, '|');
    for (const r of indicators(document).rows) {
      expect(document.text.slice(r.start, r.end)).toContain(r.name.slice(0, 3));
    }
    expect(new Set(indicators(document).rows.map((r) => r.eId)).size).toBe(5);
  });

  it('leaves other tables alone', () => {
    const text = '项目\t地点\t开工\n江城大桥\t江北\t三季度\n滨江公园\t江南\t四季度';
    expect(indicators(withTable(text, '\t')).rows).toEqual([]);
  });
});

describe('figure()', () => {
  it.each(['/', '—', '-', '动态调整', '完成上级下达任务', ''])('is null for %j', (cell) => {
    expect(figure(cell)).toBeNull();
  });
  it.each([
    ['≥80', 80, '≥'],
    ['4.1左右', 4.1, '≈'],
    ['<5.5', 5.5, '<'],
    ['1,240', 1240, '='],
    ['10分钟覆盖率超90%', 90, '>'],
    ['-1.2', -1.2, '='],
  ])('reads %j', (cell, value, comparator) => {
    expect(figure(cell)).toMatchObject({ value, comparator, cumulative: false });
  });
});

describe('columns()', () => {
  it('is null for a head without name or figures', () => {
    expect(columns(['序号', '单位', '责任单位'])).toBeNull();
    expect(columns(['项目名称', '责任部门'])).toBeNull();
  });
});
