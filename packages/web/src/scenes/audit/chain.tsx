import { api, type Me, type QueryOf } from '@luodi/contract';
import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { call, download } from '../../api/call.ts';
import { may } from '../../api/right.ts';
import { moment } from '../../api/time.ts';
import { Scroll } from '../../components/scroll.tsx';
import { Empty, State } from '../../components/state.tsx';
import { actOf, actorOf, nounOf } from '../../words/event.ts';
import { words } from '../../words/index.ts';
import { Filters } from './filters.tsx';

interface Verdict {
  readonly whole: boolean;
  readonly events: number;
  readonly broken: { readonly seq: number; readonly reason: string } | null;
}
type Asked = QueryOf<typeof api.audit.list>;

const PAGE = 100;
const FORMATS = ['xlsx', 'csv', 'jsonl'] as const;

/** The audit chain: to look at by time, person, act and thing, to prove, and to take away. */
export default function Chain({ me }: { readonly me: Me }) {
  const [asked, setAsked] = useState<Asked>({});
  const [before, setBefore] = useState<number | undefined>(undefined);
  const list = useQuery({
    queryKey: ['audit', asked, before ?? 0],
    queryFn: () => call(api.audit.list, { query: { ...asked, limit: PAGE, before } }),
    placeholderData: (last) => last,
  });
  const { message } = App.useApp();
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  if (!list.data) return <State query={list} />;
  const { events, total } = list.data;
  const last = events.at(-1)?.seq ?? 1;
  const say = (error: Error) => message.error(error.message);
  return (
    <>
      <div className="title">
        <h1>{words.chain}</h1>
        <button
          type="button"
          className="tool strong"
          onClick={() => void call(api.audit.verify).then(setVerdict).catch(say)}
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
      <Filters
        put={(next) => {
          setAsked(next);
          setBefore(undefined);
        }}
      />
      <div className="row between" style={{ margin: '10px 0' }}>
        <span role="status">{words.auditing.found(total)}</span>
        {may(me, 'audit.export') && (
          <span className="row tight">
            <span className="muted small">{words.auditing.take}</span>
            {FORMATS.map((format) => (
              <button
                key={format}
                type="button"
                className="tool"
                title={format === 'jsonl' ? words.auditing.jsonlHint : undefined}
                onClick={() =>
                  void download(api.audit.export, { params: { format }, query: asked }).catch(say)
                }
              >
                {words.auditing[format]}
              </button>
            ))}
          </span>
        )}
      </div>
      {events.length === 0 ? (
        <Empty title={words.auditing.none} hint={words.auditing.noneHint} />
      ) : (
        <Scroll label={words.chain}>
          <table className="sheet">
            <thead>
              <tr>
                <th className="number">{words.number}</th>
                <th>{words.time.at}</th>
                <th>{words.time.by}</th>
                <th>{words.auditing.act}</th>
                <th>{words.auditing.id}</th>
                <th>SHA-256</th>
              </tr>
            </thead>
            <tbody>
              {events.map((one) => (
                <tr key={one.seq}>
                  <td className="number">{one.seq}</td>
                  <td>{moment(one.at)}</td>
                  <td title={one.actor}>{actorOf(one.actor, one.actorName)}</td>
                  <td>
                    {actOf(one.verb)} {nounOf(one.noun)}
                    {one.rows > 1 && <span className="muted small"> {words.auditing.rows(one.rows)}</span>}
                  </td>
                  <td>
                    <code className="small" title={one.nounId}>
                      {one.nounId.length > 24 ? `${one.nounId.slice(0, 23)}…` : one.nounId}
                    </code>
                  </td>
                  <td>
                    <code className="small" title={one.hash}>
                      {one.hash.slice(0, 16)}
                    </code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      <div className="row" style={{ marginTop: 10 }}>
        <button
          type="button"
          className="tool"
          disabled={before === undefined}
          onClick={() => setBefore(undefined)}
        >
          {words.monitoring.newest}
        </button>
        <button
          type="button"
          className="tool"
          disabled={events.length < PAGE || last <= 1}
          onClick={() => setBefore(last)}
        >
          {words.monitoring.older}
        </button>
      </div>
    </>
  );
}
