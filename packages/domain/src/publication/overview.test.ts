import { describe, expect, it } from 'vitest';
import { articles, nextStep, type PlanState, type Progress } from './overview.ts';

const heading = (eId: string, level: number, start: number, text: string) => ({
  eId,
  level,
  number: start,
  stated: true,
  text,
  start,
  end: start + text.length,
});
const plan: PlanState = {
  adopted: false,
  headings: [
    heading('part_1', 1, 0, '产业'),
    heading('art_1', 2, 10, '制造'),
    heading('art_2', 2, 50, '服务'),
  ],
  proposals: [
    { article: 'art_1', kind: 'project', state: 'accepted' },
    { article: 'art_1', kind: 'reform', state: 'proposed' },
    { article: 'art_2', kind: 'policy', state: 'rejected' },
  ],
  targets: [{ article: 'art_2' }],
  findings: [{ start: 12 }, { start: 3 }],
  items: [],
};
const item = {
  articles: ['art_1'],
  kind: 'project' as const,
  owned: true,
  reported: false,
  official: 'on-track' as const,
  schedule: 'on-time' as const,
};

describe('articles()', () => {
  it('gives a tile to every heading without headings below, grouped by the one above', () => {
    expect(articles(plan).map((one) => [one.eId, one.group])).toEqual([
      ['art_1', '产业'],
      ['art_2', '产业'],
    ]);
  });

  it('counts what is proposed until the plan is adopted; a rejected proposal counts no more', () => {
    expect(articles(plan)[0]).toMatchObject({
      state: 'reviewing',
      projects: 1,
      reforms: 1,
      undecided: 1,
      findings: 1,
    });
    expect(articles(plan)[1]).toMatchObject({ state: 'read', policies: 0, targets: 1 });
  });

  it('turns late as soon as one item is', () => {
    const adopted = { ...plan, adopted: true, items: [item, { ...item, schedule: 'late' as const }] };
    expect(articles(adopted)[0]).toMatchObject({ state: 'late', items: 2, owned: 2 });
  });

  it('is done when every item is completed', () => {
    const adopted = { ...plan, adopted: true, items: [{ ...item, official: 'completed' as const }] };
    expect(articles(adopted)[0]?.state).toBe('done');
  });
});

describe('nextStep()', () => {
  it('walks the circle in its order', () => {
    let progress: Progress = {
      documents: 0,
      adopted: false,
      undecided: 3,
      findings: 2,
      items: 0,
      unowned: 5,
      unplanned: 4,
      unreported: 3,
      observations: 0,
      results: 0,
    };
    const walked: string[] = [];
    const step = (done: Partial<Progress>) => {
      walked.push(nextStep(progress).step);
      progress = { ...progress, ...done };
    };
    step({ documents: 1 });
    step({ findings: 0 });
    step({ undecided: 0 });
    step({ adopted: true });
    step({ unowned: 0 });
    step({ unplanned: 0 });
    step({ unreported: 0 });
    step({ observations: 1 });
    step({ results: 1 });
    step({});
    expect(walked).toEqual([
      'import',
      'findings',
      'review',
      'adopt',
      'own',
      'milestone',
      'report',
      'observe',
      'compute',
      'watch',
    ]);
  });
});
