import { api, type Me } from '@luodi/contract';
import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { ask } from '../../api/ask.ts';
import { call, download } from '../../api/call.ts';
import { may } from '../../api/right.ts';
import { Empty, State } from '../../components/state.tsx';
import { words } from '../../words/index.ts';
import './carried.css';
import { carriedKey, useCarry } from './carry.ts';
import { Pair } from './pair.tsx';
import { decide, type Lens, OUTCOMES, stands, through } from './stand.ts';

/** As many clauses are shown before one asks for more. */
const PAGE = 60;

/** Where each clause went: one document beside another, proposed by similarity, decided by a person. */
export default function CarriedPage({ me }: { readonly me: Me }) {
  const { id = '', other = '' } = useParams();
  const found = useQuery({
    queryKey: carriedKey(id, other),
    queryFn: () => call(api.carried.get, { params: { id, other } }),
  });
  const documents = useQuery(ask.documents);
  const carry = useCarry(id, other);
  const { message } = App.useApp();
  const go = useNavigate();
  const [lens, setLens] = useState<Lens>({ state: null, decided: null, words: '' });
  const [most, setMost] = useState(PAGE);
  const others = useMemo(() => new Map(found.data?.others.map((one) => [one.eId, one])), [found.data]);
  if (!found.data || !documents.data) return <State query={found.data ? documents : found} />;
  const { clauses } = found.data;
  const all = documents.data.documents;
  const titleOf = (one: string) => all.find(({ id: own }) => own === one)?.title ?? '';
  const shown = through(clauses, lens);
  const open = shown.filter((one) => one.decision === null);
  const done = clauses.filter((one) => one.decision !== null).length;
  const reached = new Set(clauses.flatMap((one) => stands(one).into));
  const fresh = found.data.others.filter((one) => !reached.has(one.eId));
  const mayDecide = may(me, 'document.decide');
  const save = (format: 'xlsx' | 'csv') =>
    download(api.carried.export, {
      params: { id, other, format },
      query: { state: lens.state ?? undefined, decided: lens.decided ?? undefined },
    }).catch((error: Error) => void message.error(error.message));
  const choose = (change: Partial<Lens>) => {
    setLens({ ...lens, ...change });
    setMost(PAGE);
  };
  return (
    <div className="carried">
      <div className="title">
        <h1>{words.compare}</h1>
        <div className="row tight">
          {mayDecide && (
            <button type="button" className="tool" disabled={carry.undoable === 0} onClick={carry.undo}>
              {words.undo}
            </button>
          )}
          <button type="button" className="tool" onClick={() => void save('xlsx')}>
            {words.exportXlsx}
          </button>
          <button type="button" className="tool" onClick={() => void save('csv')}>
            {words.exportCsv}
          </button>
        </div>
      </div>
      <p className="row tight">
        <Link to={`/documents/${id}`}>{titleOf(id)}</Link> <span aria-hidden="true">→</span>
        <select
          className="field short"
          aria-label={words.compareWith}
          value={other}
          onChange={(event) => go(`/documents/${id}/carried/${event.target.value}`)}
        >
          {all
            .filter((one) => one.id !== id)
            .map((one) => (
              <option key={one.id} value={one.id}>
                {one.title}
              </option>
            ))}
        </select>
      </p>
      <div className="row progress">
        <span className="meter" role="img" aria-label={words.carry.meter(done, clauses.length)}>
          <i className="good" style={{ width: `${clauses.length ? (100 * done) / clauses.length : 0}%` }} />
        </span>
        <span className="small">{words.carry.meter(done, clauses.length)}</span>
        <span className="muted small">{words.draft.machine}</span>
      </div>
      <div className="row between lens">
        <div className="tabs">
          <button type="button" aria-pressed={lens.state === null} onClick={() => choose({ state: null })}>
            {words.all} {clauses.length}
          </button>
          {OUTCOMES.map((state) => (
            <button
              key={state}
              type="button"
              aria-pressed={lens.state === state}
              onClick={() => choose({ state })}
            >
              {words.carried[state]} {clauses.filter((one) => stands(one).state === state).length}
            </button>
          ))}
        </div>
        <div className="row tight">
          <select
            className="field short"
            aria-label={words.carry.decidedFilter}
            value={String(lens.decided)}
            onChange={(event) =>
              choose({ decided: event.target.value === 'null' ? null : event.target.value === 'true' })
            }
          >
            <option value="null">{words.carry.either}</option>
            <option value="false">{words.carry.open}</option>
            <option value="true">{words.carry.done}</option>
          </select>
          <input
            className="field filter"
            type="search"
            aria-label={words.filter}
            placeholder={words.filter}
            value={lens.words}
            onChange={(event) => choose({ words: event.target.value })}
          />
          {mayDecide && open.length > 1 && (
            <button
              type="button"
              className="tool"
              onClick={() => carry.apply(open.map((one) => decide(one)))}
            >
              {words.carry.confirmAll(open.length)}
            </button>
          )}
        </div>
      </div>
      {shown.length === 0 ? (
        <Empty title={words.nothingFound} hint={words.carry.otherLens} />
      ) : (
        <ul className="plain pairs">
          {shown.slice(0, most).map((one) => (
            <Pair
              key={one.eId}
              id={id}
              other={other}
              clause={one}
              others={others}
              mayDecide={mayDecide}
              apply={carry.apply}
            />
          ))}
        </ul>
      )}
      {shown.length > most && (
        <button type="button" className="tool" onClick={() => setMost(most + PAGE)}>
          {words.carry.more(shown.length - most)}
        </button>
      )}
      {fresh.length > 0 && (
        <details className="fresh">
          <summary>{words.carry.fresh(fresh.length)}</summary>
          <ul className="plain">
            {fresh.map((one) => (
              <li key={one.eId}>
                <Link to={`/documents/${other}/${one.eId}`}>
                  {one.number ?? ''} {one.heading}
                </Link>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
