import { api, type Lists as Shapes } from '@luodi/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../../api/ask.ts';
import { call } from '../../api/call.ts';
import { Empty, State } from '../../components/state.tsx';
import { words } from '../../words/index.ts';
import { language } from '../../words/language.ts';
import { COLUMNS, type Column, STAGES } from '../list/query.ts';
import { useAct } from './act.ts';
import { type Names, Naming, trimmed } from './naming.tsx';
import { Past } from './past.tsx';

type List = Shapes['lists'][number];

/** Name, columns and stages of each list. */
export function Lists({ may }: { readonly may: boolean }) {
  const shapes = useQuery(ask.lists);
  if (!shapes.data) return <State query={shapes} />;
  if (shapes.data.lists.length === 0)
    return <Empty title={words.setting.noLists} hint={words.setting.noListsHint} />;
  return (
    <div className="settings-grid">
      {shapes.data.lists.map((list) => (
        <One key={list.id} list={list} may={may} />
      ))}
    </div>
  );
}

function One({ list, may }: { readonly list: List; readonly may: boolean }) {
  const act = useAct('lists');
  const [names, setNames] = useState<Names>(list);
  const [columns, setColumns] = useState<readonly string[]>(list.columns);
  const [stages, setStages] = useState(list.lifecycle);
  const same =
    names.name === list.name &&
    names.nameEn === list.nameEn &&
    columns.join() === list.columns.join() &&
    stages.join() === list.lifecycle.join();
  const move = (at: number, by: number) => {
    const next = [...columns];
    const [one] = next.splice(at, 1);
    if (one !== undefined) next.splice(at + by, 0, one);
    setColumns(next);
  };
  const free = COLUMNS.filter((one) => !columns.includes(one));
  return (
    <form
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault();
        void act(() =>
          call(api.list.change, {
            params: { id: list.id },
            body: {
              version: list.version,
              ...trimmed(names),
              columns: [...columns],
              lifecycle: stages,
            },
          }),
        );
      }}
    >
      <h2>
        <span className={`chip ${list.kind}`}>{words.kind[list.kind]}</span>{' '}
        {(language() === 'en' && list.nameEn) || list.name}
      </h2>
      <fieldset className="stack" disabled={!may}>
        <div className="row">
          <Naming names={names} put={setNames} />
        </div>
        <div>
          <b className="small">{words.setting.columns}</b>{' '}
          <span className="muted small">{words.setting.columnsHint}</span>
          <ol className="chosen-columns">
            {columns.map((one, at) => {
              const said = words.ledger.column[one as Column] ?? one;
              return (
                <li key={one} className="row tight">
                  <span>{said}</span>
                  <button
                    type="button"
                    className="tool bare"
                    aria-label={`${words.setting.up} ${said}`}
                    disabled={at === 0}
                    onClick={() => move(at, -1)}
                  >
                    ←
                  </button>
                  <button
                    type="button"
                    className="tool bare"
                    aria-label={`${words.setting.down} ${said}`}
                    disabled={at === columns.length - 1}
                    onClick={() => move(at, 1)}
                  >
                    →
                  </button>
                  <button
                    type="button"
                    className="tool bare"
                    aria-label={`${words.setting.drop} ${said}`}
                    disabled={one === 'title'}
                    onClick={() => setColumns(columns.filter((other) => other !== one))}
                  >
                    ✕
                  </button>
                </li>
              );
            })}
          </ol>
          {free.length > 0 && (
            <select
              className="field short"
              aria-label={words.setting.addColumn}
              value=""
              onChange={(event) => event.target.value && setColumns([...columns, event.target.value])}
            >
              <option value="">{words.setting.addColumn}</option>
              {free.map((one) => (
                <option key={one} value={one}>
                  {words.ledger.column[one]}
                </option>
              ))}
            </select>
          )}
        </div>
        {list.kind === 'project' ? (
          <div>
            <b className="small">{words.setting.lifecycle}</b>{' '}
            <span className="muted small">{words.setting.lifecycleHint}</span>
            <div className="row">
              {STAGES.filter((one) => one !== 'withdrawn').map((one) => (
                <label key={one} className="small">
                  <input
                    type="checkbox"
                    checked={stages.includes(one)}
                    onChange={() =>
                      setStages(
                        STAGES.filter((other) =>
                          other === one ? !stages.includes(one) : stages.includes(other),
                        ),
                      )
                    }
                  />{' '}
                  {words.ledger.stage[one]}
                </label>
              ))}
            </div>
          </div>
        ) : (
          <p className="muted small">{words.setting.noLifecycle}</p>
        )}
        <div>
          <button type="submit" className="tool strong" disabled={same || names.name.trim() === ''}>
            {words.setting.save}
          </button>
        </div>
      </fieldset>
      <Past of="list" id={list.id} />
    </form>
  );
}
