import { api, type BookResult } from '@luodi/contract';
import { App } from 'antd';
import { useRef, useState } from 'react';
import { address, download, Refused, saveAs, sendFile } from '../../api/call.ts';
import { words } from '../../words/index.ts';

/** The sheet as a workbook: down, and filled up again. */
export function Book({
  period,
  body,
  name,
  canFile,
  onTaken,
}: {
  readonly period: string;
  readonly body: string;
  /** Whose it is, where the page shows several. */
  readonly name: string | null;
  readonly canFile: boolean;
  readonly onTaken: () => void;
}) {
  const { message } = App.useApp();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [result, setResult] = useState<BookResult | null>(null);
  const take = async (file: File): Promise<void> => {
    setBusy(true);
    setResult(null);
    try {
      setResult((await sendFile(address(api.round.upload, { params: { period } }), file)) as BookResult);
      onTaken();
    } catch (error) {
      message.error(error instanceof Refused ? error.message : String(error), 8);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {name && <span className="muted small">{name}</span>}
      <button
        type="button"
        className="tool"
        onClick={() =>
          void download(api.round.workbook, { params: { period }, query: { body } }).catch((error: Error) =>
            message.error(error.message),
          )
        }
      >
        {words.filing.download}
      </button>
      {canFile && (
        <>
          <button type="button" className="tool" disabled={busy} onClick={() => input.current?.click()}>
            {busy ? words.filing.uploading : words.filing.upload}
          </button>
          <input
            ref={input}
            type="file"
            hidden
            accept=".xlsx"
            aria-label={words.filing.upload}
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              event.target.value = '';
              if (file) void take(file);
            }}
          />
        </>
      )}
      {result && (
        <div className="card whole" role="status">
          <div className="row">
            <span className="chip good">{words.filing.taken(result.taken)}</span>
            <span className="chip">{words.filing.unchanged(result.unchanged)}</span>
            {result.findings.length > 0 && (
              <span className="chip bad">{words.filing.problems(result.findings.length)}</span>
            )}
            {result.workbook && (
              <button type="button" className="tool" onClick={() => save(result.workbook ?? '', period)}>
                {words.filing.annotated}
              </button>
            )}
          </div>
          <ul className="plain">
            {result.findings.slice(0, 50).map((one) => (
              <li key={`${one.line} ${one.code} ${one.at}`} className="small">
                {words.filing.line(one.line)} {one.title} —{' '}
                <span className={one.severity === 'error' ? 'danger' : 'muted'}>{one.message}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

const save = (base64: string, name: string): void =>
  saveAs(
    new Blob([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], {
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    }),
    `${name}.xlsx`,
  );
