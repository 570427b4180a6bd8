import { describe, expect, it } from 'vitest';
import { structure } from '../../document/index.ts';
import { extract } from '../extract.ts';
import type { Measure } from '../plan.ts';
import { partsOf } from './part.ts';
import { isState } from './state.ts';
import { STRENGTH_WORDS, strengthOf } from './strength.ts';
import { subjectOf } from './subject.ts';
import { territoryOf } from './territory.ts';
import { timeOf } from './time.ts';
import { opening, phrased } from './verb.ts';

const measuresOf = (text: string): readonly Measure[] => extract(structure(text)).measures;

describe('measures()', () => {
  it('makes one measure of each clause that opens with a verb', () => {
    const text = '推进渡口改造，完善接驳设施，建设智慧码头。';
    const found = measuresOf(text);
    expect(found.map((m) => [m.action, m.object])).toEqual([
      ['推进', '渡口改造'],
      ['完善', '接驳设施'],
      ['建设', '智慧码头'],
    ]);
    expect(found.map((m) => text.slice(m.start, m.end))).toEqual([
      '推进渡口改造',
      '完善接驳设施',
      '建设智慧码头',
    ]);
    expect(found.map((m) => m.eId)).toEqual(['1', '2', '3'].map((n) => `${found[0]!.sentence}__m_${n}`));
  });

  it('grades the commitment by the first word that commits', () => {
    const text = '严格管控岸线，确保堤防安全，推动码头整合，探索联合执法，鼓励社会参与，支持企业技改。';
    expect(measuresOf(text).map((m) => m.strength)).toEqual([
      'must',
      'ensure',
      'promote',
      'explore',
      'support',
      'support',
    ]);
    expect(measuresOf('加快建立预警平台，研究制定补偿办法。').map((m) => m.strength)).toEqual([
      'promote',
      'explore',
    ]);
  });

  it('carries a subject across the commas until another is named, and has none where none is', () => {
    const text = '各区政府要落实属地责任，建立巡查台账，市水务局负责技术指导，组织业务培训。';
    expect(measuresOf(text).map((m) => [m.action, m.subject])).toEqual([
      ['落实', '各区政府'],
      ['建立', '各区政府'],
      ['组织', '市水务局'],
    ]);
    expect(measuresOf('建立巡查台账。')[0]!.subject).toBeNull();
  });

  it('carries a time, and names a territory in its own clause only', () => {
    const found = measuresOf('到2030年，建成沿江绿道，在中心城区布局驿站。');
    expect(found.map((m) => [m.time, m.territory])).toEqual([
      ['到2030年', null],
      ['到2030年', '中心城区'],
    ]);
  });

  it('parts nothing within brackets and quotations', () => {
    expect(measuresOf('实施“清河，净岸”行动（含支流，不含暗渠），加强巡护。').map((m) => m.object)).toEqual([
      '“清河，净岸”行动（含支流，不含暗渠）',
      '巡护',
    ]);
  });

  it('takes no state for a measure', () => {
    expect(measuresOf('发展质量明显提升，创新能力不断增强。')).toEqual([]);
  });
});

describe('the words of measures', () => {
  it('read the examples of their definitions', () => {
    expect(opening('稳步推进渡口改造')).toEqual({ before: ['稳步'], verb: '推进', at: 2 });
    expect(opening('渡口改造已经完成')).toBeNull();
    expect(phrased('在中心城区布局充电站', 0)!.verb).toBe('布局');
    expect(phrased('在推进改革中', 0)).toBeNull();
    expect(subjectOf('各区政府要落实责任')).toEqual({ subject: '各区政府', end: 4 });
    expect(subjectOf('落实各区政府责任')).toBeNull();
    expect(territoryOf('在中心城区布局充电站')).toBe('中心城区');
    expect(territoryOf('布局充电站')).toBeNull();
    expect(timeOf('2027年底前建成江堤')).toBe('2027年底前');
    expect(timeOf('建成江堤')).toBeNull();
    expect(strengthOf('确保')).toBe('ensure');
    expect(strengthOf('应当')).toBe('must');
    expect(isState('发展质量明显提升', { before: [], verb: '发展', at: 0 })).toBe(true);
    expect(isState('推动发展质量明显提升', { before: [], verb: '推动', at: 0 })).toBe(false);
  });

  it('stand in one row of the table of strengths each', () => {
    const words = Object.values(STRENGTH_WORDS).flat();
    expect(words.length).toBe(new Set(words).size);
  });

  it('leave every character of a sentence to at most one clause', () => {
    const text = '推进“一河，一策”，到2030年；完善（含，）制度→建设码头。';
    let last = 0;
    for (const part of partsOf(text, 0, text.length)) {
      expect(part.start).toBeGreaterThanOrEqual(last);
      last = part.end;
    }
  });
});
