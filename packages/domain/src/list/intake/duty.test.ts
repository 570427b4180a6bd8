import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DutyLine, dutyIntake } from './index.ts';

const bodies = [
  { id: 'water', name: '市水务局', shortName: '水务局', words: ['供水'] },
  { id: 'park', name: '市园林局', shortName: '', words: ['公园', '绿道'] },
];
const line = (body: string, duties: string, at = 2): DutyLine => ({ line: at, body, duties });

describe('dutyIntake()', () => {
  it('says all of what a body in it does, and leaves the others alone', () =>
    expect(dutyIntake([line('水务局', '负责全市供水、排水工作')], bodies)).toEqual({
      changes: [{ body: 'water', words: ['供水', '排水'], added: ['排水'], removed: [] }],
      unchanged: 0,
      findings: [],
    }));

  it('goes on with the body above an empty cell', () =>
    expect(dutyIntake([line('市园林局', '公园'), line('', '绿道', 3)], bodies)).toMatchObject({
      changes: [],
      unchanged: 1,
    }));

  it('changes nothing of a body with a row in error, and names the cell', () => {
    const { changes, findings } = dutyIntake(
      [line('市园林局', '湿地'), line('市园林局', '负责', 3), line('乌有局', '桥梁', 4), line('', '隧道', 5)],
      bodies,
    );
    expect(changes).toEqual([]);
    expect(findings.map((one) => [one.code, one.at.line])).toEqual([
      ['duty-missing', 3],
      ['body-unknown', 4],
      ['body-missing', 5],
    ]);
  });

  it('changes nothing the second time', () => {
    const any = fc.record({
      body: fc.constantFrom('水务局', '市园林局', '', '乌有局'),
      duties: fc.constantFrom('供水', '湿地 公园', '', '负责绿道'),
    });
    fc.assert(
      fc.property(fc.array(any), (rows) => {
        const lines = rows.map((row, at) => ({ ...row, line: at + 2 }));
        const first = dutyIntake(lines, bodies);
        const words = new Map(first.changes.map((one) => [one.body, one.words]));
        const after = bodies.map((body) => ({ ...body, words: words.get(body.id) ?? body.words }));
        expect(dutyIntake(lines, after).changes).toEqual([]);
      }),
    );
  });
});
