import { api, type Me, type Proposal, type ReviewAct } from '@luodi/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm, Progress, Slider, Tag } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { call } from '../../api/call.ts';
import { Empty, State } from '../../components/state.tsx';
import { words } from '../../words/index.ts';
import { stroke } from './queue.ts';

/** The review: a queue under the fingers. */
export default function Review({ me }: { readonly me: Me }) {
  const { id = '' } = useParams();
  const detail = useQuery({
    queryKey: ['document', id],
    queryFn: () => call(api.document.get, { params: { id } }),
  });
  const queries = useQueryClient();
  const { message } = App.useApp();
  const go = useNavigate();
  const [at, setAt] = useState(0);
  const [onlyOpen, setOnlyOpen] = useState(true);
  const [sure, setSure] = useState(0.8);
  const [edit, setEdit] = useState<{ start: number; end: number } | null>(null);
  const [done, setDone] = useState<readonly string[]>([]);
  const busy = useRef(false);
  const listing = useRef<HTMLDivElement>(null);
  const may = detail.data?.summary.status === 'reviewing' && me.roles.includes('planner');
  const all = detail.data?.proposals ?? [];
  const shown = useMemo(
    () => (onlyOpen ? all.filter((one) => one.state === 'proposed') : all),
    [all, onlyOpen],
  );
  const current = shown[Math.min(at, shown.length - 1)];
  const next = current && all[all.findIndex((one) => one.id === current.id) + 1];
  const open = all.filter((one) => one.state === 'proposed');
  const bulk = open.filter((one) => one.confidence >= sure);

  const apply = async (acts: readonly ReviewAct[]) => {
    if (busy.current || !may) return;
    busy.current = true;
    try {
      const result = await call(api.document.review, { params: { id }, body: { acts: [...acts] } });
      setDone((before) => [...before, result.decision]);
      if (result.conflicts.length > 0) void message.warning(words.conflict);
      await queries.invalidateQueries({ queryKey: ['document', id] });
    } catch (error) {
      void message.error((error as Error).message);
    } finally {
      busy.current = false;
    }
  };
  const takeBack = async () => {
    const decision = done.at(-1);
    if (!decision || busy.current) return;
    try {
      await call(api.document.undo, { params: { id, decision } });
      setDone((before) => before.slice(0, -1));
      await queries.invalidateQueries({ queryKey: ['document', id] });
      void message.success(words.undone);
    } catch (error) {
      void message.error((error as Error).message);
    }
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (
        event.ctrlKey ||
        event.metaKey ||
        /INPUT|TEXTAREA/.test(target.tagName) ||
        target.getAttribute('role') === 'slider'
      )
        return;
      if (edit && current) {
        if (event.key === 'Escape') setEdit(null);
        else if (event.key === 'Enter') {
          void apply([{ act: 'span', proposal: current.id, version: current.version, ...edit }]);
          setEdit(null);
        } else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
          const by = event.key === 'ArrowRight' ? 1 : -1;
          setEdit(
            event.altKey
              ? { ...edit, start: Math.min(edit.end - 2, edit.start + by) }
              : { ...edit, end: Math.max(edit.start + 2, edit.end + by) },
          );
        } else return;
        event.preventDefault();
        return;
      }
      const meant = stroke(event.key, current, next);
      if (!meant) return;
      event.preventDefault();
      if (meant.does === 'move') setAt(Math.max(0, Math.min(shown.length - 1, at + meant.by)));
      else if (meant.does === 'undo') void takeBack();
      else if (meant.does === 'edit' && current && may) setEdit({ start: current.start, end: current.end });
      else if (meant.does === 'acts') {
        void apply(meant.acts);
        if (meant.move && !onlyOpen) setAt(Math.min(shown.length - 1, at + 1));
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
  useEffect(() => {
    listing.current?.querySelector('.entry.on')?.scrollIntoView({ block: 'nearest' });
  }, [at, current?.id]);

  if (!detail.data) return <State query={detail} />;
  const { summary, text, sentences, headings } = detail.data;
  const decided = all.length - open.length;
  const adopt = async () => {
    try {
      await call(api.document.adopt, { params: { id }, body: { version: summary.version } });
      await queries.invalidateQueries();
      void message.success(words.adoptDone);
      go('/items');
    } catch (error) {
      void message.error((error as Error).message);
    }
  };
  const heading = headings.find((one) => one.eId === current?.article);
  return (
    <div style={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      <div className="bar">
        <div className="row">
          <Link to={`/documents/${id}`}>{summary.title}</Link>
          <span style={{ flex: 1, minWidth: 140 }}>
            <Progress
              percent={all.length === 0 ? 100 : Math.round((100 * decided) / all.length)}
              size="small"
              aria-label={words.coverage}
            />
          </span>
          <span className="small">
            {words.coverage} {decided}/{all.length}
          </span>
          <Button size="small" onClick={() => setOnlyOpen(!onlyOpen)}>
            {onlyOpen ? words.all : words.undecided}
          </Button>
          <Button size="small" disabled={done.length === 0} onClick={() => void takeBack()}>
            {words.undo} (Z)
          </Button>
          {may && (
            <Popconfirm
              title={words.adoptHint}
              onConfirm={() => void adopt()}
              okText={words.adopt}
              cancelText={words.cancel}
            >
              <Button size="small" type="primary">
                {words.adopt}
              </Button>
            </Popconfirm>
          )}
        </div>
        {may && (
          <div className="row small">
            <span>{words.acceptAll}</span>
            <Slider
              min={0.3}
              max={1}
              step={0.05}
              value={sure}
              onChange={setSure}
              style={{ width: 160 }}
              ariaLabelForHandle={words.confidence}
            />
            <b>{Math.round(sure * 100)}%</b>
            <Button
              size="small"
              disabled={bulk.length === 0}
              onClick={() =>
                void apply(
                  bulk.map((one) => ({ act: 'accept' as const, proposal: one.id, version: one.version })),
                )
              }
            >
              {words.acceptCount(bulk.length)}
            </Button>
            <span className="muted">{edit ? words.editSpan : words.keys}</span>
          </div>
        )}
      </div>
      {shown.length === 0 ? (
        <div style={{ padding: 24 }}>
          <Empty title={words.allDone} hint={words.allDoneHint} />
        </div>
      ) : (
        <div className="queue" style={{ flex: 1, minHeight: 0, height: 'auto' }}>
          <div className="listing" ref={listing}>
            {shown.map((one, number) => (
              <button
                type="button"
                key={one.id}
                className={`entry ${one.state}${one.id === current?.id ? ' on' : ''}`}
                onClick={() => {
                  setAt(number);
                  setEdit(null);
                }}
              >
                <span className={`hl hl-${one.kind} small`}>{words.kind[one.kind]}</span>
                <span>{one.text}</span>
                <span className="muted small">{Math.round(one.confidence * 100)}%</span>
              </button>
            ))}
          </div>
          {current && (
            <div className="focus">
              <Context text={text} proposal={current} edit={edit} sentences={sentences} />
              <p className="row" style={{ marginTop: 12 }}>
                <Tag>{words.kind[current.kind]}</Tag>
                <Tag color={current.grade === 'major' ? 'red' : 'default'}>{words.grade[current.grade]}</Tag>
                {current.criteria.length > 0 && (
                  <span className="muted small">{current.criteria.join('、')}</span>
                )}
                <span className="muted">
                  {words.confidence} {Math.round(current.confidence * 100)}%
                </span>
                {current.abstained && <Tag color="gold">{words.abstained}</Tag>}
                {current.decided && (
                  <span className="muted small">
                    {current.decided.by} {current.decided.at.slice(0, 16).replace('T', ' ')}
                  </span>
                )}
              </p>
              <p className="muted">
                {words.fromClause}{' '}
                {heading && (
                  <Link to={`/documents/${id}/${heading.eId}`}>
                    {heading.number ?? ''} {heading.text}
                  </Link>
                )}
              </p>
              {may && (
                <div className="row">
                  {(
                    [
                      ['a', words.accept],
                      ['r', words.reject],
                      ['1', words.kind.project],
                      ['2', words.kind.policy],
                      ['3', words.kind.platform],
                      ['4', words.kind.reform],
                    ] as const
                  ).map(([key, name]) => (
                    <Button
                      key={key}
                      type={key === 'a' ? 'primary' : 'default'}
                      onClick={() => {
                        const meant = stroke(key, current, next);
                        if (meant?.does === 'acts') void apply(meant.acts);
                      }}
                    >
                      {name} <kbd className="small">{key.toUpperCase()}</kbd>
                    </Button>
                  ))}
                </div>
              )}
            </div>
          )}
        </div>
      )}
    </div>
  );
}

/** The sentence around a proposal, the proposal marked; while its span is edited, the new one. */
function Context({
  text,
  proposal,
  edit,
  sentences,
}: {
  readonly text: string;
  readonly proposal: Proposal;
  readonly edit: { readonly start: number; readonly end: number } | null;
  readonly sentences: readonly { readonly start: number; readonly end: number }[];
}) {
  const { start, end } = edit ?? proposal;
  const at = sentences.findIndex((one) => one.end > proposal.start);
  const from = sentences[Math.max(0, at - 1)]?.start ?? 0;
  const to = sentences[Math.min(sentences.length - 1, at + 1)]?.end ?? text.length;
  return (
    <div className="context">
      {text.slice(from, start)}
      <mark>{text.slice(start, end)}</mark>
      {text.slice(end, to)}
    </div>
  );
}
