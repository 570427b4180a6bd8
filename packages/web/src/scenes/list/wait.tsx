import { api, type ItemDetail, type Schedule } from '@luodi/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { ask } from '../../api/ask.ts';
import { call } from '../../api/call.ts';
import { words } from '../../words/index.ts';
import type { Act } from './act.ts';
import { Findings } from './finding.tsx';
import { Timeline } from './timeline.tsx';

const LINK_KINDS = ['FS', 'SS', 'FF', 'SF'] as const;

/** When the steps of an item can and must be, what they wait for, and what a slip would move. */
export function Waits({
  item,
  may,
  act,
}: {
  readonly item: ItemDetail;
  readonly may: boolean;
  readonly act: Act;
}) {
  const schedule = useQuery({
    ...ask.schedule({ item: item.row.id }),
    enabled: item.milestones.length > 0 && item.row.state === 'live',
  });
  if (item.milestones.length === 0) return null;
  const across = item.dependencies.filter((one) => one.predecessor.item !== one.successor.item);
  return (
    <section className="card">
      <h2>{words.ledger.network}</h2>
      {schedule.data && (
        <>
          <Findings schedule={schedule.data} />
          <Timeline schedule={schedule.data} open />
          <Slip schedule={schedule.data} seen={schedule.dataUpdatedAt} />
        </>
      )}
      <h3>{words.ledger.dependencies}</h3>
      {across.length === 0 && <p className="muted small">{words.ledger.noDependencies}</p>}
      <ul className="plain small">
        {across.map((one) => {
          const waits = one.successor.item === item.row.id;
          const other = waits ? one.predecessor : one.successor;
          return (
            <li key={one.id} className="row tight">
              <span className="muted">
                {waits ? words.ledger.waitsFor : words.ledger.heldUp} ({words.ledger.linkKind[one.kind]}
                {one.lag === 0 ? '' : ` ${one.lag > 0 ? '+' : ''}${words.ledger.workdays(one.lag)}`})
              </span>
              <Link to={`/items/${other.item}`}>
                {other.itemTitle} · {other.title}
              </Link>
              {may && waits && (
                <button
                  type="button"
                  className="tool bare"
                  aria-label={`${words.ledger.unlink} ${other.title}`}
                  onClick={() =>
                    void act(() =>
                      call(api.schedule.unlink, { params: { id: one.id }, body: { version: one.version } }),
                    )
                  }
                >
                  ✕
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {may && <Tie item={item} act={act} />}
    </section>
  );
}

/** What moves when a step slips: asked of the server, which knows every item's links. */
function Slip({ schedule, seen }: { readonly schedule: Schedule; readonly seen: number }) {
  const open = schedule.steps.filter((step) => step.doneOn === null);
  const [chosen, setStep] = useState('');
  const [days, setDays] = useState(20);
  // A step that somebody removed is not asked about.
  const step = (open.find((one) => one.id === chosen) ?? open[0])?.id ?? '';
  const asked = useQuery({
    queryKey: ['slip', step, days, seen],
    queryFn: () => call(api.schedule.slip, { params: { id: step }, query: { days } }),
    enabled: step !== '' && days > 0,
    placeholderData: keepPreviousData,
  });
  if (open.length === 0) return null;
  const moved = asked.data?.moved.filter((one) => one.id !== step) ?? [];
  const missed = asked.data?.moved.filter((one) => one.misses) ?? [];
  return (
    <div className="slip small">
      <div className="row tight">
        {words.ledger.ifSlips}
        <select
          className="field short"
          aria-label={words.ledger.ifSlips}
          value={step}
          onChange={(event) => setStep(event.target.value)}
        >
          {open.map((one) => (
            <option key={one.id} value={one.id}>
              {one.title}
            </option>
          ))}
        </select>
        <input
          type="number"
          className="field short"
          min={1}
          max={2000}
          aria-label={words.ledger.slipDays}
          value={days}
          onChange={(event) =>
            setDays(Math.max(0, Math.min(2000, Math.round(Number(event.target.value)) || 0)))
          }
        />
        {words.ledger.slipDays}
      </div>
      {asked.data && (
        <p role="status">
          {moved.length === 0 ? words.ledger.movesNothing : words.ledger.moves(moved.length, missed.length)}
        </p>
      )}
      {moved.length > 0 && (
        <ul className="plain">
          {[...moved]
            .sort((a, b) => Number(b.misses) - Number(a.misses))
            .slice(0, 8)
            .map((one) => (
              <li key={one.id}>
                <Link to={`/items/${one.item}`}>{one.itemTitle}</Link> · {one.title} → {one.finish}{' '}
                <span className={one.misses ? 'danger' : 'muted'}>
                  +{words.ledger.workdays(one.by)}
                  {one.misses ? ` · ${words.ledger.misses(one.due)}` : ''}
                </span>
              </li>
            ))}
        </ul>
      )}
    </div>
  );
}

/** Lets a step of this item wait for a step of any item. */
function Tie({ item, act }: { readonly item: ItemDetail; readonly act: Act }) {
  const [successor, setSuccessor] = useState(item.milestones[0]?.id ?? '');
  const [text, setText] = useState('');
  const [other, setOther] = useState(item.row.id);
  const [predecessor, setPredecessor] = useState('');
  const [kind, setKind] = useState<(typeof LINK_KINDS)[number]>('FS');
  const [lag, setLag] = useState(0);
  const found = useQuery({ ...ask.items({ words: text, limit: 8 }), enabled: text.length > 1 });
  const steps = useQuery(ask.item(other));
  return (
    <details className="more">
      <summary className="small">{words.ledger.addDependency}</summary>
      <form
        className="stack small"
        onSubmit={(event) => {
          event.preventDefault();
          void act(() =>
            call(api.schedule.link, { params: { id: successor }, body: { predecessor, kind, lag } }),
          );
        }}
      >
        <label className="named">
          {words.ledger.thisStep}
          <select className="field" value={successor} onChange={(event) => setSuccessor(event.target.value)}>
            {item.milestones.map((one) => (
              <option key={one.id} value={one.id}>
                {one.title}
              </option>
            ))}
          </select>
        </label>
        <label className="named">
          {words.ledger.otherItem}
          <input
            className="field"
            value={text}
            placeholder={item.row.title}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <div className="row tight">
          {found.data?.items.map((one) => (
            <button
              key={one.id}
              type="button"
              className={`tool${one.id === other ? ' on' : ''}`}
              onClick={() => setOther(one.id)}
            >
              {one.title}
            </button>
          ))}
        </div>
        <label className="named">
          {words.ledger.otherStep}
          <select
            className="field"
            value={predecessor}
            onChange={(event) => setPredecessor(event.target.value)}
          >
            <option value="">–</option>
            {(steps.data?.milestones ?? [])
              .filter((one) => one.id !== successor)
              .map((one) => (
                <option key={one.id} value={one.id}>
                  {one.title}
                </option>
              ))}
          </select>
        </label>
        <div className="row tight">
          <select
            className="field short"
            aria-label={words.ledger.linkName}
            value={kind}
            onChange={(event) => setKind(event.target.value as typeof kind)}
          >
            {LINK_KINDS.map((one) => (
              <option key={one} value={one}>
                {words.ledger.linkKind[one]}
              </option>
            ))}
          </select>
          <input
            type="number"
            className="field short"
            aria-label={words.ledger.lag}
            value={lag}
            onChange={(event) => setLag(Math.round(Number(event.target.value)) || 0)}
          />
          <span className="muted">{words.ledger.lag}</span>
          <button type="submit" className="tool strong" disabled={predecessor === ''}>
            {words.save}
          </button>
        </div>
      </form>
    </details>
  );
}
