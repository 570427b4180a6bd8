import { api, type Framework, type IndexResult, type Me } from '@luodi/contract';
import { periodKind } from '@luodi/domain/index/framework';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { lazy, Suspense, useMemo, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { ask } from '../../api/ask.ts';
import { call } from '../../api/call.ts';
import { may } from '../../api/right.ts';
import { today } from '../../api/time.ts';
import { Empty, State } from '../../components/state.tsx';
import { words } from '../../words/index.ts';
import { language } from '../../words/language.ts';
import { Make } from './build/make.tsx';
import './index.css';
import { live } from './live.ts';
import { nameOf } from './name.ts';
import type { View } from './view/view.ts';

const VIEWS = {
  ranking: lazy(() => import('./view/ranking.tsx')),
  parts: lazy(() => import('./view/parts.tsx')),
  change: lazy(() => import('./view/change.tsx')),
  radar: lazy(() => import('./view/star.tsx')),
  sure: lazy(() => import('./view/sure.tsx')),
  whatif: lazy(() => import('./view/whatif.tsx')),
  made: lazy(() => import('./view/made.tsx')),
} as const;
type ViewName = keyof typeof VIEWS;

/** The evaluation index: its newest result in seven views, each leading back to the words of the plan. */
export default function Index({ me }: { readonly me: Me }) {
  const list = useQuery(ask.frameworks);
  const [query, setQuery] = useSearchParams();
  const [making, setMaking] = useState(false);
  if (!list.data) return <State query={list} />;
  const { frameworks } = list.data;
  const framework = frameworks.find((one) => one.id === query.get('framework')) ?? first(frameworks);
  const mayMake = may(me, 'framework.create');
  if (making) return <Make frameworks={frameworks} onClose={() => setMaking(false)} />;
  if (!framework)
    return (
      <Empty title={words.index.none} hint={words.build.none} heading="h1">
        {mayMake && (
          <button type="button" className="tool strong" onClick={() => setMaking(true)}>
            {words.build.make}
          </button>
        )}
      </Empty>
    );
  return (
    <>
      <div className="row tight between" style={{ marginBottom: 8 }}>
        <div className="tabs">
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
        {mayMake && (
          <button type="button" className="tool" onClick={() => setMaking(true)}>
            {words.build.make}
          </button>
        )}
      </div>
      <One key={framework.id} framework={framework} me={me} />
    </>
  );
}

/** What is shown first: an adopted one before drafts. */
const first = (list: readonly Framework[]): Framework | undefined =>
  list.find((one) => one.state === 'adopted') ?? list.find((one) => one.id === 'index') ?? list[0];

function One({ framework, me }: { readonly framework: Framework; readonly me: Me }) {
  const [query, setQuery] = useSearchParams();
  const result = useQuery(ask.result(framework.id, query.get('period') ?? undefined));
  const results = useQuery(ask.results(framework.id));
  const organisation = useQuery(ask.organisation);
  const made = useQuery({
    ...ask.made(framework.id, result.data?.id ?? ''),
    enabled: Boolean(result.data),
  });
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const [period, setPeriod] = useState('');
  const names = useMemo(
    () => new Map((organisation.data?.areas ?? []).map((one) => [one.id, nameOf(one)])),
    [organisation.data],
  );
  const computed = useMemo(() => {
    if (!made.data) return null;
    try {
      return live(made.data);
    } catch {
      return null;
    }
  }, [made.data]);
  if (result.isPending || organisation.isPending || result.error) return <State query={result} />;
  const { data } = result;
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
  const periods = [...new Set((results.data?.results ?? []).map((one) => one.period))].sort().reverse();
  const told = query.get('view') ?? 'ranking';
  const view: ViewName = told in VIEWS ? (told as ViewName) : 'ranking';
  const Scene = VIEWS[view];
  const refresh = async () => {
    await queries.invalidateQueries({ queryKey: ['result', framework.id] });
    void queries.invalidateQueries({ queryKey: ['results', framework.id] });
    void queries.invalidateQueries({ queryKey: ['overview'] });
  };
  const compute = async () => {
    setBusy(true);
    try {
      await call(api.result.compute, { params: { id: framework.id }, body: { period: asked } });
      await refresh();
      put({ period: asked });
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
          {nameOf(framework)}{' '}
          {periods.length > 1 ? (
            <select
              className="field short"
              aria-label={words.index.period}
              value={data?.period ?? ''}
              onChange={(event) => put({ period: event.target.value })}
            >
              {periods.map((one) => (
                <option key={one}>{one}</option>
              ))}
            </select>
          ) : (
            <span className="muted">{data?.period}</span>
          )}
        </h1>
        <div className="row tight">
          <span className={`chip ${framework.state === 'adopted' ? 'good' : 'warn'}`}>
            {framework.state === 'adopted'
              ? words.index.adoptedFor(framework.adoptedFor ?? 0)
              : words.index.draft}
          </span>
          <Link className="tool" to={`/index/${framework.id}/build`}>
            {words.build.open}
          </Link>
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
          {data.frameworkVersion !== framework.version && (
            <p className="chip warn">{words.index.older(data.frameworkVersion, framework.version)}</p>
          )}
          <Findings findings={data.findings} />
          <div className="tabs" style={{ margin: '8px 0 12px' }}>
            {(Object.keys(VIEWS) as ViewName[]).map((one) => (
              <button key={one} type="button" aria-pressed={view === one} onClick={() => put({ view: one })}>
                {words.index.views[one]}
              </button>
            ))}
          </div>
          <Suspense fallback={<State />}>
            {!made.data ? (
              <State query={made} />
            ) : computed === null ? (
              <Empty title={words.failed} hint={words.index.broken} />
            ) : (
              <Scene
                {...({
                  framework: { ...framework, nodes: made.data.nodes, recipe: made.data.recipe },
                  result: data,
                  live: computed,
                  names,
                  me,
                  kind: periodKind(data.period),
                  put,
                  query,
                  refresh,
                } satisfies View)}
              />
            )}
          </Suspense>
        </>
      )}
    </>
  );
}

/** What was odd while computing: the grave ones, the rest folded away. */
function Findings({ findings }: { readonly findings: IndexResult['findings'] }) {
  if (findings.length === 0) return null;
  return (
    <details className="findings" open={findings.length < 4}>
      <summary>{words.index.findings(findings.length)}</summary>
      <ul className="plain">
        {findings.map((one) => (
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
    </details>
  );
}
