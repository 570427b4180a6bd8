import { api, type DutyIntake } from '@luodi/contract';
import { App } from 'antd';
import { useRef, useState } from 'react';
import { address, sendFile } from '../../api/call.ts';
import { words } from '../../words/index.ts';
import { useAct } from './act.ts';

/** A table of duties taken in: tried first, then written. */
export function Loading() {
  const act = useAct('duties', 'suggestion', 'register');
  const { message } = App.useApp();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [found, setFound] = useState<DutyIntake | null>(null);
  const [busy, setBusy] = useState(false);
  const send = (given: File, dry: boolean) =>
    sendFile(address(api.duty.intake, { query: { dry } }), given) as Promise<DutyIntake>;
  const begin = async (given: File) => {
    setBusy(true);
    setFound(null);
    try {
      setFound(await send(given, true));
      setFile(given);
    } catch (error) {
      void message.error((error as Error).message, 8);
    } finally {
      setBusy(false);
      if (input.current) input.current.value = '';
    }
  };
  const take = async (given: File, count: number) => {
    setBusy(true);
    if (await act(() => send(given, false), words.setting.taken(count))) {
      setFile(null);
      setFound(null);
    }
    setBusy(false);
  };
  const wrong = new Set(found?.findings.map((one) => one.line)).size;
  return (
    <details className="card">
      <summary>{words.setting.load}</summary>
      <p className="muted small">{words.setting.loadHint}</p>
      <input
        ref={input}
        type="file"
        accept=".xlsx,.csv,.docx"
        aria-label={words.setting.load}
        disabled={busy}
        onChange={(event) => {
          const [given] = event.target.files ?? [];
          if (given) void begin(given);
        }}
      />
      {found && file && (
        <div role="status">
          <ul className="plain small lines">
            {found.changes.map((one) => (
              <li key={one.body}>
                <b>{one.bodyName}</b>{' '}
                {one.added.map((word) => (
                  <ins key={word} className="chip good">
                    + {word}
                  </ins>
                ))}
                {one.removed.map((word) => (
                  <del key={word} className="chip">
                    − {word}
                  </del>
                ))}
              </li>
            ))}
            {found.findings.map((one) => (
              <li key={`${one.line} ${one.column} ${one.code}`} className="danger">
                {words.division.row(one.line)} · {one.column}：{one.message}
              </li>
            ))}
          </ul>
          <p className="small">
            {words.setting.unchanged(found.unchanged)}{' '}
            {wrong > 0 && <span className="danger">{words.setting.rowErrors(wrong)}</span>}
          </p>
          <button
            type="button"
            className="tool strong"
            disabled={busy || found.changes.length === 0}
            onClick={() => void take(file, found.changes.length)}
          >
            {words.setting.take(found.changes.length)}
          </button>
        </div>
      )}
    </details>
  );
}
