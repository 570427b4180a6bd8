import { expect, it } from 'vitest';
import { structure } from './structure.ts';

it('an entry of a box that runs on in the line of the one before is told', () => {
  const text =
    '专栏1 重点工程\n> **跨江大桥**→建设公铁两用大桥。绕城公路→建设东段和南段。\n> **水厂**→扩建。\n';
  const { findings } = structure(text);
  expect(findings.map((one) => [one.code, text.slice(one.at.start, one.at.end)])).toEqual([
    ['run-on', '绕城公路→'],
  ]);
});

it('an arrow within a sentence is no entry', () => {
  expect(structure('完善研发→中试→转化的链条。推动链条延伸。').findings).toEqual([]);
});
