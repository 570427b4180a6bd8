import { api, type Framework, type Me } from '@luodi/contract';
import { FAULTS, faults, weigh } from '@luodi/domain/index/framework';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useEffect, useReducer, useState } from 'react';
import { Link, useParams } from 'react-router';
import { ask } from '../../../api/ask.ts';
import { call } from '../../../api/call.ts';
import { may } from '../../../api/right.ts';
import { today } from '../../../api/time.ts';
import { Empty, State } from '../../../components/state.tsx';
import { words } from '../../../words/index.ts';
import { language } from '../../../words/language.ts';
import { nameOf } from '../name.ts';
import { Branches } from './branches.tsx';
import '../index.css';
import { takeTrial } from '../trial.ts';
import './build.css';
import { begin, type Desk, isChanged, kept, type Put, put, redo, type Sheet, sheetOf, undo } from './desk.ts';
import { Judge } from './judge.tsx';
import { Method } from './method.tsx';
import { NodeForm } from './node.tsx';
import { Pick } from './pick.tsx';
import { Versions } from './versions.tsx';

type Act =
  | { readonly do: 'undo' | 'redo' }
  | { readonly do: 'put'; readonly change: Partial<Sheet>; readonly kind: string }
  | { readonly do: 'kept'; readonly sheet: Sheet };

const step = (desk: Desk, act: Act): Desk => {
  if (act.do === 'put') return put(desk, act.change, act.kind);
  if (act.do === 'kept') return kept(desk, act.sheet);
  return act.do === 'undo' ? undo(desk) : redo(desk);
};

/** Where an index is built: its tree, its weights, its method, its versions. */
export default function Build({ me }: { readonly me: Me }) {
  const { id } = useParams();
  const list = useQuery(ask.frameworks);
  if (!list.data) return <State query={list} />;
  const framework = list.data.frameworks.find((one) => one.id === id);
  if (!framework) return <Empty title={words.shell.lost} hint={words.shell.lostHint} heading="h1" />;
  return <Board key={framework.id} framework={framework} me={me} />;
}

type Side =
  | { readonly kind: 'node' }
  | { readonly kind: 'pick' }
  | { readonly kind: 'judge'; readonly method: 'pairwise' | 'allocation' };

function Board({ framework, me }: { readonly framework: Framework; readonly me: Me }) {
  const [desk, act] = useReducer(step, framework, (given) => begin(sheetOf(given)));
  const [chosen, setChosen] = useState<string | null>(
    framework.nodes.find((one) => one.parent === null)?.code ?? null,
  );
  const [side, setSide] = useState<Side>({ kind: 'node' });
  const [tab, setTab] = useState<'tree' | 'method' | 'versions'>('tree');
  const { message } = App.useApp();
  // The weights of a trial come along once, as a change that can be taken back.
  useEffect(() => {
    const weights = takeTrial(framework.id);
    if (!weights) return;
    act({
      do: 'put',
      change: { nodes: [...(weigh(framework.nodes, weights) as Framework['nodes'])] },
      kind: '',
    });
    void message.info(words.index.takenOver);
  }, [framework, message]);
  const isFrozen = framework.state === 'adopted';
  const isMine = may(me, 'framework.change') && !isFrozen;
  const { now } = desk;
  const node = now.nodes.find((one) => one.code === chosen) ?? null;
  const found = faults(now.nodes, (now.recipe.normalise as { method?: string } | undefined)?.method);
  const isDirty = isChanged(desk);
  useEffect(() => {
    if (!isDirty) return;
    const hold = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', hold);
    return () => window.removeEventListener('beforeunload', hold);
  }, [isDirty]);
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      const field = (event.target as HTMLElement).closest('input:not([type=range]), textarea, select');
      if (field || !(event.ctrlKey || event.metaKey)) return;
      if (event.key === 'z') {
        event.preventDefault();
        act({ do: event.shiftKey ? 'redo' : 'undo' });
      } else if (event.key === 'y') {
        event.preventDefault();
        act({ do: 'redo' });
      }
    };
    window.addEventListener('keydown', key);
    return () => window.removeEventListener('keydown', key);
  }, []);
  const change: Put = (given, kind = '') => act({ do: 'put', change: given, kind });
  return (
    <>
      <div className="title">
        <h1>
          {nameOf(now)} <span className="muted">v{framework.version}</span>{' '}
          <span className={`chip ${isFrozen ? 'good' : 'warn'}`}>
            {isFrozen ? words.index.adoptedFor(framework.adoptedFor ?? 0) : words.index.draft}
          </span>
        </h1>
        <div className="row tight">
          <Link className="tool" to={`/index?framework=${framework.id}`}>
            {words.index.results}
          </Link>
          {isMine && (
            <>
              <button
                type="button"
                className="tool"
                disabled={desk.past.length === 0}
                onClick={() => act({ do: 'undo' })}
              >
                {words.build.undo}
              </button>
              <button
                type="button"
                className="tool"
                disabled={desk.next.length === 0}
                onClick={() => act({ do: 'redo' })}
              >
                {words.build.redo}
              </button>
            </>
          )}
        </div>
      </div>
      {isFrozen && <p className="muted">{words.build.adopted(framework.adoptedFor ?? 0)}</p>}
      {isMine && (
        <Keep
          framework={framework}
          sheet={now}
          isDirty={isDirty}
          mayAdopt={may(me, 'framework.adopt') && found.every((one) => one.code === 'unlinked')}
          onKept={(sheet) => act({ do: 'kept', sheet })}
        />
      )}
      <p className="small" role="status">
        {found.length === 0 ? (
          <span className="chip good">{words.build.sound}</span>
        ) : (
          <>
            <span className="chip warn">{words.build.unfinished(found.length)}</span>{' '}
            {found.slice(0, 6).map((one) => (
              <button
                key={`${one.code} ${one.node}`}
                type="button"
                className="step"
                onClick={() => {
                  setTab(one.code === 'no-posts' ? 'method' : 'tree');
                  setChosen(one.node);
                  setSide({ kind: 'node' });
                }}
              >
                {nameOf(now.nodes.find((other) => other.code === one.node) ?? { name: one.node, nameEn: '' })}
                : {FAULTS[one.code][language()]}
              </button>
            ))}
          </>
        )}
      </p>
      <div className="tabs" style={{ marginBottom: 12 }}>
        {(['tree', 'method', 'versions'] as const).map((one) => (
          <button key={one} type="button" aria-pressed={tab === one} onClick={() => setTab(one)}>
            {words.build.tabs[one]}
          </button>
        ))}
      </div>
      {tab === 'tree' && (
        <div className="build-split">
          <Branches
            nodes={now.nodes}
            chosen={chosen}
            editable={isMine}
            onChoose={(code) => {
              setChosen(code);
              setSide({ kind: 'node' });
            }}
            onNodes={(nodes, kind) => change({ nodes: [...nodes] }, kind)}
          />
          <section className="card build-side">
            {side.kind === 'pick' && node ? (
              <Pick
                parent={node}
                nodes={now.nodes}
                onNodes={(nodes) => change({ nodes: [...nodes] })}
                onClose={() => setSide({ kind: 'node' })}
              />
            ) : side.kind === 'judge' && node ? (
              <Judge
                key={`${node.code} ${side.method}`}
                framework={framework}
                node={node}
                nodes={now.nodes}
                method={side.method}
                me={me}
                editable={isMine}
                onNodes={(nodes) => change({ nodes: [...nodes] })}
                onClose={() => setSide({ kind: 'node' })}
              />
            ) : node ? (
              <NodeForm
                key={node.code}
                node={node}
                sheet={now}
                editable={isMine}
                onPut={change}
                onChoose={setChosen}
                onPick={() => setSide({ kind: 'pick' })}
                onJudge={(method) => setSide({ kind: 'judge', method })}
              />
            ) : (
              <p className="muted">{words.build.nothingChosen}</p>
            )}
          </section>
        </div>
      )}
      {tab === 'method' && <Method sheet={now} editable={isMine} onPut={change} />}
      {tab === 'versions' && (
        <Versions
          id={framework.id}
          version={framework.version}
          onRestore={isMine ? (sheet) => change(sheet) : undefined}
        />
      )}
    </>
  );
}

/** Saving with a reason, and adopting for a year. */
function Keep({
  framework,
  sheet,
  isDirty,
  mayAdopt,
  onKept,
}: {
  readonly framework: Framework;
  readonly sheet: Sheet;
  readonly isDirty: boolean;
  readonly mayAdopt: boolean;
  readonly onKept: (sheet: Sheet) => void;
}) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const [year, setYear] = useState(String(Number(today().slice(0, 4)) + 1));
  const [busy, setBusy] = useState(false);
  const run = async (work: () => Promise<void>) => {
    if (reason.trim() === '') {
      void message.warning(words.build.needReason);
      return;
    }
    setBusy(true);
    try {
      await work();
      setReason('');
      await queries.invalidateQueries({ queryKey: ['frameworks'] });
      void queries.invalidateQueries({ queryKey: ['versions', framework.id] });
    } catch (error) {
      void message.error((error as Error).message);
    } finally {
      setBusy(false);
    }
  };
  const save = () =>
    run(async () => {
      const { name, nameEn, basis, nodes, recipe } = sheet;
      const made = await call(api.framework.change, {
        params: { id: framework.id },
        body: {
          version: framework.version,
          reason: reason.trim(),
          name,
          nameEn,
          basis,
          nodes: [...nodes],
          recipe,
        },
      });
      onKept(sheetOf(made));
      void message.success(words.build.saved(made.version));
    });
  const adopt = () =>
    run(async () => {
      const made = await call(api.framework.adopt, {
        params: { id: framework.id },
        body: { version: framework.version, year: Number(year), reason: reason.trim() },
      });
      void message.success(words.build.adoptedNow(made.adoptedFor ?? 0));
    });
  return (
    <form
      className="row tight keep"
      onSubmit={(event) => {
        event.preventDefault();
        if (isDirty) void save();
      }}
    >
      {isDirty && <span className="chip warn">{words.build.unsaved}</span>}
      <input
        className="field short reason"
        aria-label={words.build.reason}
        placeholder={words.build.reasonHint}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <button type="submit" className="tool strong" disabled={!isDirty || busy}>
        {words.build.save}
      </button>
      {mayAdopt && !isDirty && (
        <>
          <input
            className="field short year"
            aria-label={words.build.adoptYear}
            inputMode="numeric"
            pattern="\d{4}"
            value={year}
            onChange={(event) => setYear(event.target.value.trim())}
          />
          <button
            type="button"
            className="tool"
            title={words.build.adoptHint}
            disabled={busy || !/^\d{4}$/.test(year)}
            onClick={() => void adopt()}
          >
            {words.build.adopt}
          </button>
        </>
      )}
    </form>
  );
}
