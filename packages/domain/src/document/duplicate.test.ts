import { expect, it } from 'vitest';
import { structure } from './structure.ts';

it('a passage repeated under another number, or under none, is a duplicate', () => {
  const body = '提升港口能级。支持码头技术改造，建设检验检测平台，培育航运服务企业，降低物流成本。';
  for (const number of ['3.', '']) {
    const { findings } = structure(`1.${body}\n2.完善路网。打通断头路。\n${number}${body}`);
    expect(findings.filter((one) => one.code === 'duplicate')).toHaveLength(1);
  }
});
