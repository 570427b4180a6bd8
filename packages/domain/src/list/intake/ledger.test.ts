import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LedgerItem, type LedgerLine, type LedgerWords, ledgerIntake } from './index.ts';

const bodies = [
  { id: 'water', name: '市水务局', shortName: '水务局' },
  { id: 'park', name: '市园林局', shortName: '' },
];
const posts = [
  { id: 'w1', name: '负责人', body: 'water' },
  { id: 'p1', name: '负责人', body: 'park' },
  { id: 'p2', name: '填报人', body: 'park' },
];
const words: LedgerWords = {
  kind: new Map([
    ['项目', 'project'],
    ['改革', 'reform'],
  ]),
  grade: new Map([
    ['市级重大', 'major'],
    ['一般', 'ordinary'],
  ]),
  official: new Map([['正常推进', 'on-track']]),
};
const item: LedgerItem = {
  id: 'i',
  number: 7,
  title: '北岸公园',
  kind: 'project',
  grade: 'ordinary',
  leadPost: 'p2',
  supporting: ['water'],
  official: 'not-started',
  note: '',
};
const line = (given: Partial<LedgerLine>): LedgerLine => ({
  line: 2,
  number: null,
  title: null,
  kind: null,
  grade: null,
  lead: null,
  post: null,
  supporting: null,
  official: null,
  note: null,
  ...given,
});
const take = (...lines: LedgerLine[]) => ledgerIntake(lines, [item], bodies, posts, words);

describe('ledgerIntake()', () => {
  it('changes by number only what a cell says, and leaves empty cells alone', () =>
    expect(take(line({ number: '7', title: '', grade: '市级重大', lead: '市园林局' }))).toEqual({
      changes: [{ id: 'i', line: 2, grade: 'major' }],
      unchanged: 0,
      findings: [],
    }));

  it('makes a new item of a row without a number', () =>
    expect(
      take(line({ title: '南渠整治', kind: '改革', lead: '水务局', supporting: '市园林局' })).changes,
    ).toEqual([
      { id: null, line: 2, title: '南渠整治', kind: 'reform', leadPost: 'w1', supporting: ['park'] },
    ]));

  it('does not make an item a second time', () =>
    expect(take(line({ title: '北岸 公园' })).findings).toMatchObject([
      { code: 'title-held', detail: { number: 7 } },
    ]));

  it('takes the post that leads most of a body’s items, and says so; asks where none stands out', () => {
    const chosen = take(line({ title: '甲', lead: '市园林局' }));
    expect(chosen.changes).toMatchObject([{ leadPost: 'p2' }]);
    expect(chosen.findings).toMatchObject([
      { code: 'post-chosen', severity: 'warning', at: { column: 'post' } },
    ]);
    expect(
      ledgerIntake([line({ title: '甲', lead: '市园林局' })], [], bodies, posts, words).findings,
    ).toMatchObject([{ code: 'post-ambiguous', severity: 'error', at: { column: 'post' } }]);
    expect(take(line({ title: '甲', lead: '市园林局', post: '填报人' })).changes).toMatchObject([
      { leadPost: 'p2' },
    ]);
  });

  it('changes nothing by a row with an error, and names every cell of it', () => {
    const { changes, findings } = take(
      line({ number: '8', kind: '花园', lead: '市乌有局', supporting: '无名办' }),
    );
    expect(changes).toEqual([]);
    expect(findings.map((one) => [one.code, one.at.column])).toEqual([
      ['word-unknown', 'kind'],
      ['number-unknown', 'number'],
      ['body-unknown', 'lead'],
      ['body-unknown', 'supporting'],
    ]);
  });

  it('counts every row once: changed, unchanged or in error', () => {
    const any = fc.record({
      number: fc.constantFrom(null, '', '7', '9'),
      title: fc.constantFrom(null, '', '北岸公园', '南渠整治', '甲'),
      grade: fc.constantFrom(null, '', '一般', '市级重大', '特级'),
      lead: fc.constantFrom(null, '', '水务局', '市园林局', '乌有'),
    });
    fc.assert(
      fc.property(fc.array(any), (rows) => {
        const lines = rows.map((row, at) => line({ ...row, line: at + 2 }));
        const { changes, unchanged, findings } = take(...lines);
        const wrong = findings.filter((one) => one.severity === 'error').map((one) => one.at.line);
        expect(changes.length + unchanged + new Set(wrong).size).toBe(rows.length);
      }),
    );
  });
});
