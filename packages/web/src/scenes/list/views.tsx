import { api } from '@luodi/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Popover } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { ask } from '../../api/ask.ts';
import { call } from '../../api/call.ts';
import { words } from '../../words/index.ts';
import { COLUMNS, type Column, kept } from './query.ts';

/** Views kept by name: filters, columns, order and look together. */
export function Views() {
  const [params, setParams] = useSearchParams();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const views = useQuery(ask.views);
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const act = async (work: () => Promise<unknown>) => {
    await work().catch((error: Error) => void message.error(error.message));
    await queries.invalidateQueries({ queryKey: ask.views.queryKey });
  };
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title={words.ledger.views}
      content={
        <div className="stack views">
          {(views.data?.views ?? []).map((view) => (
            <div key={view.id} className="row tight">
              <button type="button" className="tool" onClick={() => setParams(view.query)}>
                {view.name}
              </button>
              {view.shared && <span className="chip">{words.ledger.sharedView}</span>}
              {view.own && (
                <button
                  type="button"
                  className="tool bare"
                  aria-label={`${words.ledger.removeView} ${view.name}`}
                  onClick={() =>
                    void act(() =>
                      call(api.view.remove, { params: { id: view.id }, body: { version: view.version } }),
                    )
                  }
                >
                  ✕
                </button>
              )}
            </div>
          ))}
          {views.data?.views.length === 0 && <span className="muted small">{words.ledger.noViews}</span>}
          <form
            className="row tight"
            onSubmit={(event) => {
              event.preventDefault();
              if (name.trim() === '') return;
              void act(() =>
                call(api.view.save, { body: { name: name.trim(), query: kept(params), shared } }),
              ).then(() => setName(''));
            }}
          >
            <input
              className="field short"
              aria-label={words.ledger.viewName}
              placeholder={words.ledger.viewName}
              value={name}
              maxLength={60}
              onChange={(event) => setName(event.target.value)}
            />
            <label className="small">
              <input type="checkbox" checked={shared} onChange={() => setShared(!shared)} />{' '}
              {words.ledger.share}
            </label>
            <button type="submit" className="tool strong" disabled={name.trim() === ''}>
              {words.save}
            </button>
          </form>
        </div>
      }
    >
      <button type="button" className="tool" aria-haspopup="dialog">
        {words.ledger.views}
      </button>
    </Popover>
  );
}

/** Which columns the table shows. */
export function Columns({
  columns,
  choose,
}: {
  readonly columns: readonly Column[];
  readonly choose: (columns: readonly Column[]) => void;
}) {
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title={words.ledger.columns}
      content={
        <div className="stack">
          {COLUMNS.filter((one) => one !== 'title').map((one) => (
            <label key={one} className="small">
              <input
                type="checkbox"
                checked={columns.includes(one)}
                onChange={() =>
                  choose(columns.includes(one) ? columns.filter((other) => other !== one) : [...columns, one])
                }
              />{' '}
              {words.ledger.column[one]}
            </label>
          ))}
        </div>
      }
    >
      <button type="button" className="tool" aria-haspopup="dialog">
        {words.ledger.columns}
      </button>
    </Popover>
  );
}
