import { api } from '@luodi/contract';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { State } from '../../components/state.tsx';
import { words } from '../../words/index.ts';

/** The audit chain: to look at and to prove. */
export default function Chain() {
  const list = useQuery({
    queryKey: ['audit'],
    queryFn: () => call(api.audit.list, { query: { limit: 200 } }),
  });
  const [verdict, setVerdict] = useState<{
    whole: boolean;
    events: number;
    broken: { seq: number; reason: string } | null;
  } | null>(null);
  if (!list.data) return <State query={list} />;
  return (
    <>
      <div className="row" style={{ justifyContent: 'space-between', marginBottom: 12 }}>
        <h1 style={{ margin: 0 }}>{words.chain}</h1>
        <Button type="primary" onClick={async () => setVerdict(await call(api.audit.verify))}>
          {words.verify}
        </Button>
      </div>
      {verdict && (
        <Alert
          type={verdict.whole ? 'success' : 'error'}
          showIcon
          title={
            verdict.whole
              ? words.whole(verdict.events)
              : `${words.broken(verdict.broken?.seq ?? 0)} (${verdict.broken?.reason})`
          }
          style={{ marginBottom: 12 }}
        />
      )}
      <div className="scroll">
        <table className="heat" style={{ width: '100%' }}>
          <tbody>
            {list.data.events.map((one) => (
              <tr key={one.seq}>
                <td>{one.seq}</td>
                <td>{one.at.slice(0, 19).replace('T', ' ')}</td>
                <td style={{ textAlign: 'left' }}>{one.verb}</td>
                <td style={{ textAlign: 'left' }}>{one.noun}</td>
                <td style={{ textAlign: 'left', fontFamily: 'monospace' }}>{one.hash.slice(0, 16)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
