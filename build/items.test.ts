import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { network, workCalendar } from '../packages/domain/src/list/index.ts';

const root = new URL('../', import.meta.url).pathname;
const sample = JSON.parse(readFileSync(`${root}examples/jiangcheng/items.json`, 'utf8')) as {
  asOf: string;
  items: {
    id: string;
    lead: string | null;
    clause: { quotation: string };
    budget: number | null;
    investment: { planned: number }[];
    milestones: { id: string; start: string | null; due: string; doneOn: string | null; duration: number }[];
  }[];
  links: { from: string; to: string; kind: 'FS' | 'SS' | 'FF' | 'SF'; lag: number }[];
};

describe('the items of the sample city', () => {
  it('are what items.ts makes of items.tsv', () => {
    execFileSync(process.execPath, [
      `${root}node_modules/tsx/dist/cli.mjs`,
      `${root}examples/jiangcheng/items.ts`,
      '--check',
    ]);
  });

  it('are about three hundred, and each quotes the recommendations word for word', () => {
    const text = readFileSync(`${root}examples/jiangcheng/recommendations.txt`, 'utf8');
    expect(sample.items.length).toBeGreaterThanOrEqual(300);
    expect(sample.items.filter((one) => !text.includes(one.clause.quotation))).toEqual([]);
  });

  it('have yearly plans that add up to the whole investment', () => {
    for (const one of sample.items.filter((item) => item.budget !== null))
      expect(
        one.investment.reduce((sum, year) => sum + year.planned, 0),
        one.id,
      ).toBe(one.budget);
  });

  it('form a network without a cycle or a link to nothing', () => {
    const { findings } = network(
      sample.items.flatMap((one) => one.milestones.map((step) => ({ ...step, item: one.id }))),
      sample.links.map((one, at) => ({ id: String(at), predecessor: one.from, successor: one.to, ...one })),
      sample.asOf,
      workCalendar(),
    );
    expect(findings.filter((one) => one.severity === 'error')).toEqual([]);
  });
});
