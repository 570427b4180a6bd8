import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { ask } from '../../api/ask.ts';
import { today } from '../../api/time.ts';
import { Scroll } from '../../components/scroll.tsx';
import { Empty, State } from '../../components/state.tsx';
import { words } from '../../words/index.ts';
import { Findings } from './finding.tsx';
import { lookOf, monthAfter, weeksOf } from './gantt.ts';
import type { Asked } from './query.ts';
import { Timeline } from './timeline.tsx';

const PAGE = 40;

/** The Gantt chart of what passes, beside how it stood at any earlier day. */
export function Gantt({ query }: { readonly query: Asked }) {
  const { order: _, ...filter } = query;
  const [baseline, setBaseline] = useState('');
  const [page, setPage] = useState(0);
  const schedule = useQuery({
    ...ask.schedule({ ...filter, baseline: baseline || undefined, offset: page * PAGE, limit: PAGE }),
    placeholderData: keepPreviousData,
  });
  if (!schedule.data) return <State query={schedule} />;
  const { total, steps } = schedule.data;
  if (total > 0 && steps.length === 0 && page === 0)
    return <Empty title={words.ledger.noSteps} hint={words.ledger.noStepsHint} />;
  return (
    <>
      <div className="row legend small">
        <label className="named">
          {words.ledger.baselineOf}{' '}
          <input
            type="date"
            className="field short"
            max={today()}
            value={baseline.slice(0, 10)}
            onChange={(event) =>
              setBaseline(event.target.value ? new Date(`${event.target.value}T23:59:59`).toISOString() : '')
            }
          />
        </label>
        {(['done', 'open', 'critical', 'late'] as const).map((look) => (
          <span key={look} className="key">
            <i className={`swatch ${look}`} aria-hidden="true" /> {words.ledger.barLook[look]}
          </span>
        ))}
        {total > PAGE && (
          <span className="row tight">
            <button type="button" className="tool" disabled={page === 0} onClick={() => setPage(page - 1)}>
              {words.monitoring.before}
            </button>
            {page * PAGE + 1}–{Math.min(total, (page + 1) * PAGE)} / {total}
            <button
              type="button"
              className="tool"
              disabled={(page + 1) * PAGE >= total}
              onClick={() => setPage(page + 1)}
            >
              {words.monitoring.after}
            </button>
          </span>
        )}
      </div>
      <Findings schedule={schedule.data} />
      <Timeline schedule={schedule.data} />
    </>
  );
}

/** Milestones on the days they are due, a month at a time. */
export function Calendar({ query }: { readonly query: Asked }) {
  const { order: _, ...filter } = query;
  const [month, setMonth] = useState(today().slice(0, 7));
  const schedule = useQuery({
    ...ask.schedule({ ...filter, limit: 500 }),
    placeholderData: keepPreviousData,
  });
  const calendar = useQuery(ask.calendar);
  if (!schedule.data) return <State query={schedule} />;
  const titles = new Map(schedule.data.items.map((one) => [one.id, one.title]));
  const year = calendar.data?.years.find((one) => one.year === Number(month.slice(0, 4)));
  const off = (day: string) => year?.off.some(([from, to]) => from! <= day && day <= to!) ?? false;
  return (
    <>
      <div className="row">
        <button type="button" className="tool" onClick={() => setMonth(monthAfter(month, -1))}>
          {words.ledger.monthBefore}
        </button>
        <h2 aria-live="polite">{month}</h2>
        <button type="button" className="tool" onClick={() => setMonth(monthAfter(month, 1))}>
          {words.ledger.monthAfter}
        </button>
        {!year && <span className="muted small">{words.ledger.provisionalYear}</span>}
        {schedule.data.total > 500 && <span className="muted small">{words.ledger.first500}</span>}
      </div>
      <Scroll>
        <table className="month">
          <thead>
            <tr>
              {words.ledger.weekdays.split(' ').map((name) => (
                <th key={name}>{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeksOf(month).map((week) => (
              <tr key={week[0]}>
                {week.map((day, at) => {
                  const due = schedule.data.steps.filter((step) => step.due === day);
                  const rest = off(day) || (at > 4 && !year?.worked.includes(day));
                  return (
                    <td
                      key={day}
                      className={`${day.startsWith(month) ? '' : 'other'}${rest ? ' rest' : ''}${day === today() ? ' today' : ''}`}
                    >
                      <span className="day">
                        {Number(day.slice(8))}
                        {off(day) && <small> {words.ledger.holiday}</small>}
                        {year?.worked.includes(day) && <small> {words.ledger.workday}</small>}
                      </span>
                      <ul className="plain">
                        {due.slice(0, 5).map((step) => (
                          <li key={step.id} className={`small ${lookOf(step)}`}>
                            <Link
                              to={`/items/${step.item}`}
                              title={`${titles.get(step.item)} · ${step.title}`}
                            >
                              {step.title} · {titles.get(step.item)}
                            </Link>
                          </li>
                        ))}
                        {due.length > 5 && (
                          <li className="small muted">{words.ledger.andMore(due.length - 5)}</li>
                        )}
                      </ul>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
}
