import { api, type BodyOf, type Division as Divided, type Me } from '@luodi/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { ask } from '../../api/ask.ts';
import { call, download } from '../../api/call.ts';
import { may } from '../../api/right.ts';
import { asOf } from '../../api/time.ts';
import { Empty, State } from '../../components/state.tsx';
import { words } from '../../words/index.ts';
import { Back } from './back.tsx';
import './draft.css';
import './division.css';
import { grouped, inverse, LIKELY, picked } from './share.ts';
import { TaskRow } from './task.tsx';

/** Changes of tasks as they are sent. */
type Changes = BodyOf<typeof api.task.assign>['tasks'];

/** The division of tasks: every measure of a plan with lead body, responsible bodies and deadline. */
export default function Division({ me }: { readonly me: Me }) {
  const { id = '' } = useParams();
  const found = useQuery(ask.division(id));
  const queries = useQueryClient();
  const [query, setQuery] = useSearchParams();
  const [undo, setUndo] = useState<Changes | null>(null);
  const { message } = App.useApp();
  if (!found.data) return <State query={found} />;
  const { tasks, count, title } = found.data;
  const owner = (['with', 'without', 'undated'] as const).find((one) => one === query.get('owner')) ?? null;
  const body = query.get('body');
  const text = query.get('words') ?? '';
  const shown = picked(tasks, { owner, body, words: text });
  const change = may(me, 'task.change');
  const likely = shown.filter((one) => (one.proposed?.confidence ?? 0) >= LIKELY);
  const put = (name: string, value: string | null) =>
    setQuery(
      (before) => {
        const after = new URLSearchParams(before);
        if (value) after.set(name, value);
        else after.delete(name);
        return after;
      },
      { replace: true },
    );
  const act = async (changes: Changes, isUndo = false) => {
    const before = new Map(tasks.map((one) => [one.measure, one]));
    try {
      const answer = await call(api.task.assign, { params: { id }, body: { tasks: [...changes] } });
      const after = new Map(answer.tasks.map((one) => [one.measure, one]));
      queries.setQueryData(ask.division(id).queryKey, (old: Divided | undefined) =>
        old
          ? { ...old, count: answer.count, tasks: old.tasks.map((one) => after.get(one.measure) ?? one) }
          : old,
      );
      const mine = answer.tasks.filter((one) => !answer.conflicts.includes(one.measure));
      setUndo(isUndo ? null : inverse(mine, before));
      if (answer.conflicts.length > 0) void message.warning(words.division.clash(answer.conflicts.length), 6);
      else void message.success(isUndo ? words.division.undone : words.division.saved(mine.length));
    } catch (error) {
      void message.error((error as Error).message);
    }
  };
  const save = (format: 'docx' | 'xlsx' | 'csv') =>
    download(api.task.export, {
      params: { id, format },
      query: { owner: owner === 'undated' ? undefined : (owner ?? undefined), body: body ?? undefined },
    }).catch((error: Error) => void message.error(error.message));
  const bodies = new Map(
    tasks
      .flatMap((one) => [...(one.lead ? [one.lead] : []), ...one.supporting])
      .map((one) => [one.body, one.bodyName]),
  );
  return (
    <div className="draft division">
      <div className="title">
        <div>
          <h1>{words.division.title}</h1>
          <Link to={`/documents/${id}`}>{title}</Link>
        </div>
        <div className="row tight">
          <button type="button" className="tool strong" onClick={() => void save('docx')}>
            {words.division.exportDocx}
          </button>
          <button type="button" className="tool" onClick={() => void save('xlsx')}>
            {words.exportXlsx}
          </button>
          <button type="button" className="tool" onClick={() => void save('csv')}>
            {words.exportCsv}
          </button>
        </div>
      </div>
      {asOf !== null && <p className="muted">{words.division.past}</p>}
      {count.measures === 0 ? (
        <Empty title={words.division.noMeasures} hint={words.division.noMeasuresHint} />
      ) : (
        <>
          <Count count={count} owner={owner} onPick={(value) => put('owner', value)} />
          {change && <Back document={id} onTaken={() => void found.refetch()} />}
          <div className="row filters">
            <select
              className="field short"
              aria-label={words.division.lead}
              value={body ?? ''}
              onChange={(event) => put('body', event.target.value)}
            >
              <option value="">{words.division.allBodies}</option>
              {[...bodies].map(([value, name]) => (
                <option key={value} value={value}>
                  {name}
                </option>
              ))}
            </select>
            <input
              className="field short"
              type="search"
              aria-label={words.filter}
              placeholder={words.filter}
              defaultValue={text}
              onChange={(event) => put('words', event.target.value.trim())}
            />
            <span className="muted">{words.total(shown.length)}</span>
            {change && likely.length > 0 && (
              <button
                type="button"
                className="tool"
                onClick={() =>
                  void act(
                    likely.map(({ measure, version, proposed }) => ({
                      measure,
                      version,
                      lead: proposed!.body,
                    })),
                  )
                }
              >
                {words.division.takeAll(likely.length)}
              </button>
            )}
            {undo !== null && undo.length > 0 && (
              <button type="button" className="tool" onClick={() => void act(undo, true)}>
                {words.division.undo}
              </button>
            )}
          </div>
          {shown.length === 0 && <Empty title={words.division.none} hint={words.division.noneHint} />}
          {grouped(shown).map(({ clause, number, heading, tasks: own }) => (
            <section key={clause} className="clause-tasks">
              <h2>
                <Link to={`/documents/${id}/${clause}`}>
                  {number !== null && <span className="number">{number} </span>}
                  {heading || words.draft.noHeading}
                </Link>
              </h2>
              {own.map((one) => (
                <TaskRow
                  key={one.measure}
                  document={id}
                  task={one}
                  act={change ? (changes) => act([changes]) : null}
                />
              ))}
            </section>
          ))}
        </>
      )}
    </div>
  );
}

type Owner = 'with' | 'without' | 'undated' | null;

/** How far the division has come, each figure a filter. */
const Count = ({
  count,
  owner,
  onPick,
}: {
  readonly count: Divided['count'];
  readonly owner: Owner;
  readonly onPick: (owner: Owner) => void;
}) => {
  const figures: readonly (readonly [Owner, number, string])[] = [
    [null, count.measures, words.division.all],
    ['with', count.owned, words.division.owned],
    ['without', count.unowned, words.division.unowned],
    ['undated', count.undated, words.division.undated],
  ];
  return (
    <div className="tabs">
      {figures.map(([value, figure, name]) => (
        <button key={name} type="button" aria-pressed={owner === value} onClick={() => onPick(value)}>
          {name} {figure}
        </button>
      ))}
    </div>
  );
};
