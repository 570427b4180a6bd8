import type { Finding } from '../../finding.ts';
import { byName, grouped, type Named, namesOf, plain } from '../intake/named.ts';
import type { Deadline } from './deadline.ts';
import { deadlineOf } from './deadline.ts';
import type { Divided, Task } from './division.ts';

/** A line of a division of tasks as it came back. */
export interface IntakeLine {
  /** The row that the program shows. */
  readonly line: number;
  /** eId of the measure; empty where the column was lost. */
  readonly measure: string;
  readonly text: string;
  readonly lead: string;
  /** Names parted by 、 ， ； or a line break. */
  readonly supporting: string;
  readonly deadline: string;
  readonly note: string;
}

/** Why a line, or a cell of it, was not taken in. */
export type IntakeCode =
  | 'measure-unknown'
  | 'measure-twice'
  | 'text-differs'
  | 'body-unknown'
  | 'body-ambiguous'
  | 'deadline-unreadable'
  | 'lead-also-supports';

/** A row error: the line and the column it stands in. */
export type IntakeFinding = Finding<
  IntakeCode,
  { readonly line: number; readonly column: 'measure' | 'text' | 'lead' | 'supporting' | 'deadline' }
>;

/** What taking a file in would do. */
export interface Intake {
  /** Tasks that differ from what is held, whole. */
  readonly changes: readonly Task[];
  /** Measures of the file that say what is held already. */
  readonly unchanged: number;
  readonly findings: readonly IntakeFinding[];
}

/**
 * Compares a division of tasks that came back with what is held. A line is matched by its measure's eId, else by its
 * exact words where they stand once. A line with an error changes nothing; the others can be taken in without it.
 * The same file a second time changes nothing.
 * Cost: linear.
 */
export function intake(
  lines: readonly IntakeLine[],
  measures: readonly Divided[],
  tasks: ReadonlyMap<string, Task>,
  bodies: readonly Named[],
): Intake {
  const byId = new Map(measures.map((one) => [one.measure, one]));
  const byText = grouped(measures.map((one) => [plain(one.text), one] as const));
  const names = byName(bodies);
  const seen = new Map<string, number>();
  const changes: Task[] = [];
  const findings: IntakeFinding[] = [];
  let unchanged = 0;
  for (const line of lines) {
    const own: IntakeFinding[] = [];
    const put = (
      code: IntakeCode,
      column: IntakeFinding['at']['column'],
      detail: Readonly<Record<string, unknown>>,
      severity: IntakeFinding['severity'] = 'error',
    ) => own.push({ code, severity, at: { line: line.line, column }, detail });
    const measure = find(line, byId, byText);
    if (measure === undefined) {
      put('measure-unknown', line.measure === '' ? 'text' : 'measure', { said: line.measure || line.text });
      findings.push(...own);
      continue;
    }
    const before = seen.get(measure.measure);
    if (before !== undefined) put('measure-twice', 'measure', { line: before });
    seen.set(measure.measure, line.line);
    if (line.text !== '' && plain(line.text) !== plain(measure.text))
      put('text-differs', 'text', { said: line.text, held: measure.text }, 'warning');
    const bodyOf = (said: string, column: 'lead' | 'supporting'): string | null => {
      const found = names.get(plain(said)) ?? [];
      if (found.length === 1) return found[0]!;
      put(found.length === 0 ? 'body-unknown' : 'body-ambiguous', column, { said });
      return null;
    };
    const lead = line.lead.trim() === '' ? null : bodyOf(line.lead, 'lead');
    const supporting = [
      ...new Set(
        namesOf(line.supporting).flatMap((said) => {
          const body = bodyOf(said, 'supporting');
          return body === null ? [] : [body];
        }),
      ),
    ];
    if (lead !== null && supporting.includes(lead))
      put('lead-also-supports', 'supporting', { said: line.lead });
    const deadline = deadlineOf(line.deadline);
    if (deadline === undefined) put('deadline-unreadable', 'deadline', { said: line.deadline });
    findings.push(...own);
    if (own.some((one) => one.severity === 'error')) continue;
    const task: Task = {
      measure: measure.measure,
      lead,
      supporting,
      deadline: deadline as Deadline | null,
      note: line.note.trim(),
    };
    if (same(task, tasks.get(task.measure))) unchanged += 1;
    else changes.push(task);
  }
  return { changes, unchanged, findings };
}

function find(
  line: IntakeLine,
  byId: ReadonlyMap<string, Divided>,
  byText: ReadonlyMap<string, readonly Divided[]>,
): Divided | undefined {
  if (line.measure !== '') return byId.get(line.measure);
  const found = byText.get(plain(line.text)) ?? [];
  return found.length === 1 ? found[0] : undefined;
}

function same(task: Task, held: Task | undefined): boolean {
  const other = held ?? { lead: null, supporting: [], deadline: null, note: '' };
  return (
    task.lead === other.lead &&
    task.deadline === other.deadline &&
    task.note === other.note &&
    task.supporting.length === other.supporting.length &&
    [...task.supporting].sort().join() === [...other.supporting].sort().join()
  );
}
