import { api, type ItemDetail } from '@luodi/contract';
import { type Edit, sameLine } from '@luodi/domain/list';
import { call } from '../../api/call.ts';
import { words } from '../../words/index.ts';
import { DraftForm } from './draft-form.tsx';
import type { Merging, Part } from './merging.ts';

/** What of a milestone a person changes. */
type Line = Pick<ItemDetail['milestones'][number], 'id' | 'title' | 'due' | 'start' | 'duration' | 'doneOn'>;

/** A milestone while nobody has said more. */
export const NEW_STEP = { title: '', due: '', start: null, duration: 0, doneOn: null } as const;

/** The server does not know it yet. */
const NEW = 'new ';

/** A name for a further milestone, until the server gives it an id. */
export const fresh = (lines: readonly Line[]): string =>
  `${NEW}${1 + Math.max(0, ...lines.filter((one) => one.id.startsWith(NEW)).map((one) => Number(one.id.slice(NEW.length))))}`;

/** The milestones of an item; each has a version of its own, so that two who change different ones do not meet. */
export const STEPS_PART: Part<Line> = {
  name: 'steps',
  fields: [['id', ...Object.keys(NEW_STEP)]],
  of: ({ milestones }) => ({
    token: Object.fromEntries(milestones.map((one) => [one.id, one.version])),
    lines: milestones.map(({ id, title, due, start, duration, doneOn }) => ({
      id,
      title,
      due,
      start,
      duration,
      doneOn,
    })),
  }),
  line: (line) => line.id,
  send: (item, { token, base, lines }) => {
    const was = new Map(base.map((one) => [one.id, one]));
    const is = new Set(lines.map((one) => one.id));
    const version = (id: string) => (token as Readonly<Record<string, number>>)[id]!;
    return call(api.item.milestones, {
      params: { id: item },
      body: {
        added: lines
          .filter((one) => !was.has(one.id))
          .map(({ id, ...given }) => (id.startsWith(NEW) ? given : { id, ...given })),
        changed: lines
          .filter((one) => was.has(one.id) && !sameLine(one, was.get(one.id)!))
          .map((one) => ({ ...one, version: version(one.id) })),
        removed: base.filter((one) => !is.has(one.id)).map(({ id }) => ({ id, version: version(id) })),
      },
    });
  },
  by: async (item) => {
    const { events } = await call(api.attachment.timeline, { params: { id: item.row.id } });
    return events.find((one) => one.noun === 'milestone')?.by ?? '';
  },
};

/** All milestones of an item at once. */
export function Form({
  item,
  merging,
  lines,
}: {
  readonly item: ItemDetail;
  readonly merging: Merging<Line>;
  readonly lines: readonly Line[];
}) {
  const set = (id: string, given: Partial<Line>) =>
    merging.set(lines.map((one) => (one.id === id ? { ...one, ...given } : one)));
  const kept = new Set(lines.map((one) => one.id));
  const unlinked = item.dependencies.filter(({ predecessor, successor }) =>
    [predecessor, successor].some((end) => end.item === item.row.id && !kept.has(end.id)),
  ).length;
  const titles = new Map([...item.milestones, ...lines].map((one) => [one.id, one.title]));
  const named = ({ line, field, base, theirs }: Edit): string => {
    const title =
      titles.get(line) ?? (field === null ? ((theirs ?? base) as Line | null)?.title : undefined) ?? '';
    return field === null ? title : `${title} ${words.merging.step[field as keyof typeof NEW_STEP]}`;
  };
  return (
    <DraftForm
      merging={merging}
      kind="steps-form"
      named={named}
      told={told}
      tools={
        <button
          type="button"
          className="tool"
          onClick={() => merging.set([...lines, { ...NEW_STEP, id: fresh(lines) }])}
        >
          {words.addMilestone}
        </button>
      }
    >
      {lines.map((one) => (
        <fieldset key={one.id} className="step-line">
          <div className="row tight nowrap">
            <input
              className="field"
              aria-label={words.merging.step.title}
              value={one.title}
              maxLength={200}
              pattern=".*\S.*"
              required
              onChange={(event) => set(one.id, { title: event.target.value })}
            />
            <button
              type="button"
              className="tool bare"
              aria-label={words.merging.remove(one.title)}
              onClick={() => merging.set(lines.filter((other) => other.id !== one.id))}
            >
              ✕
            </button>
          </div>
          <div className="row tight">
            {(['due', 'start', 'doneOn'] as const).map((field) => (
              <label key={field} className="named">
                {words.merging.step[field]}
                <input
                  type="date"
                  className="field short"
                  aria-label={`${one.title} ${words.merging.step[field]}`}
                  value={one[field] ?? ''}
                  required={field === 'due'}
                  onChange={(event) =>
                    set(one.id, { [field]: event.target.value || (field === 'due' ? '' : null) })
                  }
                />
              </label>
            ))}
            <label className="named">
              {words.merging.step.duration}
              <input
                type="number"
                className="field short"
                min={0}
                max={10_000}
                aria-label={`${one.title} ${words.merging.step.duration}`}
                value={one.duration}
                onChange={(event) => set(one.id, { duration: Number(event.target.value) })}
              />
            </label>
          </div>
        </fieldset>
      ))}
      {unlinked > 0 && (
        <p className="small amber-note" role="status">
          {words.merging.unlinks(unlinked)}
        </p>
      )}
    </DraftForm>
  );
}

function told(field: string | null, value: unknown): string {
  if (field !== null) return String(value ?? '') || '–';
  const { title, due, doneOn } = value as Line;
  return [title, `${words.due} ${due}`, ...(doneOn ? [`${words.reached} ${doneOn}`] : [])].join(
    words.merging.and,
  );
}
