import fc from 'fast-check';
import ical from 'node-ical';
import { describe, expect, it } from 'vitest';
import { calendarOf, type DayEvent } from './write.ts';

const event = (more: Partial<DayEvent> = {}): DayEvent => ({
  uid: 'milestone-1@city.luodi',
  sequence: 0,
  day: '2028-02-28',
  summary: '完工',
  description: '',
  url: 'http://127.0.0.1:8080/items/1',
  categories: ['节点'],
  ...more,
});
const unfold = (text: string) => text.replaceAll('\r\n ', '');

describe('calendarOf()', () => {
  it('folds Chinese so that no line is longer than 75 bytes and no letter is torn', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (summary) => {
        const long = `${'滨江大桥合龙，'.repeat(12)}${summary}`;
        const text = calendarOf('江城', [event({ summary: long })], '2026-11-26');
        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
        expect(/\p{Cs}/u.test(text)).toBe(false);
        expect(unfold(text)).toContain('滨江大桥合龙，滨江大桥合龙，');
      }),
      { numRuns: 60 },
    );
  });

  it('is read by another reader (node-ical) as it was meant', () => {
    const summary = '一期；完工, 验收\\备案\n第二行：“引号”';
    const read = ical.sync.parseICS(
      calendarOf('江城市数据局', [event({ summary, sequence: 3 })], '2026-11-26'),
    );
    const [found] = Object.values(read).filter((one) => one?.type === 'VEVENT') as ical.VEvent[];
    expect(found).toMatchObject({ uid: 'milestone-1@city.luodi', summary, datetype: 'date', sequence: '3' });
    expect(found!.start.getFullYear()).toBe(2028);
    expect([found!.start.getMonth(), found!.start.getDate()]).toEqual([1, 28]);
    // The day after 28 February of a leap year.
    expect([found!.end!.getMonth(), found!.end!.getDate()]).toEqual([1, 29]);
  });

  it('lets no title end its line and begin another event', () => {
    const evil = 'a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil\u0000\u0007\r';
    const text = calendarOf(evil, [event({ summary: evil })], '2026-11-26');
    expect(text.match(/^BEGIN:VEVENT/gm)).toHaveLength(1);
    expect(text.match(/^UID:/gm)).toHaveLength(1);
  });

  it('of the same content is the same bytes all day', () => {
    const made = () => calendarOf('江城', [event()], '2026-11-26');
    expect(made()).toBe(made());
  });
});
