import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document, Heading, Sentence } from '../../document/document.ts';
import { clauses } from './clause.ts';
import { comparatorAfter, comparatorBefore } from './comparator.ts';
import { measured } from './metric.ts';
import { quantities } from './quantity.ts';
import { targets } from './target.ts';
import { unitAt } from './unit.ts';
import { worded } from './word.ts';

/** Lines are paragraphs; a line in 【】 is a heading of level 1. */
export function plan(text: string, title: string | null = null, period: Document['period'] = null): Document {
  const headings: Heading[] = [];
  const sentences: Sentence[] = [];
  for (const match of text.matchAll(/【([^】]+)】|[^\n。；【】]+[。；]?/gu)) {
    const span = { start: match.index, end: match.index + match[0].length };
    if (match[0].trim() === '') continue;
    const heading = match[1] !== undefined;
    if (heading) {
      headings.push({
        ...span,
        eId: `sec_${headings.length + 1}`,
        level: 1,
        number: null,
        stated: true,
        text: match[1]!,
      });
    }
    sentences.push({
      ...span,
      eId: `s_${sentences.length + 1}`,
      role: heading ? 'heading' : 'other',
      article: headings.at(-1)?.eId ?? null,
    });
  }
  return {
    text,
    title: title === null ? null : { text: title, start: 0, end: 0 },
    period,
    headings,
    sentences,
    tables: [],
    findings: [],
  };
}

const said = (text: string): [string | null, number, string | null, string][] =>
  targets(plan(text)).map((t) => [t.metric, t.value, t.unit, t.comparator]);

describe('targets()', () => {
  it.each<[string, [string | null, number, string | null, string][]]>([
    ['森林覆盖率提高到42.5%。', [['森林覆盖率', 42.5, '%', '=']]],
    ['城镇登记失业率控制在4.5%以内。', [['城镇登记失业率', 4.5, '%', '≤']]],
    ['公共充电桩不少于1.2万个。', [['公共充电桩', 1.2, '万个', '≥']]],
    ['江城港年吞吐量突破3亿吨。', [['江城港年吞吐量', 3, '亿吨', '>']]],
    ['人均期望寿命达到80岁左右。', [['人均期望寿命', 80, '岁', '≈']]],
    ['举办惠民演出1200余场。', [['惠民演出', 1200, '场', '>']]],
    ['耕地保有量不低于三百二十万亩。', [['耕地保有量', 320, '万亩', '≥']]],
    ['研发投入强度超过百分之三点五。', [['研发投入强度', 3.5, '%', '>']]],
    ['新增日处理能力15万吨/日。', [['新增日处理能力', 15, '万吨/日', '=']]],
    ['筹建人才公寓2万套（间）。', [['筹建人才公寓', 2, '万套（间）', '=']]],
    ['守牢86万亩耕地红线。', [['耕地红线', 86, '万亩', '≥']]],
    ['建成18个口袋公园。', [['口袋公园', 18, '个', '=']]],
    ['形成45分钟通勤圈。', [['通勤圈', 45, '分钟', '≤']]],
    ['人均收入翻一番。', [['人均收入', 1, '番', '=']]],
  ])('reads %s', (text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  it('makes as many targets as figures stand behind 分别, on one span', () => {
    const found = targets(plan('到2030年，用水总量和能耗强度分别下降8%、12%以上。'));
    expect(found.map((t) => [t.metric, t.value, t.comparator, t.year])).toEqual([
      ['用水总量', 8, '≥', 2030],
      ['能耗强度', 12, '≥', 2030],
    ]);
    expect(found[0]!.start).toBe(found[1]!.start);
    expect(found[0]!.end).toBe(found[1]!.end);
  });

  it('gives 各 one target for each name, and one figure behind 分别 one target', () => {
    expect(said('建设数字车间、绿色工厂各20家。').map((t) => t[1])).toEqual([20, 20]);
    expect(said('两项浓度分别下降10%。')).toHaveLength(1);
  });

  it('parts a list of works, each with its own figure', () => {
    expect(said('改造管网80公里、泵站6座，新建水厂2个以上。').map((t) => [t[1], t[2], t[3]])).toEqual([
      [80, '公里', '='],
      [6, '座', '='],
      [2, '个', '≥'],
    ]);
  });

  it.each([
    '“五个中心”功能增强。',
    '三大产业集群壮大。',
    '落实十年禁渔。',
    '12号线二期通车。',
    '投产10.5代线。',
    '建设5G网络。',
    '2027年6月30日前完成。',
    '依照江政发〔2026〕14号文件。',
    '依据第12条办理。',
    '服务500强企业。',
    '引进亿元以上项目。',
    '建设220千伏变电站。',
    '近5年保持稳定。',
    '实施《百亿斤粮食产能提升3年行动》。',
    '推进“3+2”布局。',
    '每万人拥有病床数上升。',
  ])('finds none in %s', (text) => {
    expect(said(text)).toEqual([]);
  });

  it('leaves the threshold of a class to the class', () => {
    expect(said('签约50亿元以上项目12个。').map((t) => [t[1], t[2]])).toEqual([[12, '个']]);
  });

  it('shares the whole unit behind 分别, and gives the last of neighbours what follows', () => {
    expect(said('两项比重分别提高2个和3个百分点。').map((t) => [t[1], t[2]])).toEqual([
      [2, '个百分点'],
      [3, '个百分点'],
    ]);
    expect(said('安排6个方面、30件民生实事。').map((t) => [t[0], t[1], t[2]])).toContainEqual([
      '民生实事',
      30,
      '件',
    ]);
  });

  it('takes no starting point and no class for an aim', () => {
    expect(said('劳动生产率由16万元/人提高到20万元/人。')).toEqual([['劳动生产率', 20, '万元/人', '=']]);
    expect(said('培育10家以上年收入超50亿元的企业。').map((t) => [t[1], t[2]])).toEqual([[10, '家']]);
    expect(said('灌溉系数达到0.62。')).toEqual([['灌溉系数', 0.62, null, '=']]);
  });

  it('keeps a range as two values', () => {
    expect(targets(plan('经济增速保持在5%—6%。'))[0]).toMatchObject({ value: 5, valueMax: 6, unit: '%' });
  });

  it('takes the year from the sentence, its paragraph, the heading, or the title of a work report', () => {
    expect(
      targets(plan('到2035年，水质全面好转。优良率达到95%。\n绿地率达到40%。')).map((t) => t.year),
    ).toEqual([2035, null]);
    expect(targets(plan('【2027年重点工作】\n新增学位500个。')).map((t) => t.year)).toEqual([2027]);
    expect(
      targets(plan('【政府自身建设】\n公用经费压减5%。', '2027年江城市政府工作报告')).map((t) => t.year),
    ).toEqual([2027]);
    expect(targets(plan('比2020年下降18%。')).map((t) => t.year)).toEqual([null]);
  });

  it('tells figures achieved from figures aimed at', () => {
    const text = '【2026年工作回顾】\n一年来，新建公园12个。\n【2027年工作任务】\n新建公园15个。';
    expect(targets(plan(text, '2027年江城市政府工作报告')).map((t) => [t.value, t.year, t.nature])).toEqual([
      [12, 2026, 'achieved'],
      [15, 2027, 'target'],
    ]);
    const five = '【发展目标】\n“十四五”时期，绿道总长达到300公里。“十五五”时期，绿道总长达到500公里。';
    expect(targets(plan(five, null, { start: 2026, end: 2030 })).map((t) => t.nature)).toEqual([
      'achieved',
      'target',
    ]);
  });
});

describe('worded()', () => {
  it('reads zero and grades said in words', () => {
    const text = '推动黑臭水体动态清零，培育千亿级集群，产业规模迈上万亿级。';
    expect(worded(text, 0, text.length).map((s) => [s.metric, s.value, s.unit, s.comparator])).toEqual([
      ['黑臭水体', 0, null, '='],
      ['集群', 1000, '亿元', '≥'],
      ['产业规模', 1, '万亿元', '≥'],
    ]);
  });
  it('reads a round sum without digits', () => {
    const text = '港口产值突破千亿元，外贸总额达到万亿元。';
    expect(worded(text, 0, text.length).map((s) => [s.metric, s.value, s.unit, s.comparator])).toEqual([
      ['港口产值', 1000, '亿元', '>'],
      ['外贸总额', 1, '万亿元', '='],
    ]);
  });
  it('reads the example of its definition', () => {
    expect(worded('培育百亿级园区', 0, 7).map((s) => [s.value, s.unit, s.comparator])).toEqual([
      [100, '亿元', '≥'],
    ]);
  });
});

describe('quantities(), clauses() and their words', () => {
  it('read the examples of their definitions', () => {
    expect(quantities('新增绿地不少于30公顷', 0, 11).map((q) => [q.value, q.unit, q.comparator])).toEqual([
      [30, '公顷', '≥'],
    ]);
    expect(quantities('12号线年底通车', 0, 8)).toEqual([]);
    expect(clauses('新增学位300个，其余照旧。', 0, 14)).toHaveLength(1);
    expect(unitAt('5万亿元', 1).printed).toBe('万亿元');
    expect(unitAt('2300余场', 4)).toEqual({ printed: '场', unitClass: 'count', more: true, end: 6 });
    expect(unitAt('11万吨/日', 2).printed).toBe('万吨/日');
    expect(unitAt('5号线', 1).printed).toBeNull();
    expect(comparatorBefore('失业率不超过')).toEqual({ length: 3, comparator: '≤' });
    expect(comparatorBefore('产量达到')).toEqual({ length: 0, comparator: null });
    expect(comparatorAfter('以上，其中')).toEqual({ length: 2, comparator: '≥' });
    expect(measured('森林覆盖率提高到')).toBe('森林覆盖率');
  });

  it('sees through the blanks that web pages put around numbers', () => {
    const text = '托位不少于 4.5 个 以上，占比达到 80 %';
    expect(quantities(text, 0, text.length).map((q) => [q.value, q.unit, q.comparator])).toEqual([
      [4.5, '个', '≥'],
      [80, '%', '='],
    ]);
    expect(quantities('普及率超过 60 % 左右', 0, 13)[0]).toMatchObject({ from: 3, end: 13 });
  });

  it('gives back the number that was printed, whatever its form', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999_999 }),
        fc.constantFrom('个', '万元', '公里', '%'),
        (n, unit) => {
          expect(quantities(`增加${n}${unit}`, 0, 40).map((q) => [q.value, q.unit])).toEqual([[n, unit]]);
          const full = [...String(n)].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('');
          expect(quantities(`增加${full}${unit}`, 0, 40).map((q) => q.value)).toEqual([n]);
          expect(quantities(`增加${n.toLocaleString('en-US')}${unit}`, 0, 40).map((q) => q.value)).toEqual([
            n,
          ]);
        },
      ),
    );
  });
});
