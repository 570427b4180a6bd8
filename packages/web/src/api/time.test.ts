import { describe, expect, it } from 'vitest';
import { moment, timesOf, today } from './time.ts';

describe('timesOf()', () => {
  it('is known by the end of the day and valid on it', () => {
    const { asOf, on } = timesOf('2026-05-01');
    expect(on).toBe('2026-05-01');
    expect(new Date(asOf).getTime()).toBe(new Date(2026, 4, 2).getTime() - 1);
  });
});

describe('moment()', () => {
  it('is in the time of the reader, to the minute', () => {
    const at = new Date(2026, 0, 3, 4, 5);
    expect(moment(at.toISOString())).toBe('2026-01-03 04:05');
    expect(today(at)).toBe('2026-01-03');
  });
  it('leaves alone what is no instant', () => expect(moment('早上')).toBe('早上'));
});
