import type { DocumentSummary } from '@luodi/contract';
import { describe, expect, it } from 'vitest';
import { advance, begun, STAGES } from './job.ts';

describe('advance()', () => {
  const job = begun(1, '规划.txt');
  it('counts the stages behind it', () => {
    expect(advance(job, { stage: 'decoded' }).done).toBe(2);
    expect(advance(advance(job, { stage: 'extracted' }), { stage: 'received' }).done).toBe(4);
  });
  it('is through when the document is there', () => {
    const document = { id: 'd' } as DocumentSummary;
    expect(advance(job, { stage: 'done', document, known: true })).toMatchObject({
      done: STAGES.length,
      document,
      known: true,
    });
  });
  it('keeps how far it came when it fails', () =>
    expect(
      advance(advance(job, { stage: 'decoded' }), { stage: 'failed', code: 'x', title: '加密', detail: {} }),
    ).toMatchObject({ done: 2, failure: '加密' }));
});
