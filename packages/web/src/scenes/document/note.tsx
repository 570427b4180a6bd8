import { api, type Finding } from '@luodi/contract';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { ask } from '../../api/ask.ts';
import { call } from '../../api/call.ts';
import { Icon } from '../../components/icon.tsx';
import { words } from '../../words/index.ts';
import { language } from '../../words/language.ts';
import './note.css';

const TONE = { error: 'bad', warning: 'warn', info: '' } as const;

/** One finding: what is odd, what is suggested, and what a person decided. */
export function Note({
  id,
  finding,
  small = false,
  show = true,
  mayDecide,
  onPlace,
}: {
  readonly id: string;
  readonly finding: Finding;
  /** Beside its paragraph, where the place needs no saying. */
  readonly small?: boolean;
  /** False where only the flag is shown. */
  readonly show?: boolean;
  readonly mayDecide: boolean;
  readonly onPlace?: (place: { readonly start: number; readonly end: number }) => void;
}) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const { decision } = finding;
  const decide = async (verdict: 'accept' | 'reject' | 'reopen') => {
    try {
      const { findings } = await call(api.document.repair, {
        params: { id },
        body: { decisions: [{ key: finding.key, verdict }] },
      });
      const after = new Map(findings.map((one) => [one.key, one]));
      queries.setQueryData(
        ask.document(id).queryKey,
        (old) => old && { ...old, findings: old.findings.map((one) => after.get(one.key) ?? one) },
      );
      void queries.invalidateQueries({ queryKey: ask.documents.queryKey });
      void queries.invalidateQueries({ queryKey: ['overview'] });
    } catch (error) {
      void message.error((error as Error).message);
    }
  };
  const text = finding.message[language()];
  if (!show) {
    return (
      <span className={`flag ${TONE[finding.severity]}`} title={text}>
        <Icon name="flag" />
        <span className="hidden-text">{text}</span>
      </span>
    );
  }
  return (
    <div className={`note ${TONE[finding.severity]}${decision ? ' decided' : ''}`}>
      <div className="row tight between">
        <span className={`chip ${TONE[finding.severity]}`}>{words.severity[finding.severity]}</span>
        {!small && onPlace && (
          <button type="button" className="tool bare" onClick={() => onPlace(finding)}>
            {words.exactWords}
          </button>
        )}
      </div>
      <p>{text}</p>
      {decision ? (
        <div className="row tight small muted">
          {decision.verdict === 'accept' ? words.reader.repaired : words.reader.left} · {decision.by}
          {mayDecide && (
            <button type="button" className="tool bare" onClick={() => void decide('reopen')}>
              {words.undo}
            </button>
          )}
        </div>
      ) : (
        mayDecide && (
          <div className="row tight">
            <button type="button" className="tool" onClick={() => void decide('accept')}>
              {words.repairAccept}
            </button>
            <button type="button" className="tool" onClick={() => void decide('reject')}>
              {words.repairReject}
            </button>
          </div>
        )
      )}
    </div>
  );
}
