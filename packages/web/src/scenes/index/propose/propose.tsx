import { api, type IndicatorProposal, type Me } from '@luodi/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { ask } from '../../../api/ask.ts';
import { call } from '../../../api/call.ts';
import { may } from '../../../api/right.ts';
import { State } from '../../../components/state.tsx';
import { words } from '../../../words/index.ts';
import { language } from '../../../words/language.ts';

type Act = { readonly eId: string; readonly code: string; readonly verdict: 'accept' | 'reject' | 'reopen' };

/** Clause by clause: what would show that it is kept, proposed with the words that call for it, decided by a person. */
export default function Propose({ me }: { readonly me: Me }) {
  const { id = '' } = useParams();
  const list = useQuery(ask.indicatorProposals(id));
  const document = useQuery(ask.document(id));
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [onlyOpen, setOnlyOpen] = useState(true);
  if (!list.data) return <State query={list} />;
  const { clauses } = list.data;
  const isMine = may(me, 'indicator.decide');
  const all = clauses.flatMap((clause) => clause.proposals.map((one) => ({ eId: clause.eId, ...one })));
  const count = (state: IndicatorProposal['state']) => all.filter((one) => one.state === state).length;
  const named = all.filter((one) => one.state === 'proposed' && one.because === 'named');
  const silent = clauses.filter((one) => one.proposals.length === 0).length;
  const shown = onlyOpen
    ? clauses.filter((one) => one.proposals.some((each) => each.state === 'proposed'))
    : clauses;
  const decide = async (acts: readonly Act[]) => {
    try {
      const done = await call(api.indicator.decide, { params: { id }, body: { acts: [...acts] } });
      if (done.accepted > 0) void message.success(words.propose.done(done.accepted, done.made));
      await queries.invalidateQueries({ queryKey: ['indicatorProposals', id] });
      void queries.invalidateQueries({ queryKey: ['indicators'] });
      void queries.invalidateQueries({ queryKey: ['lineage', id] });
    } catch (error) {
      void message.error((error as Error).message);
    }
  };
  return (
    <>
      <div className="title">
        <h1>
          {words.propose.title} <span className="muted">{document.data?.summary.title}</span>
        </h1>
        <div className="row tight">
          <Link className="tool" to={`/documents/${id}`}>
            {words.propose.document}
          </Link>
          {isMine && named.length > 0 && (
            <button
              type="button"
              className="tool strong"
              onClick={() => void decide(named.map(({ eId, code }) => ({ eId, code, verdict: 'accept' })))}
            >
              {words.propose.acceptNamed} ({named.length})
            </button>
          )}
        </div>
      </div>
      <p className="muted">{words.propose.hint}</p>
      <div className="row tight">
        <span role="status">
          {words.propose.counts(count('proposed'), count('accepted'), count('rejected'))}
        </span>
        <span className="muted small">{words.propose.abstained(silent)}</span>
        <button type="button" className="tool" aria-pressed={onlyOpen} onClick={() => setOnlyOpen(!onlyOpen)}>
          {onlyOpen ? words.propose.onlyOpenAll : words.propose.onlyOpen}
        </button>
      </div>
      <ol className="plain stack proposals">
        {shown.map((clause) => (
          <li key={clause.eId} className="card">
            <h2>
              <Link to={`/documents/${id}/${clause.eId}`}>
                {clause.number !== null ? `${clause.number}. ` : ''}
                {clause.heading || clause.eId}
              </Link>
            </h2>
            {clause.proposals.length === 0 && <p className="muted">{words.propose.nothing}</p>}
            <ul className="plain">
              {clause.proposals
                .filter((one) => !onlyOpen || one.state === 'proposed')
                .map((one) => (
                  <Proposed
                    key={one.code}
                    document={id}
                    eId={clause.eId}
                    one={one}
                    onDecide={
                      isMine ? (verdict) => void decide([{ eId: clause.eId, code: one.code, verdict }]) : null
                    }
                  />
                ))}
            </ul>
          </li>
        ))}
      </ol>
    </>
  );
}

function Proposed({
  document,
  eId,
  one,
  onDecide,
}: {
  readonly document: string;
  readonly eId: string;
  readonly one: IndicatorProposal;
  readonly onDecide: ((verdict: Act['verdict']) => void) | null;
}) {
  return (
    <li className="proposed">
      <div>
        <b>
          {one.indicator ? (
            <Link to={`/indicators/${one.indicator}`}>{one.name[language()]}</Link>
          ) : (
            one.name[language()]
          )}
        </b>{' '}
        <span className="muted small">
          {one.unit[language()]} · {words.direction[one.direction]} · {one.office[language()]}
        </span>{' '}
        {one.indicator && one.state === 'proposed' && <span className="chip">{words.propose.existing}</span>}
        <p className="muted small">{one.definition[language()]}</p>
        <p className="small">
          <span className={`chip ${one.because === 'named' ? 'good' : ''}`}>
            {words.propose.because[one.because]}
          </span>{' '}
          <Link to={`/documents/${document}/${eId}?at=${one.start}-${one.end}`}>
            “<span lang="zh-CN">{one.reason}</span>”
          </Link>
        </p>
      </div>
      {onDecide && (
        <div className="row tight">
          {one.state === 'proposed' ? (
            <>
              <button
                type="button"
                className="tool strong"
                aria-label={`${words.propose.accept} ${one.name[language()]}`}
                onClick={() => onDecide('accept')}
              >
                {words.propose.accept}
              </button>
              <button
                type="button"
                className="tool"
                aria-label={`${words.propose.reject} ${one.name[language()]}`}
                onClick={() => onDecide('reject')}
              >
                {words.propose.reject}
              </button>
            </>
          ) : (
            <>
              <span className={`chip ${one.state === 'accepted' ? 'good' : ''}`}>
                {one.state === 'accepted' ? words.propose.accept : words.propose.reject}
              </span>
              <button
                type="button"
                className="tool bare"
                aria-label={`${words.propose.reopen} ${one.name[language()]}`}
                onClick={() => onDecide('reopen')}
              >
                {words.propose.reopen}
              </button>
            </>
          )}
        </div>
      )}
    </li>
  );
}
