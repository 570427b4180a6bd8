import type { Task as WireTask } from '@luodi/contract';
import type { Loaded, Placed } from '../routes/task/load.ts';

/** A measure with who does it, as it travels. */
export function presentTask(one: Placed, { held, proposed, names, titles }: Loaded): WireTask {
  const task = held.get(one.measure);
  const idea = task?.lead ? undefined : proposed.get(one.measure);
  const named = (body: string) => ({ body, bodyName: names.get(body) ?? body });
  return {
    measure: one.measure,
    clause: one.clause,
    number: one.number,
    heading: one.heading,
    start: one.start,
    end: one.end,
    text: one.text,
    lead: task?.lead ? named(task.lead) : null,
    supporting: (task?.supporting ?? []).map(named),
    deadline: task?.deadline ?? null,
    note: task?.note ?? '',
    version: task?.version ?? 0,
    proposed: idea
      ? {
          ...named(idea.body),
          confidence: idea.confidence,
          because:
            'item' in idea.because ? (titles.get(idea.because.item) ?? '') : idea.because.words.join('、'),
        }
      : null,
  };
}
