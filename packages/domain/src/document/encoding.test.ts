import { describe, expect, it } from 'vitest';
import { structure } from './structure.ts';

const LINES = [
  '优化布局,做强园区.修建仓库.',
  '完善路网,打通断头路.修建桥梁.',
  '提升港口,发展水运.修建码头.',
  '建设学校,扩建校舍.修建操场.',
];
const findings = (text: string) => structure(text).findings;

describe('damage()', () => {
  it('counts points that stand for full stops throughout as one substitution, not as slips', () => {
    const found = findings(LINES.map((line, at) => `${at + 1}.${line}`).join('\n'));
    expect(found.map(({ code, severity, detail }) => [code, severity, detail.count])).toEqual([
      ['encoding', 'info', 12],
    ]);
  });

  it('leaves a point here and there a slip', () => {
    const text = LINES.join('\n')
      .replace(/,/g, '，')
      .replace(/\./g, '。')
      .replace('库。\n', '库.修建车站。\n');
    expect(findings(text).map((one) => one.code)).toEqual(['dangling-punctuation']);
  });

  it('tells what is left of the code of a web page', () => {
    expect(
      findings('修桥&nbsp;铺路。以网页所载为准。&siteId=75').map((one) => [one.code, one.detail.count]),
    ).toEqual([['encoding', 2]]);
    expect(findings('参见https://example.gov.cn/a?b=1&c=2。').map((one) => one.code)).toEqual([]);
  });
});
