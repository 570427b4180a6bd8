import { api, type Intake } from '@luodi/contract';
import { App } from 'antd';
import { useRef, useState } from 'react';
import { address, sendFile } from '../../api/call.ts';
import { words } from '../../words/index.ts';

/** Takes a changed table back in: shows what it would do, and does it when a person says so. */
export function Back({ document, onTaken }: { readonly document: string; readonly onTaken: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [found, setFound] = useState<Intake | null>(null);
  const [busy, setBusy] = useState(false);
  const { message } = App.useApp();
  const send = async (given: File, dry: boolean) => {
    setBusy(true);
    try {
      const url = address(api.task.intake, { params: { id: document }, query: { dry } });
      const answer = (await sendFile(url, given)) as Intake;
      setFile(dry ? given : null);
      setFound(dry ? answer : null);
      if (!dry) {
        void message.success(words.division.saved(answer.changes.length));
        onTaken();
      }
    } catch (error) {
      void message.error((error as Error).message, 8);
    } finally {
      setBusy(false);
      if (input.current) input.current.value = '';
    }
  };
  const errors = found?.findings.filter((one) => one.severity === 'error') ?? [];
  return (
    <details className="card back">
      <summary>{words.division.back}</summary>
      <p className="muted small">{words.division.backHint}</p>
      <input
        ref={input}
        type="file"
        accept=".docx,.xlsx,.csv"
        aria-label={words.division.back}
        disabled={busy}
        onChange={(event) => {
          const [given] = event.target.files ?? [];
          if (given) void send(given, true);
        }}
      />
      {found && (
        <div role="status">
          <p>
            <b>{words.division.dry}</b>
            {` · ${words.division.changes(found.changes.length)} · ${words.division.unchanged(found.unchanged)}`}
            {errors.length > 0 && (
              <span className="danger">{` · ${words.division.rowErrors(new Set(errors.map((one) => one.line)).size)}`}</span>
            )}
          </p>
          {found.findings.length > 0 && (
            <ul className="plain findings">
              {found.findings.slice(0, 100).map((one) => (
                <li key={`${one.line} ${one.column} ${one.said}`}>
                  <span className={`chip ${one.severity === 'error' ? 'bad' : 'warn'}`}>
                    {words.division.row(one.line)} · {one.column}
                  </span>{' '}
                  {one.message}
                </li>
              ))}
            </ul>
          )}
          {found.changes.length > 0 && file ? (
            <button
              type="button"
              className="tool strong"
              disabled={busy}
              onClick={() => void send(file, false)}
            >
              {words.division.takeIn(found.changes.length)}
            </button>
          ) : (
            <p className="muted">{words.division.nothing}</p>
          )}
        </div>
      )}
    </details>
  );
}
