import { api, type Me, type Round } from '@luodi/contract';
import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { call } from '../../api/call.ts';
import { may } from '../../api/right.ts';
import { today } from '../../api/time.ts';
import { Empty, State } from '../../components/state.tsx';
import { words } from '../../words/index.ts';
import { lastMonth } from '../list/period.ts';
import './update.css';

/** Every reporting round with how far it is. */
export default function Rounds({ me }: { readonly me: Me }) {
  const list = useQuery({ queryKey: ['rounds'], queryFn: () => call(api.round.list, { query: {} }) });
  const habit = useQuery({ queryKey: ['round-habit'], queryFn: () => call(api.round.habit) });
  const { message } = App.useApp();
  const [period, setPeriod] = useState(lastMonth(today()));
  if (!list.data) return <State query={list} />;
  const done = (work: Promise<unknown>): void =>
    void work
      .then(() => message.success(words.saved))
      .catch((error: Error) => message.error(error.message))
      .finally(() => list.refetch());
  const turn = (round: Round): void =>
    done(
      call(api.round.change, {
        params: { period: round.period },
        body: { version: round.version, event: round.state === 'open' ? 'close' : 'reopen' },
      }),
    );
  const plans = may(me, 'round.change');
  const keep = (monthly: boolean): void =>
    done(call(api.round.keep, { body: { monthly } }).finally(() => habit.refetch()));
  return (
    <>
      <div className="title">
        <h1>{words.filing.rounds}</h1>
        {may(me, 'round.create') && (
          <form
            className="row"
            onSubmit={(event) => {
              event.preventDefault();
              done(call(api.round.open, { body: { period } }));
            }}
          >
            <input
              type="month"
              className="field short"
              aria-label={words.period}
              value={period}
              onChange={(event) => event.target.value && setPeriod(event.target.value)}
            />
            <button type="submit" className="tool strong">
              {words.filing.openRound}
            </button>
          </form>
        )}
      </div>
      {plans && habit.data && (
        <label className="row tight" style={{ marginBottom: 12 }}>
          <input
            type="checkbox"
            checked={habit.data.monthly}
            onChange={(event) => keep(event.currentTarget.checked)}
          />
          {words.filing.monthly} <span className="muted small">{words.filing.monthlyHint}</span>
        </label>
      )}
      {list.data.rounds.length === 0 ? (
        <Empty title={words.filing.noRounds} hint={words.filing.noRoundsHint} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        <div className="scroll" tabIndex={0} role="region" aria-label={words.filing.rounds}>
          <table className="sheet">
            <thead>
              <tr>
                <th>{words.period}</th>
                <th>{words.filing.state}</th>
                <th>{words.filing.dueDay}</th>
                <th className="number">{words.filing.asked}</th>
                <th className="number">{words.filing.drafts}</th>
                <th className="number">{words.filing.submitted}</th>
                <th className="number">{words.filing.approved}</th>
                <th className="number">{words.updateState.returned}</th>
                <th className="number">{words.filing.late}</th>
                {plans && <th>{words.job.act}</th>}
              </tr>
            </thead>
            <tbody>
              {list.data.rounds.map((round) => (
                <tr key={round.id}>
                  <td>
                    <Link to={`/rounds/${round.period}`}>{round.period}</Link>
                  </td>
                  <td>
                    <span className={`chip ${round.state === 'open' ? 'good' : ''}`}>
                      {words.filing[round.state]}
                    </span>
                  </td>
                  <td>{round.due}</td>
                  <td className="number">{round.asked}</td>
                  <td className="number">{round.draft}</td>
                  <td className="number">{round.submitted}</td>
                  <td className="number">{round.approved}</td>
                  <td className="number">{round.returned}</td>
                  <td className="number">{round.late}</td>
                  {plans && (
                    <td>
                      <button type="button" className="tool" onClick={() => turn(round)}>
                        {round.state === 'open' ? words.filing.close : words.filing.reopen}
                      </button>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
