import { api, type ItemDetail, type Update } from '@luodi/contract';
import { useEffect, useState } from 'react';
import { call } from '../../api/call.ts';
import { moment, today } from '../../api/time.ts';
import { words } from '../../words/index.ts';
import type { Act } from './act.ts';
import { lastMonth } from './period.ts';
import { TONES } from './tone.ts';

/** A month's progress; what is typed is kept on this machine until the server has it. */
export function Filing({ item, act }: { readonly item: ItemDetail; readonly act: Act }) {
  const [period, setPeriod] = useState(lastMonth(today()));
  const filed = item.updates.find((one) => one.period === period);
  return <Month key={`${period} ${filed?.version ?? 0}`} {...{ item, act, period, setPeriod, filed }} />;
}

function Month({
  item,
  act,
  period,
  setPeriod,
  filed,
}: {
  readonly item: ItemDetail;
  readonly act: Act;
  readonly period: string;
  readonly setPeriod: (period: string) => void;
  readonly filed: Update | undefined;
}) {
  const key = `luodi.draft.${item.row.id}.${period}`;
  const last = item.updates
    .filter((one) => one.period < period)
    .sort((a, b) => b.period.localeCompare(a.period))[0];
  const [kept] = useState(() => read(key));
  const [progress, setProgress] = useState(kept?.progress ?? String(filed?.progress ?? last?.progress ?? ''));
  const [text, setText] = useState(kept?.text ?? filed?.text ?? '');
  const typed = text !== (filed?.text ?? '') || progress !== String(filed?.progress ?? last?.progress ?? '');
  useEffect(() => {
    if (typed) localStorage.setItem(key, JSON.stringify({ progress, text }));
  }, [key, progress, text, typed]);
  const locked = filed?.state === 'submitted' || filed?.state === 'approved';
  const number = progress === '' ? null : Number(progress);
  const wrong = number !== null && !(number >= 0 && number <= 100);
  const copied = last !== undefined && text.trim() !== '' && text.trim() === last.text.trim();
  const file = async (submit: boolean) => {
    const ok = await act(
      () =>
        call(api.item.file, {
          params: { id: item.row.id, period },
          body: { version: filed?.version ?? 0, progress: number, text: text.trim(), submit },
        }),
      submit ? words.monitoring.submitted : words.saved,
    );
    if (ok) localStorage.removeItem(key);
  };
  return (
    <div className="filing">
      <div className="row">
        <label className="named">
          {words.period}
          <input
            type="month"
            className="field short"
            value={period}
            max={today().slice(0, 7)}
            onChange={(event) => event.target.value && setPeriod(event.target.value)}
          />
        </label>
        <label className="named">
          {words.progressPercent}
          <input
            type="number"
            className="field short"
            min={0}
            max={100}
            value={progress}
            disabled={locked}
            onChange={(event) => setProgress(event.target.value)}
          />
        </label>
        {filed && (
          <span className={`chip ${TONES[filed.state] ?? ''}`}>{words.updateState[filed.state]}</span>
        )}
        {last && (
          <span className="muted small">
            {last.period}：{last.progress ?? '–'}%
          </span>
        )}
      </div>
      <textarea
        className="field"
        rows={3}
        value={text}
        disabled={locked}
        aria-label={words.progressText}
        placeholder={words.progressText}
        onChange={(event) => setText(event.target.value)}
      />
      {wrong && <span className="danger small">{words.monitoring.wrongProgress}</span>}
      {copied && <span className="danger small">{words.monitoring.copied}</span>}
      {number !== null && last?.progress != null && number < last.progress && !locked && (
        <span className="danger small">{words.monitoring.lower(last.progress)}</span>
      )}
      {locked ? (
        <span className="muted small">{words.monitoring.locked}</span>
      ) : (
        <div className="row tight">
          <button
            type="button"
            className="tool strong"
            disabled={wrong || text.trim() === ''}
            onClick={() => void file(true)}
          >
            {words.submit}
          </button>
          <button type="button" className="tool" disabled={wrong} onClick={() => void file(false)}>
            {words.saveDraft}
          </button>
          {typed && <span className="muted small">{words.monitoring.keptHere}</span>}
        </div>
      )}
    </div>
  );
}

function read(key: string): { readonly progress: string; readonly text: string } | null {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null');
    return kept && typeof kept.text === 'string'
      ? { progress: String(kept.progress ?? ''), text: kept.text }
      : null;
  } catch {
    return null;
  }
}

/** One month as it was filed, and its verdict. */
export function Filed({
  update,
  may,
  act,
}: {
  readonly update: Update;
  readonly may: boolean;
  readonly act: Act;
}) {
  const [reason, setReason] = useState('');
  const judge = (verdict: 'approve' | 'return') =>
    act(() =>
      call(api.item.judge, {
        params: { id: update.id },
        body: { version: update.version, verdict, ...(verdict === 'return' ? { reason } : {}) },
      }),
    );
  return (
    <div className="filed">
      <div className="row">
        <b>{update.period}</b>
        <span>{update.progress ?? '–'}%</span>
        <span className={`chip ${TONES[update.state] ?? ''}`}>{words.updateState[update.state]}</span>
        <span className="muted small">
          {update.filedBy} · {update.postName} · {moment(update.filedAt)}
        </span>
      </div>
      <p>{update.text}</p>
      {update.returnReason && (
        <p className="danger">
          {words.returnReason}：{update.returnReason}
        </p>
      )}
      {may && update.state === 'submitted' && (
        <div className="row tight">
          <button type="button" className="tool strong" onClick={() => void judge('approve')}>
            {words.approve}
          </button>
          <input
            className="field short"
            aria-label={words.returnReason}
            placeholder={words.returnReason}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <button
            type="button"
            className="tool"
            disabled={reason.trim() === ''}
            onClick={() => void judge('return')}
          >
            {words.returnIt}
          </button>
        </div>
      )}
    </div>
  );
}
