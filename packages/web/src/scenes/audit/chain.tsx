import { api } from '@luodi/contract';
import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { moment } from '../../api/time.ts';
import { Scroll } from '../../components/scroll.tsx';
import { State } from '../../components/state.tsx';
import { actOf, actorOf, nounOf } from '../../words/event.ts';
import { words } from '../../words/index.ts';

interface Verdict {
  readonly whole: boolean;
  readonly events: number;
  readonly broken: { readonly seq: number; readonly reason: string } | null;
}

/** The audit chain: to look at and to prove. */
export default function Chain() {
  const [before, setBefore] = useState<number | undefined>(undefined);
  const list = useQuery({
    queryKey: ['audit', before ?? 0],
    queryFn: () => call(api.audit.list, { query: { limit: 100, before } }),
  });
  const { message } = App.useApp();
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  if (!list.data) return <State query={list} />;
  const { events } = list.data;
  const last = events.at(-1)?.seq ?? 1;
  return (
    <>
      <div className="title">
        <h1>{words.chain}</h1>
        <button
          type="button"
          className="tool strong"
          onClick={() =>
            void call(api.audit.verify)
              .then(setVerdict)
              .catch((error: Error) => message.error(error.message))
          }
        >
          {words.verify}
        </button>
      </div>
      {verdict && (
        <p role="status">
          <span className={`chip ${verdict.whole ? 'good' : 'bad'}`}>
            {verdict.whole
              ? words.whole(verdict.events)
              : `${words.broken(verdict.broken?.seq ?? 0)} (${verdict.broken?.reason ?? ''})`}
          </span>
        </p>
      )}
      <Scroll>
        <table className="sheet">
          <thead>
            <tr>
              <th className="number">{words.number}</th>
              <th>{words.time.at}</th>
              <th>{words.time.by}</th>
              <th>{words.monitoring.act}</th>
              <th>SHA-256</th>
            </tr>
          </thead>
          <tbody>
            {events.map((one) => (
              <tr key={one.seq}>
                <td className="number">{one.seq}</td>
                <td>{moment(one.at)}</td>
                <td>{actorOf(one.actor)}</td>
                <td>
                  {actOf(one.verb)} {nounOf(one.noun)}
                </td>
                <td>
                  <code>{one.hash.slice(0, 16)}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <div className="row" style={{ marginTop: 10 }}>
        <button
          type="button"
          className="tool"
          disabled={before === undefined}
          onClick={() => setBefore(undefined)}
        >
          {words.monitoring.newest}
        </button>
        <button type="button" className="tool" disabled={last <= 1} onClick={() => setBefore(last)}>
          {words.monitoring.older}
        </button>
      </div>
    </>
  );
}
