import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { structure } from './structure.ts';

const article = (number: number | '', heading: string, body = '修缮老桥十座。铺设步道，种植行道树。') =>
  `${number === '' ? '' : `${number}.`}${heading}。${body}`;
const plan = (...paragraphs: string[]) => structure(paragraphs.join('\n'));
const codes = (text: string) => structure(text).findings.map((one) => one.code);
const numbered = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) =>
    article(from + at, `建设第${'甲乙丙丁戊己庚辛壬癸'[at]}类公园`),
  );

describe('headings', () => {
  it('end at the first full stop of a numbered paragraph', () => {
    expect(plan(...numbered(1, 3)).headings.map((one) => [one.eId, one.text])).toEqual([
      ['art_1', '建设第甲类公园'],
      ['art_2', '建设第乙类公园'],
      ['art_3', '建设第丙类公园'],
    ]);
  });

  it('nest by the way they are numbered, and their eIds say where they stand', () => {
    const { headings } = plan(
      '第一章 修路',
      '第一节 干道',
      '一、拓宽',
      '（一）征地。先丈量。',
      '第二节 支路',
      '一、养护',
    );
    expect(headings.map((one) => [one.eId, one.level])).toEqual([
      ['chp_1', 1],
      ['sec_1', 2],
      ['sec_1__subsec_1', 3],
      ['art_1', 4],
      ['sec_2', 2],
      ['sec_2__subsec_1', 3],
    ]);
  });

  it('are read once where a table of contents announces them', () => {
    const titles = [
      '第一章 修路架桥',
      '第二章 植树造林',
      '第三章 兴修水利',
      '第四章 开办学校',
      '第五章 办好医院',
    ];
    const bodies = titles.flatMap((title) => [title, '今年动工，明年完工，后年使用。']);
    const { headings, sentences } = plan('目录', ...titles, ...bodies);
    expect(headings).toHaveLength(5);
    expect(sentences.filter((one) => one.role === 'noise')).toHaveLength(6);
  });

  it('leave figures alone: 3.5万亩 and 10.1% number nothing', () => {
    expect(plan('3.5万亩荒山造林。', '10.1%的增速。').headings).toEqual([]);
  });

  it('begin in mid-paragraph where the next number is due', () => {
    const { headings, findings } = plan(
      article(1, '修桥'),
      `${article(2, '铺路')}${article(3, '植树')}`,
      article(4, '办学'),
    );
    expect(headings.map((one) => one.number)).toEqual([1, 2, 3, 4]);
    expect(findings.map((one) => one.code)).toEqual(['run-on']);
  });
});

describe('findings', () => {
  it('tell a gap once, at the next printed number, with what is missing', () => {
    const { findings } = plan(...numbered(1, 4), ...numbered(8, 12));
    expect(findings).toMatchObject([{ code: 'missing-number', detail: { missing: [5, 6, 7] } }]);
  });

  it('tell a lost number where the article still stands', () => {
    const { findings, headings } = plan(
      ...numbered(1, 4),
      article('', '完善公园管护制度'),
      ...numbered(6, 9),
    );
    expect(findings).toMatchObject([{ code: 'lost-number', detail: { number: 5 } }]);
    expect(headings[4]).toMatchObject({ number: 5, stated: false, text: '完善公园管护制度' });
  });

  it('tell lost numbers behind the last printed one', () => {
    const tail = [article('', '加强公园安全管理'), article('', '健全志愿服务网络')];
    expect(plan(...numbered(1, 9), ...tail).headings.slice(-2)).toMatchObject([
      { number: 10, stated: false },
      { number: 11, stated: false },
    ]);
  });

  it('tell a number that occurs twice', () => {
    expect(codes([...numbered(1, 4), ...numbered(4, 6)].join('\n'))).toEqual(['duplicate-number']);
  });

  it('tell a pile of names as injected, whatever the trade', () => {
    const pile =
      '青禾装修,青禾装修公司,青禾家装,青禾装修报价,青禾装修设计,青禾全屋装修,青禾装修热线,青禾装修官网'.repeat(
        2,
      );
    const { findings, sentences } = plan(pile, ...numbered(1, 5));
    expect(findings.map((one) => one.code)).toEqual(['injected-text']);
    expect(sentences[0]?.role).toBe('noise');
  });

  it('tell a foreign sentence that lures elsewhere', () => {
    const text = [
      ...numbered(1, 5),
      '急用钱找小熊速贷，点击下载领取额度 www.example-loan.com 客服微信123456',
    ].join('\n');
    expect(codes(text)).toContain('injected-text');
  });

  it('tell a standing formula with a hole, and suggest the words', () => {
    const { findings } = plan(
      ...numbered(1, 3),
      '4.坚持正确方向。以习近平新时代中国特色社会主义思想为指导，坚持和完善中国领导的多党合作制度。',
    );
    expect(findings).toMatchObject([{ code: 'redaction', detail: { suggestion: { text: '中国共产党' } } }]);
  });

  it('tell an enumeration that lost its last member', () => {
    expect(codes('关爱老人、儿童、。再修两座桥。')).toEqual(
      expect.arrayContaining(['redaction', 'dangling-punctuation']),
    );
  });

  it('tell a systematic substitution once, with its number', () => {
    const { findings } = plan(...numbered(1, 5).map((one) => one.replaceAll('，', ',')));
    expect(findings).toMatchObject([{ code: 'encoding', severity: 'info', detail: { count: 5 } }]);
  });

  it('tell a passage that stands twice', () => {
    const passage =
      '把沿江旧厂房改造为市民活动中心，保留烟囱和铁轨，开放屋顶花园，设置儿童图书角和共享厨房。';
    expect(codes([...numbered(1, 3), passage, '另起一段说别的事情。', passage].join('\n'))).toEqual([
      'duplicate',
    ]);
  });

  it('tell a text that breaks off', () => {
    expect(
      codes([...numbered(1, 4), '5.收尾。最后要抓紧把剩余的工程都做完并且把各项资料整理归档然后'].join('\n')),
    ).toEqual(['truncated']);
  });

  it('find nothing in a clean text', () => {
    expect(codes(numbered(1, 9).join('\n'))).toEqual([]);
  });
});

describe('title and period', () => {
  it('come from the head of the text', () => {
    const { title, period } = plan('江边市水利规划（2027—2033年）', ...numbered(1, 3));
    expect(title?.text).toBe('江边市水利规划（2027—2033年）');
    expect(period).toEqual({ start: 2027, end: 2033 });
  });
  it('name the five years of a plan period', () => {
    expect(structure('江边市国民经济和社会发展第十五个五年规划纲要\n正文。').period).toEqual({
      start: 2026,
      end: 2030,
    });
  });
  it('are null where the text does not say', () => {
    expect(structure('修桥。铺路。')).toMatchObject({ title: null, period: null });
  });
});

describe('structure()', () => {
  const sign = fc.constantFrom(...'一二三、。，（）()1234.．#*>|-\t\n 　第章节条专栏修路架桥“”！?习：ａ①🚂');
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(sign, { maxLength: 400 }).map((all) => all.join('')),
  );

  it('puts every character that is not white space into exactly one sentence, in order', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const covered = new Uint8Array(text.length);
        let last = 0;
        for (const { start, end } of structure(text).sentences) {
          expect(start).toBeGreaterThanOrEqual(last);
          last = end;
          for (let at = start; at < end; at += 1) covered[at]! += 1;
        }
        for (let at = 0; at < text.length; at += 1) {
          if (/\S/.test(text[at]!)) expect(covered[at], JSON.stringify([text, at])).toBe(1);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('gives unique eIds, and headings whose text is what stands there', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const { headings, sentences, findings } = structure(text);
        const ids = [...headings.map((one) => one.eId), ...sentences.map((one) => one.eId)];
        expect(new Set(ids).size).toBe(ids.length);
        for (const one of headings) expect(text.slice(one.start, one.end)).toBe(one.text);
        for (const { at } of findings)
          expect(at.start >= 0 && at.end > at.start && at.end <= text.length).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('comes to an end on hostile texts', () => {
    for (const text of [
      '（'.repeat(100_000),
      '、。'.repeat(50_000),
      '1.甲。'.repeat(30_000),
      '“'.repeat(100_000),
      '甲\n'.repeat(60_000),
      '，'.repeat(100_000),
      '）'.repeat(100_000),
      '('.repeat(100_000),
      '1.修桥\n## 铺路\n'.repeat(10_000),
    ])
      expect(structure(text).text.length).toBe(text.length);
  });
});
