import { api, type Me, type Proposal } from '@luodi/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Modal, Popconfirm, Slider } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { ask } from '../../api/ask.ts';
import { call } from '../../api/call.ts';
import { may } from '../../api/right.ts';
import { moment } from '../../api/time.ts';
import { Empty, State } from '../../components/state.tsx';
import { words } from '../../words/index.ts';
import { Clashes } from './clash.tsx';
import { Context, limitsOf, type Span } from './context.tsx';
import { useDesk } from './desk.ts';
import { Listing } from './listing.tsx';
import { joints, KINDS, type Lens, type Order, queue, split, stand, stretch, stroke } from './queue.ts';
import './review.css';

const STATES = ['proposed', 'accepted', 'rejected'] as const;

/** The review: a queue under the fingers. */
export default function Review({ me }: { readonly me: Me }) {
  const { id = '' } = useParams();
  const found = useQuery(ask.document(id));
  const detail = found.data;
  const desk = useDesk(id, me);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const go = useNavigate();
  const [lens, setLens] = useState<Lens>({ state: 'proposed', kind: null, order: 'text', words: '' });
  const [here, setHere] = useState<{ id: string | null; at: number }>({ id: null, at: 0 });
  const [sure, setSure] = useState(0.9);
  const [edit, setEdit] = useState<Span | null>(null);
  const [cuts, setCuts] = useState<readonly number[] | null>(null);
  const [help, setHelp] = useState(false);
  const all = useMemo(() => detail?.proposals ?? [], [detail]);
  const shown = useMemo(() => queue(all, lens), [all, lens]);
  const at = stand(shown, here.id, here.at);
  const current = shown[at];
  const next = current && all[all.findIndex((one) => one.id === current.id) + 1];
  const open = all.filter((one) => one.state === 'proposed');
  const bulk = open.filter((one) => one.confidence >= sure);
  const reviewing = detail?.summary.status === 'reviewing';
  const mayDecide = reviewing && may(me, 'proposal.decide');

  const pick = (index: number) => {
    setEdit(null);
    setCuts(null);
    setHere({ id: shown[index]?.id ?? null, at: index });
  };
  const press = (key: string) => {
    const meant = stroke(key, current, next);
    if (!meant) return false;
    if (meant.does === 'move') pick(Math.max(0, Math.min(shown.length - 1, at + meant.by)));
    else if (meant.does === 'help') setHelp(true);
    else if (!mayDecide) return false;
    else if (meant.does === 'undo') desk.undo();
    else if (meant.does === 'edit' && current) {
      setCuts(null);
      setEdit({ start: current.start, end: current.end });
    } else if (meant.does === 'split' && current) {
      setEdit(null);
      const at = joints(current.text);
      if (at.length === 0) void message.info(words.desk.noJoint);
      else setCuts(at);
    } else if (meant.does === 'acts') {
      desk.apply(meant.acts);
      setEdit(null);
      setCuts(null);
      // A decided one leaves the queue of undecided ones by itself; elsewhere one moves on.
      const leaves =
        lens.state === 'proposed' && meant.acts.every((act) => act.act !== 'grade' && act.act !== 'reopen');
      const to = meant.move && !leaves ? Math.min(shown.length - 1, at + 1) : at;
      setHere({ id: leaves ? null : (shown[to]?.id ?? null), at: to });
    }
    return true;
  };
  const keepSpan = () => {
    if (!edit || !current) return;
    desk.apply([{ act: 'span', proposal: current.id, version: current.version, ...edit }]);
    setEdit(null);
    setHere({ id: lens.state === 'proposed' ? null : current.id, at });
  };
  const keepSplit = () => {
    if (!cuts || !current) return;
    desk.apply([{ act: 'split', proposal: current.id, version: current.version, at: split(current, cuts) }]);
    setCuts(null);
    setHere({ id: null, at });
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.ctrlKey || event.metaKey || /INPUT|TEXTAREA|SELECT/.test(target.tagName)) return;
      if (target.closest('[role="slider"], [role="dialog"]')) {
        if (!(edit && (event.key === 'Enter' || event.key === 'Escape'))) return;
      }
      const enter = event.key === 'Enter';
      if (edit && current && detail) {
        const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
        if (event.key === 'Escape') setEdit(null);
        else if (enter) keepSpan();
        else if (by !== 0) {
          const end = event.altKey ? 'start' : 'end';
          setEdit(stretch(edit, end, edit[end] + by, limitsOf(detail, current)));
        } else return;
        event.preventDefault();
        return;
      }
      if (cuts && (enter || event.key === 'Escape')) {
        if (enter) keepSplit();
        else setCuts(null);
        event.preventDefault();
        return;
      }
      if (event.altKey || help) return;
      if (press(event.key)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });

  if (!detail) return <State query={found} />;
  const { summary, headings, findings } = detail;
  const accepted = all.filter((one) => one.state === 'accepted').length;
  const rejected = all.length - accepted - open.length;
  const grave = findings.filter((one) => one.severity === 'error' && one.decision === null).length;
  const adopt = async () => {
    try {
      // What was decided a moment ago may still be on its way; an adopted plan would refuse it.
      await desk.settled();
      // Each decision may have moved the document's version on.
      const { summary: fresh } = await call(api.document.get, { params: { id } });
      await call(api.document.adopt, { params: { id }, body: { version: fresh.version } });
      await queries.invalidateQueries();
      void message.success(words.adoptDone);
      go('/items');
    } catch (error) {
      void message.error((error as Error).message);
    }
  };
  const heading = headings.find((one) => one.eId === current?.article);
  const choose = (change: Partial<Lens>) => {
    setLens({ ...lens, ...change });
    setHere({ id: current?.id ?? null, at: 0 });
    setEdit(null);
    setCuts(null);
  };
  return (
    <div className="review">
      <header className="bar">
        <div className="row">
          <h1>
            <span className="muted">{words.review} ·</span>{' '}
            <Link to={`/documents/${id}`}>{summary.title}</Link>
          </h1>
          <span className="grow" />
          <span className="small muted" role="status">
            {desk.saving ? words.desk.saving : ''}
          </span>
          {grave > 0 && (
            <Link className="small danger" to={`/documents/${id}?panel=findings`}>
              {words.desk.graveLink(grave)}
            </Link>
          )}
          <button type="button" className="tool" disabled={desk.undoable === 0} onClick={() => desk.undo()}>
            {words.undo} <kbd>Z</kbd>
          </button>
          <button type="button" className="tool" onClick={() => setHelp(true)}>
            {words.desk.help} <kbd>?</kbd>
          </button>
          {mayDecide && (
            <Popconfirm
              title={words.adopt}
              icon={null}
              placement="bottomRight"
              okText={words.adopt}
              cancelText={words.cancel}
              okButtonProps={{ disabled: grave > 0 }}
              onConfirm={() => void adopt()}
              description={
                <div className="adopting">
                  <p>{words.adoptHint}</p>
                  <p>{words.desk.adoptCount(accepted, rejected)}</p>
                  {open.length > 0 && <p className="danger">{words.desk.adoptOpen(open.length)}</p>}
                  {grave > 0 && <p className="danger">{words.desk.adoptGrave(grave)}</p>}
                </div>
              }
            >
              <button type="button" className={`tool${open.length === 0 ? ' strong' : ''}`}>
                {words.adopt}
              </button>
            </Popconfirm>
          )}
        </div>
        <div className="row progress">
          <span className="meter" role="img" aria-label={words.desk.meter(accepted, rejected, open.length)}>
            <i className="good" style={{ width: `${share(accepted, all.length)}%` }} />
            <i className="off" style={{ width: `${share(rejected, all.length)}%` }} />
          </span>
          <span className="small">{words.desk.meter(accepted, rejected, open.length)}</span>
        </div>
        {mayDecide && open.length > 0 && (
          <div className="row bulk">
            <span className="small">{words.acceptAll}</span>
            <Slider
              min={0.3}
              max={1}
              step={0.01}
              value={sure}
              onChange={setSure}
              tooltip={{ formatter: null }}
              ariaLabelForHandle={words.confidence}
            />
            <b>{Math.round(sure * 100)}%</b>
            <button
              type="button"
              className="tool"
              disabled={bulk.length === 0}
              onClick={() =>
                desk.apply(
                  bulk.map((one) => ({ act: 'accept' as const, proposal: one.id, version: one.version })),
                )
              }
            >
              {words.acceptCount(bulk.length)}
            </button>
            <span className="muted small">{words.desk.bulkHint}</span>
          </div>
        )}
      </header>
      <Clashes desk={desk} />
      <div className="queue">
        <section className="side-queue" aria-label={words.desk.queue}>
          <div className="lens">
            <div className="tabs">
              {STATES.map((state) => (
                <button
                  key={state}
                  type="button"
                  aria-pressed={lens.state === state}
                  onClick={() => choose({ state })}
                >
                  {words.reader.states[state]}{' '}
                  {state === 'proposed' ? open.length : state === 'accepted' ? accepted : rejected}
                </button>
              ))}
              <button
                type="button"
                aria-pressed={lens.state === null}
                onClick={() => choose({ state: null })}
              >
                {words.all}
              </button>
            </div>
            <div className="row tight">
              <select
                className="field short"
                aria-label={words.draft.list}
                value={lens.kind ?? ''}
                onChange={(event) => choose({ kind: (event.target.value || null) as Lens['kind'] })}
              >
                <option value="">{words.draft.allLists}</option>
                {KINDS.map((kind) => (
                  <option key={kind} value={kind}>
                    {words.kind[kind]}
                  </option>
                ))}
              </select>
              <select
                className="field short"
                aria-label={words.desk.order}
                value={lens.order}
                onChange={(event) => choose({ order: event.target.value as Order })}
              >
                {(['text', 'unsure', 'sure'] as const).map((order) => (
                  <option key={order} value={order}>
                    {words.desk.orders[order]}
                  </option>
                ))}
              </select>
              <input
                className="field filter"
                type="search"
                aria-label={words.filter}
                placeholder={words.filter}
                value={lens.words}
                onChange={(event) => choose({ words: event.target.value })}
              />
            </div>
          </div>
          {shown.length > 0 && <Listing shown={shown} at={at} onPick={pick} />}
        </section>
        <section className="focus" aria-label={words.desk.focus}>
          {!current ? (
            open.length === 0 ? (
              <Empty
                title={reviewing ? words.allDone : words.desk.frozen}
                hint={reviewing ? words.allDoneHint : words.desk.frozenHint}
              >
                {!reviewing && <Link to={`/items?document=${id}`}>{words.items}</Link>}
              </Empty>
            ) : (
              <Empty title={words.nothingFound} hint={words.desk.otherLens} />
            )
          ) : (
            <>
              <p className="muted small where">
                {heading ? (
                  <Link to={`/documents/${id}/${heading.eId}?at=${current.start}-${current.end}`}>
                    {heading.number ?? ''} {heading.text}
                  </Link>
                ) : (
                  <Link to={`/documents/${id}?at=${current.start}-${current.end}`}>{words.exactWords}</Link>
                )}
                <span>
                  {' '}
                  · {at + 1} / {shown.length}
                </span>
              </p>
              <Context detail={detail} proposal={current} edit={edit} onEdit={setEdit} />
              {edit && (
                <div className="row tools">
                  <button type="button" className="tool strong" onClick={keepSpan}>
                    {words.desk.keepSpan} <kbd>Enter</kbd>
                  </button>
                  <button type="button" className="tool" onClick={() => setEdit(null)}>
                    {words.cancel} <kbd>Esc</kbd>
                  </button>
                  <span className="muted small">{words.editSpan}</span>
                </div>
              )}
              {cuts && <Parts current={current} cuts={cuts} setCuts={setCuts} onKeep={keepSplit} />}
              <Facts current={current} />
              {mayDecide ? (
                <Keys press={press} current={current} mayMerge={next !== undefined} />
              ) : (
                <p className="muted">{reviewing ? words.desk.mayNot : words.desk.frozenHint}</p>
              )}
            </>
          )}
        </section>
      </div>
      <Modal open={help} onCancel={() => setHelp(false)} footer={null} title={words.desk.help} width={460}>
        <dl className="keys">
          {words.desk.keyList.map(([key, name]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{name}</dd>
            </div>
          ))}
        </dl>
      </Modal>
    </div>
  );
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : (100 * part) / whole);

/** What the machine proposes of it, and who decided. */
const Facts = ({ current }: { readonly current: Proposal }) => (
  <dl className="facts">
    <div>
      <dt>{words.draft.list}</dt>
      <dd>
        <span className={`chip ${current.kind}`}>{words.kind[current.kind]}</span>
      </dd>
    </div>
    <div>
      <dt>{words.draft.grade}</dt>
      <dd>
        {words.grade[current.grade]}
        {current.criteria.length > 0 && <span className="muted small"> {current.criteria.join('、')}</span>}
      </dd>
    </div>
    <div>
      <dt>{words.confidence}</dt>
      <dd>
        {current.origin === 'machine'
          ? `${Math.round(current.confidence * 100)}%`
          : words.desk.byHandOf(current.origin)}
        {current.abstained && <span className="chip warn"> {words.abstained}</span>}
      </dd>
    </div>
    <div>
      <dt>{words.start.stateName}</dt>
      <dd>
        {words.reader.states[current.state]}
        {current.decided && (
          <span className="muted small">
            {' '}
            {current.decided.by} {moment(current.decided.at)}
          </span>
        )}
      </dd>
    </div>
  </dl>
);

/** Every act as a button that shows its key. */
const Keys = ({
  press,
  current,
  mayMerge,
}: {
  readonly press: (key: string) => boolean;
  readonly current: Proposal;
  readonly mayMerge: boolean;
}) => (
  <div className="row tools">
    {(
      [
        ['a', words.accept, current.state === 'accepted'],
        ['r', words.reject, current.state === 'rejected'],
        ['1', words.kind.project, current.kind === 'project' && current.state === 'accepted'],
        ['2', words.kind.policy, current.kind === 'policy' && current.state === 'accepted'],
        ['3', words.kind.platform, current.kind === 'platform' && current.state === 'accepted'],
        ['4', words.kind.reform, current.kind === 'reform' && current.state === 'accepted'],
        ['g', current.grade === 'major' ? words.desk.toOrdinary : words.desk.toMajor, false],
        ['e', words.desk.span, false],
        ['s', words.desk.split, false],
        ['m', words.desk.merge, !mayMerge],
        ['u', words.reopen, current.state === 'proposed'],
      ] as const
    ).map(([key, name, off]) => (
      <button
        key={key}
        type="button"
        className={`tool${key === 'a' ? ' strong' : ''}`}
        disabled={off}
        onClick={() => press(key)}
      >
        {name} <kbd>{key.toUpperCase()}</kbd>
      </button>
    ))}
  </div>
);

/** The parts a proposal would be cut into; each joint can be left whole. */
function Parts({
  current,
  cuts,
  setCuts,
  onKeep,
}: {
  readonly current: Proposal;
  readonly cuts: readonly number[];
  readonly setCuts: (cuts: readonly number[] | null) => void;
  readonly onKeep: () => void;
}) {
  const every = joints(current.text);
  const parts = split(current, cuts);
  return (
    <div className="parts">
      <p className="small muted">{words.desk.splitHint}</p>
      <p>
        {[0, ...every.map((cut) => cut + 1)].map((from, index) => {
          const cut = every[index];
          return (
            <span key={from}>
              {current.text.slice(from, cut ?? current.text.length)}
              {cut !== undefined && (
                <button
                  type="button"
                  className="joint"
                  aria-pressed={cuts.includes(cut)}
                  aria-label={words.desk.joint(current.text[cut]!)}
                  onClick={() =>
                    setCuts(cuts.includes(cut) ? cuts.filter((one) => one !== cut) : [...cuts, cut])
                  }
                >
                  {cuts.includes(cut) ? `✂ ${current.text[cut]}` : current.text[cut]}
                </button>
              )}
            </span>
          );
        })}
      </p>
      <div className="row tight">
        <button type="button" className="tool strong" disabled={parts.length < 2} onClick={onKeep}>
          {words.desk.splitInto(parts.length)} <kbd>Enter</kbd>
        </button>
        <button type="button" className="tool" onClick={() => setCuts(null)}>
          {words.cancel} <kbd>Esc</kbd>
        </button>
      </div>
    </div>
  );
}
