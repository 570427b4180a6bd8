import { api } from '@luodi/contract';
import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { ask } from '../../../api/ask.ts';
import { call, download } from '../../../api/call.ts';
import { moment } from '../../../api/time.ts';
import { Scroll } from '../../../components/scroll.tsx';
import { State } from '../../../components/state.tsx';
import { words } from '../../../words/index.ts';
import { Method } from '../build/method.tsx';
import { agrees } from '../live.ts';
import type { View } from './view.ts';

/** What a result is made of, and the proof: made again it is the same to the byte. */
export default function MadeOf({ framework, result, live, put }: View) {
  const { message } = App.useApp();
  const list = useQuery(ask.results(framework.id));
  const [again, setAgain] = useState<{ readonly same: boolean; readonly differs: readonly string[] } | null>(
    null,
  );
  const [busy, setBusy] = useState(false);
  const params = { id: framework.id, result: result.id };
  const prove = async () => {
    setBusy(true);
    try {
      setAgain(await call(api.result.again, { params, body: {} as never }));
    } catch (error) {
      void message.error((error as Error).message);
    } finally {
      setBusy(false);
    }
  };
  const take = (format: 'xlsx' | 'csv') =>
    download(api.result.export, { params: { ...params, format } }).catch(
      (error: Error) => void message.error(error.message),
    );
  // The page computed it too; a score that differs would show here.
  const here = agrees(live, result);
  return (
    <div className="column">
      <section className="card">
        <h2>{words.index.madeTitle}</h2>
        <dl className="figures wrap">
          <div>
            <dt>{words.index.version}</dt>
            <dd>v{result.frameworkVersion}</dd>
          </div>
          <div>
            <dt>{words.vintage}</dt>
            <dd>{moment(result.vintage)}</dd>
          </div>
          <div>
            <dt>{words.index.seed}</dt>
            <dd>{result.seed}</dd>
          </div>
          <div>
            <dt>{words.index.computedAt}</dt>
            <dd>{moment(result.computedAt)}</dd>
          </div>
        </dl>
        <p className="small hash">
          {words.index.hash} {result.hash}
          <br />
          {words.index.dataHash} {result.dataHash}
        </p>
        <div className="row tight">
          <button type="button" className="tool strong" disabled={busy} onClick={() => void prove()}>
            {words.index.again}
          </button>
          <button type="button" className="tool" onClick={() => void take('xlsx')}>
            {words.index.table} XLSX
          </button>
          <button type="button" className="tool" onClick={() => void take('csv')}>
            {words.index.table} CSV
          </button>
        </div>
        <p role="status">
          <span className={`chip ${here ? 'good' : 'bad'}`}>
            {here ? words.index.sameHere : words.index.notHere}
          </span>{' '}
          {again && (
            <span className={`chip ${again.same ? 'good' : 'bad'}`}>
              {again.same
                ? words.index.same
                : words.index.differs(
                    again.differs.map((one) => words.index.parts[one] ?? one).join(words.index.comma),
                  )}
            </span>
          )}
        </p>
      </section>
      <Method
        sheet={{ ...framework, nodes: framework.nodes, recipe: framework.recipe }}
        editable={false}
        onPut={() => {}}
      />
      <section className="card">
        <h2>{words.index.allResults}</h2>
        {!list.data ? (
          <State query={list} />
        ) : (
          <Scroll>
            <table className="sheet">
              <thead>
                <tr>
                  <th>{words.index.period}</th>
                  <th>{words.index.version}</th>
                  <th>{words.vintage}</th>
                  <th>{words.index.computedAt}</th>
                  <th className="number">{words.index.runs}</th>
                  <th>SHA-256</th>
                </tr>
              </thead>
              <tbody>
                {list.data.results.slice(0, 100).map((one) => (
                  <tr key={one.id}>
                    <td>
                      <button type="button" className="step" onClick={() => put({ period: one.period })}>
                        {one.period}
                      </button>
                    </td>
                    <td>v{one.frameworkVersion}</td>
                    <td>{moment(one.vintage)}</td>
                    <td>{moment(one.computedAt)}</td>
                    <td className="number">{one.runs ?? '–'}</td>
                    <td className="muted">{one.hash.slice(0, 12)}…</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        )}
      </section>
    </div>
  );
}
