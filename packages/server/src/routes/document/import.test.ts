import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Sample, sampleApp } from '../../testing/sample.ts';

let sample: Sample;

beforeAll(async () => {
  sample = await sampleApp('2026-11-20T08:00:00Z');
}, 180_000);
afterAll(() => sample?.close());

it('each stage of an import is told when it is reached, not when all is done', async () => {
  const planner = await sample.as('planner');
  const pieces = await planner.pieces(
    '/api/documents',
    'plan.txt',
    Buffer.from(
      Array.from({ length: 1000 }, (_, at) => `${at + 1}.修桥。建设第${at}大桥、北岸公园。`).join('\n'),
    ),
  );
  const stages = (text: string) =>
    text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).stage as string);
  expect(stages(pieces.join(''))).toEqual([
    'received',
    'decoded',
    'structured',
    'extracted',
    'saved',
    'done',
  ]);
  // What is reached one after the other comes one after the other.
  expect(pieces.length).toBeGreaterThan(3);
  expect(stages(pieces[0]!)).not.toContain('extracted');
});
