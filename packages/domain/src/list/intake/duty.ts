import type { Finding } from '../../finding.ts';
import { dutyWords } from '../duty.ts';
import { byName, type Named, plain } from './named.ts';

/** Words by which a sentence about duties opens or closes, and which tell nothing of its matter. */
const OPENING =
  /^(?:负责|承担|组织|指导|统筹|协调|推进|推动|牵头|拟订|编制|监督|管理|实施|开展|做好|全市|本市|市级|有关|相关|的)+/;
const CLOSING = /等?(?:相关|有关)?(?:工作|事务)?等?$/;

/** The matters out of a sentence about duties, as they stand in titles of items. */
const matters = (said: string): string[] =>
  dutyWords(
    dutyWords(said)
      .map((word) => word.replace(OPENING, '').replace(CLOSING, ''))
      .join(' '),
  );

/** A row of a division of duties: a body and what it does; a body may stand in several. */
export interface DutyLine {
  /** The row that the program shows. */
  readonly line: number;
  readonly body: string;
  readonly duties: string;
}

export type DutyCode = 'body-missing' | 'body-unknown' | 'body-ambiguous' | 'duty-missing';
export type DutyFinding = Finding<DutyCode, { readonly line: number; readonly column: 'body' | 'duties' }>;

/** What a body's words become. */
export interface DutyChange {
  readonly body: string;
  readonly words: readonly string[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** What taking a division of duties in would do. */
export interface DutyIntake {
  readonly changes: readonly DutyChange[];
  readonly unchanged: number;
  readonly findings: readonly DutyFinding[];
}

/**
 * Compares a division of duties with the one that is held. The table says all of what a body in it does; a body it
 * does not name stays as it is, and so does one with a row in error. An empty cell of a body goes on with the body
 * above it, as merged cells do. The same table a second time changes nothing.
 * Cost: linear.
 * @param bodies each with the words it has
 */
export function dutyIntake(
  lines: readonly DutyLine[],
  bodies: readonly (Named & { readonly words: readonly string[] })[],
): DutyIntake {
  const names = byName(bodies);
  const held = new Map(bodies.map((body) => [body.id, body.words]));
  const wanted = new Map<string, string[]>();
  const odd = new Set<string>();
  const findings: DutyFinding[] = [];
  const put = (
    code: DutyCode,
    column: 'body' | 'duties',
    line: number,
    detail: Readonly<Record<string, unknown>> = {},
  ) => void findings.push({ code, severity: 'error', at: { line, column }, detail });
  let last: string | null = null;
  for (const { line, body, duties } of lines) {
    if (plain(body) === '' && plain(duties) === '') continue;
    const found: readonly string[] =
      plain(body) === '' ? (last === null ? [] : [last]) : (names.get(plain(body)) ?? []);
    const [id] = found;
    last = found.length === 1 ? id! : null;
    if (id === undefined || found.length > 1) {
      if (plain(body) === '') put('body-missing', 'body', line);
      else put(id === undefined ? 'body-unknown' : 'body-ambiguous', 'body', line, { said: body });
      continue;
    }
    const words = matters(duties);
    if (words.length === 0) {
      put('duty-missing', 'duties', line, { said: duties });
      odd.add(id);
      continue;
    }
    wanted.set(id, [...new Set([...(wanted.get(id) ?? []), ...words])]);
  }
  const changes: DutyChange[] = [];
  let unchanged = 0;
  for (const [body, words] of wanted) {
    if (odd.has(body)) continue;
    const before = held.get(body) ?? [];
    const added = words.filter((word) => !before.includes(word));
    const removed = before.filter((word) => !words.includes(word));
    if (added.length + removed.length === 0) unchanged += 1;
    else changes.push({ body, words, added, removed });
  }
  return { changes, unchanged, findings };
}
