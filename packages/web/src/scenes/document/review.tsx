import { api, type Me } from '@luodi/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Modal } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { ask } from '../../api/ask.ts';
import { call } from '../../api/call.ts';
import { may } from '../../api/right.ts';
import { Empty, State } from '../../components/state.tsx';
import { words } from '../../words/index.ts';
import { Bar } from './bar.tsx';
import { Clashes } from './clash.tsx';
import { limitsOf, type Span } from './context.tsx';
import { useDesk } from './desk.ts';
import { Focus } from './focus.tsx';
import { LensBar } from './lens.tsx';
import { Listing } from './listing.tsx';
import { joints, type Lens, queue, split, stand, stretch, stroke } from './queue.ts';
import './review.css';

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
  const [edit, setEdit] = useState<Span | null>(null);
  const [cuts, setCuts] = useState<readonly number[] | null>(null);
  const [help, setHelp] = useState(false);
  const all = useMemo(() => detail?.proposals ?? [], [detail]);
  const shown = useMemo(() => queue(all, lens), [all, lens]);
  const at = stand(shown, here.id, here.at);
  const current = shown[at];
  const next = current && all[all.findIndex((one) => one.id === current.id) + 1];
  const open = all.filter((one) => one.state === 'proposed');
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
  const choose = (change: Partial<Lens>) => {
    setLens({ ...lens, ...change });
    setHere({ id: current?.id ?? null, at: 0 });
    setEdit(null);
    setCuts(null);
  };
  return (
    <div className="review">
      <Bar
        detail={detail}
        saving={desk.saving}
        undoable={desk.undoable}
        mayDecide={mayDecide}
        onUndo={() => desk.undo()}
        onHelp={() => setHelp(true)}
        onBulk={(bulk) =>
          desk.apply(bulk.map((one) => ({ act: 'accept' as const, proposal: one.id, version: one.version })))
        }
        onAdopt={() => void adopt()}
      />
      <Clashes desk={desk} detail={detail} />
      <div className="queue">
        <section className="side-queue" aria-label={words.desk.queue}>
          <LensBar lens={lens} all={all} choose={choose} />
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
            <Focus
              detail={detail}
              current={current}
              place={`${at + 1} / ${shown.length}`}
              mayDecide={mayDecide}
              mayMerge={next !== undefined}
              edit={edit}
              setEdit={setEdit}
              keepSpan={keepSpan}
              cuts={cuts}
              setCuts={setCuts}
              keepSplit={keepSplit}
              press={press}
            />
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
