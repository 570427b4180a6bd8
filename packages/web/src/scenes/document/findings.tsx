import { api, type DocumentDetail } from '@luodi/contract';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { ask } from '../../api/ask.ts';
import { call } from '../../api/call.ts';
import { words } from '../../words/index.ts';
import { Note } from './note.tsx';

const SEVERITIES = ['error', 'warning', 'info'] as const;
/** As many findings are shown before one asks for more. */
const PAGE = 100;

/** The findings of a document, gravest first: by severity, open or decided, one by one or all that are shown at once. */
export function Findings({
  detail,
  mayDecide,
  onPlace,
}: {
  readonly detail: DocumentDetail;
  readonly mayDecide: boolean;
  readonly onPlace: (place: { readonly start: number; readonly end: number }) => void;
}) {
  const { id } = detail.summary;
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [severity, setSeverity] = useState<(typeof SEVERITIES)[number] | null>(null);
  const [most, setMost] = useState(PAGE);
  const all = [...detail.findings].sort(
    (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || a.start - b.start,
  );
  const shown = all.filter((one) => severity === null || one.severity === severity);
  const open = shown.filter((one) => one.decision === null);
  const decide = async (verdict: 'accept' | 'reject') => {
    try {
      await call(api.document.repair, {
        params: { id },
        body: { decisions: open.slice(0, 1000).map(({ key }) => ({ key, verdict })) },
      });
      await queries.invalidateQueries({ queryKey: ask.document(id).queryKey });
      void queries.invalidateQueries({ queryKey: ask.documents.queryKey });
      void queries.invalidateQueries({ queryKey: ['overview'] });
    } catch (error) {
      void message.error((error as Error).message);
    }
  };
  if (all.length === 0) return <p className="muted">{words.reader.noFindings}</p>;
  return (
    <>
      <div className="row tight">
        {[null, ...SEVERITIES].map((one) => {
          const count = one === null ? all.length : all.filter((each) => each.severity === one).length;
          return count === 0 ? null : (
            <button
              key={one ?? ''}
              type="button"
              className={`tool${severity === one ? ' on' : ''}`}
              aria-pressed={severity === one}
              onClick={() => setSeverity(one)}
            >
              {one === null ? words.all : words.severity[one]} {count}
            </button>
          );
        })}
      </div>
      {mayDecide && open.length > 1 && (
        <div className="row tight bulk-findings">
          <span className="muted small">{words.reader.bulk(open.length)}</span>
          <button type="button" className="tool" onClick={() => void decide('accept')}>
            {words.repairAccept}
          </button>
          <button type="button" className="tool" onClick={() => void decide('reject')}>
            {words.repairReject}
          </button>
        </div>
      )}
      {shown.slice(0, most).map((one) => (
        <Note key={one.key} id={id} finding={one} mayDecide={mayDecide} onPlace={onPlace} />
      ))}
      {shown.length > most && (
        <button type="button" className="tool" onClick={() => setMost(most + PAGE)}>
          {words.carry.more(shown.length - most)}
        </button>
      )}
    </>
  );
}
