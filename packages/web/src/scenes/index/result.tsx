import { api, type Framework, type Me } from '@luodi/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { ask } from '../../api/ask.ts';
import { call } from '../../api/call.ts';
import { may } from '../../api/right.ts';
import { moment, today } from '../../api/time.ts';
import { ranked, ranking } from '../../charts/ranking.ts';
import { Chart } from '../../components/chart.tsx';
import { Empty, State } from '../../components/state.tsx';
import { words } from '../../words/index.ts';
import { language } from '../../words/language.ts';
import { Cells } from './cells.tsx';
import './index.css';
import { tree } from './tree.ts';
import { Way } from './way.tsx';

/** The evaluation index: areas by rank, the cells of the tree, and the way back from each. */
export default function Index({ me }: { readonly me: Me }) {
  const list = useQuery(ask.frameworks);
  const [query, setQuery] = useSearchParams();
  if (!list.data) return <State query={list} />;
  const { frameworks } = list.data;
  const framework = frameworks.find((one) => one.id === query.get('framework')) ?? frameworks[0];
  if (!framework) return <Empty title={words.index.none} hint={words.index.noneHint} heading="h1" />;
  return (
    <>
      {frameworks.length > 1 && (
        <div className="tabs" style={{ marginBottom: 12 }}>
          {frameworks.map((one) => (
            <button
              key={one.id}
              type="button"
              aria-pressed={one.id === framework.id}
              onClick={() => setQuery({ framework: one.id })}
            >
              {nameOf(one)}
            </button>
          ))}
        </div>
      )}
      <One key={framework.id} framework={framework} me={me} />
    </>
  );
}

const nameOf = (one: { readonly name: string; readonly nameEn: string }): string =>
  language() === 'en' && one.nameEn ? one.nameEn : one.name;

function One({ framework, me }: { readonly framework: Framework; readonly me: Me }) {
  const [query, setQuery] = useSearchParams();
  const result = useQuery(ask.result(framework.id, query.get('period') ?? undefined));
  const organisation = useQuery(ask.organisation);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const [period, setPeriod] = useState('');
  const names = useMemo(
    () => new Map((organisation.data?.areas ?? []).map((one) => [one.id, nameOf(one)])),
    [organisation.data],
  );
  const top = tree(framework.nodes)[0]?.node.code ?? '';
  const option = useMemo(
    () =>
      result.data ? ranking(ranked(result.data, top, names), { score: words.score, rank: words.rank }) : null,
    [result.data, top, names],
  );
  if (result.isPending || organisation.isPending || result.error) return <State query={result} />;
  const { data } = result;
  const code = query.get('code');
  const area = query.get('area');
  const put = (changes: Readonly<Record<string, string | null>>) =>
    setQuery(
      (before) => {
        const after = new URLSearchParams(before);
        for (const [name, value] of Object.entries(changes)) {
          if (value) after.set(name, value);
          else after.delete(name);
        }
        return after;
      },
      { replace: true },
    );
  const asked = period || data?.period || String(Number(today().slice(0, 4)) - 1);
  const compute = async () => {
    setBusy(true);
    try {
      await call(api.framework.compute, { params: { id: framework.id }, body: { period: asked } });
      await queries.invalidateQueries({ queryKey: ['result', framework.id] });
      void queries.invalidateQueries({ queryKey: ['overview'] });
      put({ period: null });
      void message.success(words.computed);
    } catch (error) {
      void message.error((error as Error).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <div className="title">
        <h1>
          {nameOf(framework)} <span className="muted">{data?.period}</span>
        </h1>
        <div className="row tight">
          <span className={`chip ${framework.state === 'adopted' ? 'good' : 'warn'}`}>
            {framework.state === 'adopted'
              ? words.index.adoptedFor(framework.adoptedFor ?? 0)
              : words.index.draft}
          </span>
          {may(me, 'framework.compute') && (
            <>
              <input
                className="field short year"
                aria-label={words.monitoring.anyPeriod}
                value={period}
                placeholder={asked}
                onChange={(event) => setPeriod(event.target.value.trim())}
              />
              <button type="button" className="tool strong" disabled={busy} onClick={() => void compute()}>
                {busy ? words.index.computing : words.compute}
              </button>
            </>
          )}
        </div>
      </div>
      {!data ? (
        <Empty title={words.noIndex} hint={words.noIndexHint} />
      ) : (
        <>
          {data.findings.length > 0 && (
            <ul className="plain findings">
              {data.findings.map((one) => (
                <li key={`${one.code} ${one.message.zh}`}>
                  <span
                    className={`chip ${one.severity === 'error' ? 'bad' : one.severity === 'warning' ? 'warn' : ''}`}
                  >
                    {words.severity[one.severity]}
                  </span>{' '}
                  {one.message[language()]}
                </li>
              ))}
            </ul>
          )}
          <div className={`index-split${code ? ' with-way' : ''}`}>
            <div className="column">
              {option && (
                <section className="card">
                  <h2>{words.index.ranking}</h2>
                  <Chart
                    option={option}
                    height={34 + 30 * data.ranks.length}
                    name={words.index.rankingChart}
                  />
                  <p className="muted small">
                    {data.ranks.some((one) => one.low !== null) ? words.index.rangeHint : words.index.noRange}
                  </p>
                </section>
              )}
              <section className="card">
                <h2>{words.index.cells}</h2>
                <p className="muted small">{words.cell}</p>
                <Cells
                  framework={framework}
                  result={data}
                  names={names}
                  chosen={code ? { code, area } : null}
                  onCell={(cell) => put(cell)}
                />
              </section>
              <p className="muted small">
                SHA-256 {data.hash.slice(0, 16)}… · {words.vintage} {moment(data.vintage)} · v
                {data.frameworkVersion}
              </p>
            </div>
            {code && (
              <Way
                framework={framework}
                result={data}
                code={code}
                area={area}
                names={names}
                onClose={() => put({ code: null, area: null })}
                onCode={(to) => put({ code: to })}
              />
            )}
          </div>
        </>
      )}
    </>
  );
}
