import type { Schedule, Step } from '@luodi/contract';
import { useState } from 'react';
import { Link } from 'react-router';
import { today } from '../../api/time.ts';
import { words } from '../../words/index.ts';
import { bar, byItem, daysOf, lookOf, type Scale, scaleOf } from './gantt.ts';

/** A Gantt chart: what is expected, what was due, and how it stood at an earlier day. */
export function Timeline({
  schedule,
  open = false,
}: {
  readonly schedule: Schedule;
  readonly open?: boolean;
}) {
  const scale = scaleOf([...daysOf(schedule), schedule.on]);
  const steps = byItem(schedule);
  return (
    <ul className="gantt plain" aria-label={words.ledger.looks.gantt}>
      <li className="gantt-row head" aria-hidden="true">
        <span>{words.title}</span>
        <span className="lane-of">
          {scale.ticks.map((tick) => (
            <i key={tick.day} className="tick" style={{ left: `${scale.x(tick.day)}%` }}>
              {tick.name}
            </i>
          ))}
        </span>
      </li>
      {schedule.items.map((item) => (
        <Rows key={item.id} item={item} steps={steps.get(item.id) ?? []} scale={scale} open={open} />
      ))}
    </ul>
  );
}

function Rows({
  item,
  steps,
  scale,
  open: first,
}: {
  readonly item: Schedule['items'][number];
  readonly steps: readonly Step[];
  readonly scale: Scale;
  readonly open: boolean;
}) {
  const [open, setOpen] = useState(first);
  const begin = steps[0]?.earlyStart;
  const end = steps.reduce((last, one) => (one.earlyFinish > last ? one.earlyFinish : last), begin ?? '');
  return (
    <>
      {!first && (
        <li className="gantt-row whole">
          <span>
            <button
              type="button"
              className="tool bare"
              aria-expanded={open}
              aria-label={`${words.ledger.steps} ${item.title}`}
              disabled={steps.length === 0}
              onClick={() => setOpen(!open)}
            >
              {open ? '▾' : '▸'}
            </button>
            <Link to={`/items/${item.id}`}>{item.title}</Link>
          </span>
          <span className="lane-of">
            <Now scale={scale} />
            {begin && (
              <i className="span" style={css(bar(scale, begin, end))} title={`${begin} – ${end}`}>
                {steps.map((step) => (
                  <b key={step.id} className={lookOf(step)} style={inside(scale, begin, end, step)} />
                ))}
              </i>
            )}
            <span className="hidden-text">{begin ? `${begin} – ${end}` : words.ledger.noSteps}</span>
          </span>
        </li>
      )}
      {open && steps.map((step) => <One key={step.id} step={step} scale={scale} />)}
    </>
  );
}

/** One step: the bar says what is expected, the mark what was due, the thin bar how it stood then. */
function One({ step, scale }: { readonly step: Step; readonly scale: Scale }) {
  const look = lookOf(step);
  const told = `${step.earlyStart} – ${step.earlyFinish}`;
  return (
    <li className="gantt-row step">
      <span>
        {step.title}{' '}
        <span className="muted small">
          {step.doneOn === null ? words.ledger.floatDays(step.totalFloat) : words.reached}
          {step.provisional && step.doneOn === null ? ` · ${words.ledger.provisional}` : ''}
        </span>
      </span>
      <span className="lane-of" title={`${told} · ${words.due} ${step.due}`}>
        <Now scale={scale} />
        <i
          className={`bar ${look}${step.duration === 0 ? ' event' : ''}`}
          style={css(bar(scale, step.earlyStart, step.earlyFinish))}
        />
        <i className="due" style={{ left: `${scale.x(step.due)}%` }} />
        {step.baseline && (
          <i
            className={`base${step.baseline.due < step.due ? ' moved' : ''}`}
            style={css(bar(scale, step.baseline.start ?? step.baseline.due, step.baseline.due))}
            title={`${words.ledger.baseline} ${step.baseline.due}`}
          />
        )}
        <span className="hidden-text">
          {told}，{words.due} {step.due}，{words.ledger.barLook[look]}
          {step.baseline ? `，${words.ledger.baseline} ${step.baseline.due}` : ''}
        </span>
      </span>
    </li>
  );
}

const Now = ({ scale }: { readonly scale: Scale }) => (
  <i
    className="now"
    aria-hidden="true"
    style={{ left: `${Math.min(100, Math.max(0, scale.x(today())))}%` }}
  />
);
const css = ({ left, width }: { left: number; width: number }) => ({ left: `${left}%`, width: `${width}%` });

/** A step inside the bar of its item, per cent of that bar. */
function inside(scale: Scale, begin: string, end: string, step: Step) {
  const whole = bar(scale, begin, end);
  const own = bar(scale, step.earlyStart, step.earlyFinish);
  return {
    left: `${(100 * (own.left - whole.left)) / whole.width}%`,
    width: `${(100 * own.width) / whole.width}%`,
  };
}
