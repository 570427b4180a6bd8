/** Something on a day. */
export interface DayEvent {
  /** Stable: a reader that has seen it changes it in place. */
  readonly uid: string;
  /** Counts the changes. */
  readonly sequence: number;
  /** `2026-11-05` */
  readonly day: string;
  readonly summary: string;
  readonly description: string;
  readonly url: string;
  readonly categories: readonly string[];
}

/** Bytes of a line before it is folded (RFC 5545, 3.1). */
const LINE = 75;

/**
 * A calendar of whole days, which take up nobody's time; the days are those of the plan, whatever holidays say.
 * @param stamp the day it was made, so that the same content is the same bytes for a day
 * @returns text in UTF-8 with CRLF, for `text/calendar`
 * @source RFC 5545 (3.1 content lines, 3.3.11 text, 3.6.1 event), RFC 7986 (name, refresh interval)
 * @example calendarOf('我的', [], '2026-11-26').startsWith('BEGIN:VCALENDAR') // → true
 */
export function calendarOf(name: string, events: readonly DayEvent[], stamp: string): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Luodi//Luodi//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${text(name)}`,
    `X-WR-CALNAME:${text(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    'X-PUBLISHED-TTL:PT6H',
    ...events.flatMap((event) => [
      'BEGIN:VEVENT',
      `UID:${text(event.uid)}`,
      `DTSTAMP:${compact(stamp)}T000000Z`,
      `SEQUENCE:${event.sequence}`,
      `DTSTART;VALUE=DATE:${compact(event.day)}`,
      `DTEND;VALUE=DATE:${compact(dayAfter(event.day))}`,
      `SUMMARY:${text(event.summary)}`,
      `DESCRIPTION:${text(event.description)}`,
      `URL:${event.url}`,
      `CATEGORIES:${event.categories.map(text).join(',')}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

/** A value of type TEXT: what separates is escaped, what no calendar may hold is left out. */
const text = (value: string): string =>
  value
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/[\\;,]/g, (mark) => `\\${mark}`)
    .replaceAll('\n', '\\n');

/** Cut so that no line is longer than 75 bytes and no letter is torn. */
function fold(line: string): string {
  const parts: string[] = [];
  let part = '';
  let bytes = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (bytes + size > LINE) {
      parts.push(part);
      part = '';
      // The space that begins a folded line counts.
      bytes = 1;
    }
    part += letter;
    bytes += size;
  }
  return [...parts, part].join('\r\n ');
}

const compact = (day: string): string => day.replaceAll('-', '');

const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
