import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type LedgerField,
  type LedgerGround,
  type LedgerItem,
  type LedgerLine,
  type LedgerWords,
  ledgerReader,
  readAs,
} from './index.ts';

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
  stage: new Map([
    ['前期', 'preparatory'],
    ['开工', 'started'],
    ['储备', 'reserve'],
    ['退库', 'withdrawn'],
  ]),
};
const item: LedgerItem & { readonly number: number } = {
  id: 'i',
  number: 7,
  title: '北岸公园',
  kind: 'project',
  grade: 'ordinary',
  leadPost: 'p2',
  leaderPost: null,
  supporting: ['water'],
  areas: ['north'],
  stage: 'preparatory',
  official: 'not-started',
  budget: 1000,
  physical: null,
  periodStart: 2026,
  periodEnd: 2028,
  goal: '',
  note: '',
  tags: [],
  investment: [{ year: 2026, planned: 300, completed: 20 }],
  funding: [],
  milestones: [
    {
      id: 'm',
      title: '可研批复',
      due: '2026-06-30',
      doneOn: null,
      start: null,
      originalDue: null,
      duration: 0,
      stage: 'preparatory',
    },
  ],
};
const ground: LedgerGround = {
  items: [{ ...item, state: 'live' }],
  bodies,
  areas: [
    { id: 'north', name: '江北区', shortName: '320102' },
    { id: 'south', name: '江南区', shortName: '' },
  ],
  posts,
  words,
};
/** By the fields of their columns. */
type Row = Partial<Record<LedgerField, string | null>> & { readonly line?: number };
const money = { planned: { year: 2026, unit: 'wan' }, budget: { unit: 'yi' } } as const;

/** Rows taken in at once: a column for each field that any of them names. */
function takeOf(rows: readonly Row[], of = ground) {
  const fields = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter(
    (field) => field !== 'line',
  ) as LedgerField[];
  const columns = fields.map((field, place) => ({
    name: field,
    place,
    reading: readAs(field, money[field as 'planned']),
  }));
  const lines = rows.map(
    (row): LedgerLine => ({
      line: row.line ?? 2,
      cells: fields.map((field) => ({ content: 'text', text: row[field] ?? '' })),
    }),
  );
  const reader = ledgerReader(columns, of);
  const held = new Map(reader.about(lines).map((id) => [id, item] as const));
  const { findings, ...rest } = reader.take(lines, held);
  return { ...rest, findings: [...findings, ...reader.close()] };
}
const line = (row: Row): Row => row;
const take = (...rows: Row[]) => takeOf(rows);

describe('ledgerReader()', () => {
  it('changes by number only what a cell says, and leaves empty cells alone', () =>
    expect(take(line({ number: '7', title: '', grade: '市级重大', lead: '市园林局' }))).toEqual({
      changes: [{ id: 'i', line: 2, number: null, grade: 'major' }],
      unchanged: 0,
      findings: [],
    }));

  it('makes a new item of a row without a number', () =>
    expect(
      take(line({ title: '南渠整治', kind: '改革', lead: '水务局', supporting: '市园林局' })).changes,
    ).toEqual([
      {
        id: null,
        line: 2,
        number: null,
        title: '南渠整治',
        kind: 'reform',
        leadPost: 'w1',
        supporting: ['park'],
      },
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
      takeOf([line({ title: '甲', lead: '市园林局' })], { ...ground, items: [] }).findings,
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

  it('puts money, places, years and shares in the units that are kept, and only what differs', () =>
    expect(
      take({
        number: '7',
        budget: '0.2',
        planned: '1,250.5',
        areas: '江南区、320102',
        physical: '45%',
        start: '2026年',
        end: '2030-12-31',
        tags: '民生、绿色',
      }),
    ).toMatchObject({
      changes: [
        {
          budget: 2000,
          investment: [{ year: 2026, planned: 1250.5, completed: 20 }],
          areas: ['south', 'north'],
          physical: 45,
          periodEnd: 2030,
          tags: ['民生', '绿色'],
        },
      ],
      findings: [{ code: 'year-taken', detail: { count: 1 } }],
    }));

  it('knows milestones by their titles, and keeps the day they were due at first', () => {
    const { changes, findings } = take({
      number: '7',
      milestones: '可研批复：2026年9月底\n开工：2026-12-01',
    });
    expect(findings).toEqual([]);
    expect(changes[0]!.milestones).toMatchObject([
      { id: 'm', due: '2026-09-30', originalDue: '2026-06-30', stage: 'preparatory' },
      { id: null, title: '开工', due: '2026-12-01', originalDue: '2026-12-01' },
    ]);
  });

  it('takes a project through the gate where its milestones are reached, and nowhere back', () => {
    expect(take({ number: '7', stage: '开工' }).findings).toMatchObject([
      { code: 'gate-closed', detail: { nodes: '可研批复' } },
    ]);
    expect(
      take({ number: '7', stage: '开工', milestones: '可研批复：2026-06-30（完成 2026-06-20）' }).changes,
    ).toMatchObject([{ stage: 'started', milestones: [{ doneOn: '2026-06-20' }] }]);
    for (const stage of ['储备', '退库'])
      expect(take({ number: '7', stage }).findings).toMatchObject([{ code: 'stage-reason' }]);
    expect(take({ title: '甲', kind: '改革', stage: '开工' }).findings).toMatchObject([
      { code: 'stage-kind' },
    ]);
  });

  it('names each cell that it cannot read', () => {
    const { changes, findings } = take({
      number: '7',
      budget: '约2亿',
      planned: '-3',
      physical: '120',
      start: '明年',
      milestones: '尽快开工',
      areas: '江东区',
      leader: '副市长',
    });
    expect(changes).toEqual([]);
    expect(findings.map((one) => [one.code, one.at.column])).toEqual([
      ['amount-unreadable', 'budget'],
      ['amount-unreadable', 'planned'],
      ['percent-unreadable', 'physical'],
      ['years-unreadable', 'start'],
      ['steps-unreadable', 'milestones'],
      ['leader-unknown', 'leader'],
      ['area-unknown', 'areas'],
    ]);
    expect(take({ number: '7', milestone: '46203' }).findings).toMatchObject([{ code: 'day-serial' }]);
    expect(take({ number: '7', milestone: '30/6/2026' }).findings).toMatchObject([
      { code: 'day-unreadable' },
    ]);
  });

  it('makes an item of the number the table gives it, where that is asked for', () => {
    const keep = { ...ground, renumber: true };
    expect(takeOf([{ number: '42', title: '甲' }], keep).changes).toMatchObject([{ id: null, number: 42 }]);
    expect(takeOf([{ number: '42', title: '甲' }]).findings).toMatchObject([{ code: 'number-unknown' }]);
    expect(takeOf([{ number: 'X-1', title: '甲' }], keep).findings).toMatchObject([{ code: 'number-odd' }]);
    expect(takeOf([{ number: '42', title: '北岸公园' }], keep).findings).toMatchObject([
      { code: 'title-held' },
    ]);
  });

  it('does not change what was split or merged, and skips a row of totals', () => {
    const gone = { ...ground, items: [{ ...item, state: 'superseded' as const }] };
    expect(takeOf([{ number: '7', note: '改' }], gone).findings).toMatchObject([{ code: 'superseded' }]);
    expect(take({ title: '合 计', planned: '99' })).toMatchObject({
      changes: [],
      findings: [{ code: 'row-total', severity: 'warning' }],
    });
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
