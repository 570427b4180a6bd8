import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countDivision,
  type Divided,
  deadlineOf,
  type IntakeLine,
  intake,
  proposeLeads,
  type Task,
} from './index.ts';

const measures: Divided[] = [
  { measure: 'art_1__m_1', text: '建设北岸公园', heading: '改善环境', start: 0, end: 6 },
  { measure: 'art_1__m_2', text: '深化供水改革', heading: '改善环境', start: 7, end: 13 },
  { measure: 'art_2__m_1', text: '办好学校', heading: '教育', start: 20, end: 24 },
];
const bodies = [
  { id: 'park', name: '市园林局', shortName: '园林局' },
  { id: 'water', name: '市水务局', shortName: '水务局' },
];
const line = (given: Partial<IntakeLine>): IntakeLine => ({
  line: 2,
  measure: 'art_1__m_1',
  text: '建设北岸公园',
  lead: '',
  supporting: '',
  deadline: '',
  note: '',
  ...given,
});

describe('deadlineOf()', () => {
  it.each([
    ['2027年6月底前', '2027-06-30'],
    ['2026年', '2026-12-31'],
    ['2026年底前完成', '2026-12-31'],
    ['2028年2月', '2028-02-29'],
    ['2026.12.31', '2026-12-31'],
    ['2026-03-05', '2026-03-05'],
    ['２０２７年９月１５日前', '2027-09-15'],
    ['二〇二七年六月', '2027-06-30'],
    ['2027年第三季度', '2027-09-30'],
    ['2027年上半年', '2027-06-30'],
    ['“十五五”末', '2030-12-31'],
    ['持续推进', 'ongoing'],
    ['长期坚持', 'ongoing'],
    ['', null],
    ['—', null],
    ['尽快', undefined],
    ['2026年13月', undefined],
    ['2026年2月30日', undefined],
  ])('reads %s', (said, day) => expect(deadlineOf(said)).toBe(day));

  it('reads its own spelling of any day', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10);
          expect(deadlineOf(day)).toBe(day);
        },
      ),
    );
  });
});

describe('proposeLeads()', () => {
  const duties = [
    { body: 'water', words: ['供水'] },
    { body: 'school', words: ['教育局', '教育'] },
  ];
  it('prefers who leads an item in the measure, then the words of duties, then the heading', () => {
    const found = proposeLeads(measures, [{ item: 'i', body: 'park', start: 2, end: 6 }], duties);
    expect(found.get('art_1__m_1')).toEqual({ body: 'park', confidence: 0.9, because: { item: 'i' } });
    expect(found.get('art_1__m_2')).toMatchObject({ body: 'water', because: { words: ['供水'] } });
  });
  it('abstains where little speaks for a body', () =>
    expect(proposeLeads(measures, [], duties).has('art_1__m_1')).toBe(false));
});

describe('intake()', () => {
  it('takes lead, supporting bodies and deadline by any of their names', () => {
    const { changes, findings } = intake(
      [line({ lead: ' 园林局', supporting: '市水务局，', deadline: '2027年', note: ' 先行 ' })],
      measures,
      new Map(),
      bodies,
    );
    expect(findings).toEqual([]);
    expect(changes).toEqual([
      { measure: 'art_1__m_1', lead: 'park', supporting: ['water'], deadline: '2027-12-31', note: '先行' },
    ]);
  });

  it('names the line and the cell of what it cannot take, and takes the rest', () => {
    const { changes, findings } = intake(
      [
        line({ line: 2, lead: '市花木局' }),
        line({ line: 3, measure: 'art_9__m_9' }),
        line({ line: 4, measure: 'art_1__m_2', text: '', deadline: '尽快' }),
        line({ line: 5, measure: '', text: '办好 学校', lead: '水务局' }),
        line({ line: 6, measure: 'art_2__m_1', text: '', lead: '水务局' }),
      ],
      measures,
      new Map(),
      bodies,
    );
    expect(findings.map(({ code, at }) => [code, at.line, at.column])).toEqual([
      ['body-unknown', 2, 'lead'],
      ['measure-unknown', 3, 'measure'],
      ['deadline-unreadable', 4, 'deadline'],
      ['measure-twice', 6, 'measure'],
    ]);
    expect(changes.map((one) => one.measure)).toEqual(['art_2__m_1']);
  });

  it('warns where the words of the measure were edited, and does not take them', () => {
    const { changes, findings } = intake(
      [line({ text: '建设南岸公园', lead: '园林局' })],
      measures,
      new Map(),
      bodies,
    );
    expect(findings).toMatchObject([{ code: 'text-differs', severity: 'warning' }]);
    expect(changes).toHaveLength(1);
  });

  it('changes nothing the second time', () => {
    const any = fc.record({
      measure: fc.constantFrom(...measures.map((one) => one.measure)),
      lead: fc.constantFrom('', '园林局', '市水务局', '无名局'),
      supporting: fc.constantFrom('', '园林局', '水务局、园林局'),
      deadline: fc.constantFrom('', '2027年', '持续', '某时'),
    });
    fc.assert(
      fc.property(fc.uniqueArray(any, { selector: (one) => one.measure }), (given) => {
        const lines = given.map((one, at) => line({ ...one, line: at + 2, text: '' }));
        const { changes } = intake(lines, measures, new Map(), bodies);
        const held = new Map<string, Task>(changes.map((task) => [task.measure, task]));
        expect(intake(lines, measures, held, bodies).changes).toEqual([]);
      }),
    );
  });
});

describe('countDivision()', () => {
  it('counts every measure once, with or without an owner', () => {
    const held = new Map<string, Task>([
      ['art_1__m_1', { measure: 'art_1__m_1', lead: 'park', supporting: [], deadline: null, note: '' }],
      [
        'art_1__m_2',
        { measure: 'art_1__m_2', lead: null, supporting: ['park'], deadline: '2027-12-31', note: '' },
      ],
    ]);
    expect(countDivision(measures, held)).toEqual({ measures: 3, owned: 1, unowned: 2, undated: 1 });
  });
});
