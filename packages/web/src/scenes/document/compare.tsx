import { api } from '@luodi/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { ask } from '../../api/ask.ts';
import { call } from '../../api/call.ts';
import { State } from '../../components/state.tsx';
import { words } from '../../words/index.ts';

const TONES = { carried: 'good', split: '', changed: 'warn', missing: 'bad' } as const;
type Outcome = keyof typeof TONES;

/** Where each clause went: one document beside another. */
export default function Compare() {
  const { id = '', other = '' } = useParams();
  const found = useQuery({
    queryKey: ['carried', id, other],
    queryFn: () => call(api.document.compare, { params: { id, other } }),
  });
  const documents = useQuery(ask.documents);
  const [only, setOnly] = useState<Outcome | null>(null);
  if (!found.data) return <State query={found} />;
  const { clauses } = found.data;
  const titleOf = (one: string) => documents.data?.documents.find(({ id: own }) => own === one)?.title ?? '';
  return (
    <div className="scroll" style={{ padding: '16px 22px', height: '100%', overflow: 'auto' }}>
      <div className="title">
        <h1>{words.compare}</h1>
        <span className="muted small">{words.draft.machine}</span>
      </div>
      <div className="tabs" style={{ marginBottom: 10 }}>
        <button type="button" aria-pressed={only === null} onClick={() => setOnly(null)}>
          {words.all} {clauses.length}
        </button>
        {(Object.keys(TONES) as Outcome[]).map((state) => (
          <button key={state} type="button" aria-pressed={only === state} onClick={() => setOnly(state)}>
            {words.carried[state]} {clauses.filter((one) => one.state === state).length}
          </button>
        ))}
      </div>
      <table className="sheet">
        <thead>
          <tr>
            <th>{titleOf(id) || words.clause}</th>
            <th>{words.start.stateName}</th>
            <th>{titleOf(other) || words.compareWith}</th>
          </tr>
        </thead>
        <tbody>
          {clauses
            .filter((one) => only === null || one.state === only)
            .map((one) => (
              <tr key={one.eId}>
                <td>
                  <Link to={`/documents/${id}/${one.eId}`}>
                    {one.number ?? ''} {one.heading}
                  </Link>
                </td>
                <td>
                  <span className={`chip ${TONES[one.state]}`}>{words.carried[one.state]}</span>
                </td>
                <td>
                  {one.into.map((into) => (
                    <div key={into.eId}>
                      <Link to={`/documents/${other}/${into.eId}`}>{into.heading || into.eId}</Link>{' '}
                      <span className="muted small">
                        {words.draft.alike} {Math.round(into.similarity * 100)}%
                      </span>
                    </div>
                  ))}
                  {one.changes.map((change) => (
                    <div key={change} className="small danger">
                      {change}
                    </div>
                  ))}
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
