import type { Task } from '@luodi/contract';

/** A proposal of this confidence or more is taken in bulk. */
export const LIKELY = 0.6;

/** Which tasks are looked at. */
export interface Sieve {
  readonly owner: 'with' | 'without' | 'undated' | null;
  readonly body: string | null;
  readonly words: string;
}

/** The tasks that pass a sieve, in their order. */
export const picked = (tasks: readonly Task[], { owner, body, words }: Sieve): Task[] =>
  tasks.filter(
    (one) =>
      (owner === null ||
        (owner === 'without'
          ? one.lead === null
          : one.lead !== null && (owner === 'with' || one.deadline === null))) &&
      (body === null || one.lead?.body === body || one.supporting.some((each) => each.body === body)) &&
      (words === '' || `${one.text} ${one.heading} ${one.note}`.includes(words)),
  );

/** The tasks of a clause. */
export interface Group {
  readonly clause: string;
  readonly number: number | null;
  readonly heading: string;
  readonly tasks: readonly Task[];
}

/** Tasks under their clauses, in the order of the text. */
export function grouped(tasks: readonly Task[]): Group[] {
  const groups: (Group & { tasks: Task[] })[] = [];
  for (const one of tasks) {
    const last = groups.at(-1);
    if (last?.clause === one.clause) last.tasks.push(one);
    else groups.push({ clause: one.clause, number: one.number, heading: one.heading, tasks: [one] });
  }
  return groups;
}

/** What puts tasks back to what they were, given them as they are now. */
export const inverse = (now: readonly Task[], before: ReadonlyMap<string, Task>) =>
  now.flatMap(({ measure, version }) => {
    const old = before.get(measure);
    if (!old) return [];
    return [
      {
        measure,
        version,
        lead: old.lead?.body ?? null,
        supporting: old.supporting.map((one) => one.body),
        deadline: old.deadline,
        note: old.note,
      },
    ];
  });
