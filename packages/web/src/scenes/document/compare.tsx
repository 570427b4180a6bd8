import { api } from '@luodi/contract';
import { useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import { Link, useParams } from 'react-router';
import { call } from '../../api/call.ts';
import { State } from '../../components/state.tsx';
import { words } from '../../words/index.ts';

const COLOURS = { carried: 'green', split: 'blue', changed: 'gold', missing: 'red' } as const;

/** Where each clause went: one document beside another. */
export default function Compare() {
  const { id = '', other = '' } = useParams();
  const found = useQuery({
    queryKey: ['carried', id, other],
    queryFn: () => call(api.document.compare, { params: { id, other } }),
  });
  if (!found.data) return <State query={found} />;
  const { clauses } = found.data;
  const count = (state: keyof typeof COLOURS) => clauses.filter((one) => one.state === state).length;
  return (
    <div style={{ padding: '20px 24px', height: '100%', overflow: 'auto' }}>
      <h1>{words.compare}</h1>
      <div className="row" style={{ marginBottom: 12 }}>
        {(Object.keys(COLOURS) as (keyof typeof COLOURS)[]).map((state) => (
          <Tag key={state} color={COLOURS[state]}>
            {words.carried[state]} {count(state)}
          </Tag>
        ))}
      </div>
      <div className="scroll">
        <table className="heat" style={{ width: '100%' }}>
          <tbody>
            {clauses.map((one) => (
              <tr key={one.eId}>
                <td style={{ textAlign: 'left', whiteSpace: 'normal' }}>
                  <Link to={`/documents/${id}/${one.eId}`}>
                    {one.number ?? ''} {one.heading}
                  </Link>
                </td>
                <td style={{ textAlign: 'left' }}>
                  <Tag color={COLOURS[one.state]}>{words.carried[one.state]}</Tag>
                </td>
                <td style={{ textAlign: 'left', whiteSpace: 'normal' }}>
                  {one.into.map((into) => (
                    <div key={into.eId}>
                      <Link to={`/documents/${other}/${into.eId}`}>{into.heading || into.eId}</Link>{' '}
                      <span className="muted small">{Math.round(into.similarity * 100)}%</span>
                    </div>
                  ))}
                  {one.changes.map((change) => (
                    <div key={change} className="small" style={{ color: 'var(--red)' }}>
                      {change}
                    </div>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
