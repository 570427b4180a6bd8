import { describe, expect, it } from 'vitest';
import { CATALOGUE } from './catalogue.ts';
import { propose } from './propose.ts';

const codes = (text: string) => propose(text).map((one) => one.indicator.code);

describe('propose()', () => {
  it('gives the words of the clause as reason, and where they stand', () => {
    const text = '增设社区图书馆，全年免费开放。';
    const [one] = propose(text);
    expect(one).toMatchObject({ reason: '增设社区图书馆', because: 'theme' });
    expect(one?.indicator.code).toBe('CULTURE_SPACE');
    expect(text.slice(one?.at.start, one?.at.end)).toBe('增设社区图书馆');
  });

  it('abstains where nothing fits', () => {
    expect(propose('机关食堂添置两张圆桌。')).toEqual([]);
    expect(propose('大家要保持昂扬的精神，把日子过得红火。')).toEqual([]);
    expect(propose('')).toEqual([]);
  });

  it('puts what the clause names before what it only touches', () => {
    const found = propose('扩建沿河绿道，推进污水处理提质增效，三年内湿地保护率提到六成。');
    expect(found.map((one) => [one.indicator.code, one.because])).toEqual([
      ['WETLAND', 'named'],
      ['SEWAGE_COLLECTED', 'theme'],
    ]);
  });

  it('gives a name inside a longer name to the longer one', () => {
    expect(codes('到2030年人均地区生产总值翻一番。')).toEqual(['GDP_PER_HEAD']);
    expect(codes('社会物流总费用与地区生产总值比率每年降一点。')).toEqual(['LOGISTICS_COST']);
    expect(codes('地区生产总值再上一个台阶。')).toEqual(['GDP']);
  });

  it('passes over what was reached', () => {
    expect(codes('森林覆盖率由27%提高到29%。')).toEqual([]);
    expect(codes('到2030年森林覆盖率由29%提高到31%。')).toEqual(['FOREST']);
  });

  it('passes over a review until it looks ahead', () => {
    const review = '“十四五”时期全县工作取得新成绩。改造老旧小区四十个。';
    expect(codes(review)).toEqual([]);
    expect(codes(`${review}未来五年再改造老旧小区六十个。`)).toEqual(['OLD_ESTATES']);
  });

  it('reads half-width commas as full-width ones', () => {
    const text = '办好村晚,推广垃圾分类,常年开展义诊。';
    expect(propose(text).map((one) => one.reason)).toEqual(['推广垃圾分类']);
    expect(codes(text.replaceAll(',', '，'))).toEqual(codes(text));
  });

  it('keeps an enumeration and a figure with a comma whole', () => {
    expect(propose('新建粮仓、冷库、粮食应急网点1,200处。')[0]?.reason).toBe(
      '新建粮仓、冷库、粮食应急网点1,200处',
    );
  });

  it('proposes each indicator once, with the stretch that has the longest word for it', () => {
    const found = propose('普及养老服务。推行长期护理保险。');
    expect(found.map((one) => [one.indicator.code, one.reason])).toEqual([
      ['NURSING_BEDS', '推行长期护理保险'],
    ]);
  });

  it('chooses from the catalogue it is given', () => {
    expect(propose('增设社区图书馆。', [])).toEqual([]);
    const only = CATALOGUE.filter((one) => one.field === 'rural');
    expect(propose('增设社区图书馆，扩大高标准农田。', only).map((one) => one.indicator.code)).toEqual([
      'GOOD_FARMLAND',
    ]);
  });

  it('finds every indicator by its own name', () => {
    for (const indicator of CATALOGUE) {
      expect(codes(`到2030年${indicator.name.zh}达到目标。`), indicator.code).toContain(indicator.code);
    }
  });
});
