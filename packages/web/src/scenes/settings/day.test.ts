import { expect, it } from 'vitest';
import { daysIn } from './day.ts';

it('daysIn() reads a stretch on each line, a single day, and any sign between two days', () =>
  expect(daysIn({ off: '2027-01-01至2027-01-03\n\n2027-04-05', worked: '2027-01-09、2027-02-20' })).toEqual({
    off: [
      ['2027-01-01', '2027-01-03'],
      ['2027-04-05', '2027-04-05'],
    ],
    worked: ['2027-01-09', '2027-02-20'],
  }));

it('daysIn() names what is no day, and a line that is no stretch', () => {
  expect(daysIn({ off: '2027年元旦', worked: '' })).toEqual({ odd: '2027年元旦' });
  expect(daysIn({ off: '2027-01-01 2027-01-02 2027-01-03', worked: '' })).toMatchObject({
    odd: expect.stringContaining('2027-01-03'),
  });
});
