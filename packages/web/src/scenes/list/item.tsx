import { api, type ItemDetail, type Me, type Update } from '@luodi/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, InputNumber, Select, Tag } from 'antd';
import { useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import { call, Refused } from '../../api/call.ts';
import { State } from '../../components/state.tsx';
import { words } from '../../words/index.ts';

/** One item: where it was promised, who owns it, its steps, what was filed, and every change. */
export default function Item({ me }: { readonly me: Me }) {
  const { id = '' } = useParams();
  const item = useQuery({ queryKey: ['item', id], queryFn: () => call(api.item.get, { params: { id } }) });
  const queries = useQueryClient();
  const { message } = App.useApp();
  if (!item.data) return <State query={item} />;
  const { row, clauses, milestones, updates, history, criteria, indicators } = item.data;
  const own = row.lead !== null && me.posts.some((post) => post.body === row.lead?.body);
  const mayChange =
    me.roles.includes('planner') ||
    (own && me.roles.some((role) => role === 'reporter' || role === 'approver'));
  const mayJudge =
    me.roles.some((role) => role === 'planner' || role === 'supervisor') ||
    (own && me.roles.includes('approver'));
  const act = async (work: () => Promise<unknown>) => {
    try {
      await work();
      void message.success(words.saved);
    } catch (error) {
      void message.error(
        error instanceof Refused && error.code === 'conflict' ? words.conflict : (error as Error).message,
      );
    } finally {
      await queries.invalidateQueries({ queryKey: ['item', id] });
    }
  };
  return (
    <>
      <h1>
        {row.number}. {row.title}
      </h1>
      <div className="row" style={{ marginBottom: 14 }}>
        <span className={`hl hl-${row.kind}`}>{words.list[row.kind]}</span>
        <Tag color={row.grade === 'major' ? 'red' : 'default'}>{words.grade[row.grade]}</Tag>
        {criteria.length > 0 && <span className="muted small">{criteria.join('、')}</span>}
        <span>
          {words.officialStatus}：{words.official[row.official]}
        </span>
        <span>
          {words.evidenceStatus}：{words.evidence[row.evidence]}
        </span>
        <span>
          {words.scheduleStatus}：{words.schedule[row.schedule]}
        </span>
      </div>
      <div className="grid">
        <div style={{ display: 'grid', gap: 16 }}>
          <section className="card">
            <h2>{words.fromClause}</h2>
            {clauses.map((one) => (
              <div key={`${one.document} ${one.eId} ${one.start}`}>
                <Link to={`/documents/${one.document}/${one.eId}`}>
                  {one.documentTitle} · {one.number ?? ''} {one.heading}
                </Link>
                <blockquote>{one.quotation}</blockquote>
              </div>
            ))}
            {indicators.map((one) => (
              <Link key={one.id} to={`/indicators/${one.id}`} style={{ marginRight: 12 }}>
                {one.name}
              </Link>
            ))}
          </section>
          <Owner item={item.data} may={me.roles.includes('planner')} act={act} />
          <section className="card">
            <h2>{words.update}</h2>
            {mayChange && <Filing key={updates[0]?.version ?? 0} item={item.data} act={act} />}
            {updates.map((one) => (
              <Filed key={one.id} update={one} may={mayJudge} act={act} />
            ))}
          </section>
        </div>
        <div style={{ display: 'grid', gap: 16 }}>
          <section className="card">
            <h2>{words.milestones}</h2>
            {milestones.map((one) => (
              <p key={one.id} className="row" style={{ margin: '6px 0' }}>
                <span>{one.doneOn ? '✓' : '○'}</span>
                <span style={{ flex: 1 }}>
                  {one.title} <span className="muted small">{one.due}</span>
                </span>
                {one.doneOn ? (
                  <span className="muted small">{one.doneOn}</span>
                ) : (
                  mayChange && (
                    <Button
                      size="small"
                      onClick={() =>
                        void act(() =>
                          call(api.item.reach, {
                            params: { id, milestone: one.id },
                            body: { version: one.version, doneOn: new Date().toISOString().slice(0, 10) },
                          }),
                        )
                      }
                    >
                      {words.markReached}
                    </Button>
                  )
                )}
              </p>
            ))}
            {mayChange && <NewMilestone id={id} act={act} />}
          </section>
          <section className="card">
            <h2>{words.history}</h2>
            {history.map((one) => (
              <p key={one.version} className="small muted" style={{ margin: '3px 0' }}>
                v{one.version} {one.at.slice(0, 16).replace('T', ' ')} {one.by} {one.changes.join(', ')}
              </p>
            ))}
          </section>
        </div>
      </div>
    </>
  );
}

type Act = (work: () => Promise<unknown>) => Promise<void>;

function Owner({ item, may, act }: { readonly item: ItemDetail; readonly may: boolean; readonly act: Act }) {
  const { row } = item;
  const organisation = useQuery({
    queryKey: ['organisation'],
    queryFn: () => call(api.organisation.get),
    enabled: may,
  });
  const suggestion = useQuery({
    queryKey: ['suggestion', row.title],
    queryFn: () =>
      call(api.organisation.suggest, {
        query: { words: `${row.title} ${item.clauses[0]?.heading ?? ''}`.slice(0, 400) },
      }),
    enabled: may,
  });
  const bodies = new Map(organisation.data?.bodies.map((body) => [body.id, body.shortName || body.name]));
  const give = (post: string | null) =>
    act(() =>
      call(api.item.change, { params: { id: row.id }, body: { version: row.version, leadPost: post } }),
    );
  return (
    <section className="card">
      <h2>{words.owner}</h2>
      <p>
        {row.lead ? (
          <>
            <b>{row.lead.bodyName}</b> <span className="muted">{row.lead.postName}</span>
          </>
        ) : (
          <span className="muted">{words.noOwner}</span>
        )}
        {row.supporting.length > 0 && (
          <span className="muted">
            {' '}
            · {words.supporting} {row.supporting.map((one) => one.bodyName).join('、')}
          </span>
        )}
      </p>
      {may && (
        <>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            style={{ width: '100%', maxWidth: 420 }}
            aria-label={words.owner}
            placeholder={words.owner}
            value={row.lead?.post ?? null}
            onChange={(post) => void give(post)}
            options={organisation.data?.posts.map((post) => ({
              value: post.id,
              label: `${bodies.get(post.body) ?? ''} · ${post.name}${post.holder ? ` · ${post.holder.name}` : ''}`,
            }))}
          />
          {(suggestion.data?.bodies.length ?? 0) > 0 && (
            <p className="small">
              {words.suggest}：
              {suggestion.data?.bodies.slice(0, 3).map((one) => {
                const post = organisation.data?.posts.find((other) => other.body === one.body);
                return (
                  <Button
                    key={one.body}
                    size="small"
                    disabled={!post}
                    style={{ marginRight: 6 }}
                    title={`${words.because} ${one.because}`}
                    onClick={() => post && void give(post.id)}
                  >
                    {one.bodyName} {Math.round(one.confidence * 100)}%
                  </Button>
                );
              })}
            </p>
          )}
        </>
      )}
    </section>
  );
}

/** A month's progress; what is typed is kept on this machine until the server has it. */
function Filing({ item, act }: { readonly item: ItemDetail; readonly act: Act }) {
  const now = new Date().toISOString().slice(0, 7);
  const [period, setPeriod] = useState(now);
  const filed = item.updates.find((one) => one.period === period);
  const last = item.updates.find((one) => one.period < period);
  const key = `luodi.draft.${item.row.id}.${period}`;
  const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as {
    progress: number | null;
    text: string;
  } | null;
  const [progress, setProgress] = useState<number | null>(
    kept?.progress ?? filed?.progress ?? last?.progress ?? null,
  );
  const [text, setText] = useState(kept?.text ?? filed?.text ?? '');
  useEffect(() => {
    localStorage.setItem(key, JSON.stringify({ progress, text }));
  }, [key, progress, text]);
  const locked = filed?.state === 'submitted' || filed?.state === 'approved';
  const file = (submit: boolean) =>
    act(async () => {
      await call(api.item.file, {
        params: { id: item.row.id, period },
        body: { version: filed?.version ?? 0, progress, text, submit },
      });
      localStorage.removeItem(key);
    });
  return (
    <div style={{ display: 'grid', gap: 8, marginBottom: 14 }}>
      <div className="row">
        <label>
          {words.period}{' '}
          <input type="month" value={period} onChange={(event) => setPeriod(event.target.value)} />
        </label>
        <label>
          {words.progressPercent}{' '}
          <InputNumber min={0} max={100} value={progress} disabled={locked} onChange={setProgress} />
        </label>
        {filed && <Tag>{words.updateState[filed.state]}</Tag>}
      </div>
      <Input.TextArea
        rows={2}
        value={text}
        disabled={locked}
        aria-label={words.progressText}
        placeholder={words.progressText}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="row">
        <Button disabled={locked} onClick={() => void file(false)}>
          {words.saveDraft}
        </Button>
        <Button type="primary" disabled={locked || text.trim() === ''} onClick={() => void file(true)}>
          {words.submit}
        </Button>
      </div>
    </div>
  );
}

function Filed({ update, may, act }: { readonly update: Update; readonly may: boolean; readonly act: Act }) {
  const [reason, setReason] = useState('');
  const judge = (verdict: 'approve' | 'return') =>
    act(() =>
      call(api.item.judge, {
        params: { id: update.id },
        body: { version: update.version, verdict, ...(verdict === 'return' ? { reason } : {}) },
      }),
    );
  return (
    <div style={{ borderTop: '1px solid var(--line)', padding: '8px 0' }}>
      <div className="row">
        <b>{update.period}</b>
        <span>{update.progress ?? '–'}%</span>
        <Tag>{words.updateState[update.state]}</Tag>
        <span className="muted small">
          {update.filedBy} · {update.postName}
        </span>
      </div>
      <div>{update.text}</div>
      {update.returnReason && <div style={{ color: 'var(--red)' }}>{update.returnReason}</div>}
      {may && update.state === 'submitted' && (
        <div className="row" style={{ marginTop: 6 }}>
          <Button size="small" type="primary" onClick={() => void judge('approve')}>
            {words.approve}
          </Button>
          <Input
            size="small"
            style={{ width: 200 }}
            aria-label={words.returnReason}
            placeholder={words.returnReason}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button size="small" disabled={reason.trim() === ''} onClick={() => void judge('return')}>
            {words.returnIt}
          </Button>
        </div>
      )}
    </div>
  );
}

function NewMilestone({ id, act }: { readonly id: string; readonly act: Act }) {
  const [title, setTitle] = useState('');
  const [due, setDue] = useState('');
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault();
        void act(async () => {
          await call(api.item.milestone, { params: { id }, body: { title, due } });
          setTitle('');
        });
      }}
    >
      <Input
        size="small"
        style={{ width: 130 }}
        aria-label={words.addMilestone}
        placeholder={words.addMilestone}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <input
        type="date"
        aria-label={words.due}
        value={due}
        onChange={(event) => setDue(event.target.value)}
      />
      <Button size="small" htmlType="submit" disabled={title.trim() === '' || due === ''}>
        {words.save}
      </Button>
    </form>
  );
}
