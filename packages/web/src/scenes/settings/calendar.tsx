import { api, type ResponseOf } from '@luodi/contract';
import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { ask } from '../../api/ask.ts';
import { call } from '../../api/call.ts';
import { State } from '../../components/state.tsx';
import { words } from '../../words/index.ts';
import { useAct } from './act.ts';
import { daysIn } from './day.ts';
import { Past } from './past.tsx';

type Known = ResponseOf<typeof api.list.calendar>;
type Year = Known['years'][number];

const stretch = ([from, to]: readonly string[]) => (from === to ? from! : `${from} – ${to}`);

/** Public holidays and the days worked in exchange, year by year; what is not announced is said to be provisional. */
export function Calendar({ may }: { readonly may: boolean }) {
  const calendar = useQuery(ask.calendar);
  const [editing, setEditing] = useState<number | null>(null);
  if (!calendar.data) return <State query={calendar} />;
  const { years } = calendar.data;
  const next = (years.at(-1)?.year ?? 2025) + 1;
  return (
    <>
      <p className="amber-note">{words.setting.provisional(next)}</p>
      {may && editing !== next && (
        <button type="button" className="tool strong" onClick={() => setEditing(next)}>
          {words.setting.enter(next)}
        </button>
      )}
      {editing === next && <Form known={calendar.data} year={next} close={() => setEditing(null)} />}
      <div className="settings-grid years">
        {years
          .toReversed()
          .map((one) =>
            editing === one.year ? (
              <Form key={one.year} known={calendar.data} year={one.year} close={() => setEditing(null)} />
            ) : (
              <Shown key={one.year} year={one} edit={may ? () => setEditing(one.year) : null} />
            ),
          )}
      </div>
      <Past of="calendar" id="calendar" />
    </>
  );
}

const Shown = ({ year, edit }: { readonly year: Year; readonly edit: (() => void) | null }) => (
  <section className="card">
    <div className="row between">
      <h2>{year.year}</h2>
      <span className="row tight">
        <span className="chip">{year.entered ? words.setting.entered : words.setting.shipped}</span>
        {edit && (
          <button
            type="button"
            className="tool"
            aria-label={`${words.setting.change} ${year.year}`}
            onClick={edit}
          >
            {words.setting.change}
          </button>
        )}
      </span>
    </div>
    <p className="muted small">{year.source}</p>
    <h3>{words.setting.off}</h3>
    <ul className="plain small">
      {year.off.map((one) => (
        <li key={one[0]}>{stretch(one)}</li>
      ))}
    </ul>
    <h3>{words.setting.worked}</h3>
    <ul className="plain small row tight">
      {year.worked.map((day) => (
        <li key={day}>{day}</li>
      ))}
    </ul>
  </section>
);

function Form({
  known,
  year,
  close,
}: {
  readonly known: Known;
  readonly year: number;
  readonly close: () => void;
}) {
  const act = useAct('calendar', 'schedule');
  const { message } = App.useApp();
  const held = known.years.find((one) => one.year === year);
  const [source, setSource] = useState(held?.source ?? '');
  const [off, setOff] = useState(held?.off.map((one) => one.join(' ')).join('\n') ?? '');
  const [worked, setWorked] = useState(held?.worked.join('\n') ?? '');
  const save = async () => {
    const days = daysIn({ off, worked });
    if ('odd' in days) return void message.error(words.setting.badDay(days.odd));
    const body = { version: known.version, source: source.trim(), ...days };
    if (await act(() => call(api.list.announce, { params: { year }, body }))) close();
  };
  return (
    <form
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h2>{year}</h2>
      <label className="named">
        {words.setting.source}
        <input
          className="field"
          maxLength={200}
          value={source}
          onChange={(event) => setSource(event.target.value)}
        />
      </label>
      <label className="named">
        {words.setting.off}
        <textarea
          className="field"
          rows={8}
          placeholder={words.setting.offHint}
          value={off}
          onChange={(event) => setOff(event.target.value)}
        />
      </label>
      <label className="named">
        {words.setting.worked}
        <textarea
          className="field"
          rows={4}
          placeholder={words.setting.workedHint}
          value={worked}
          onChange={(event) => setWorked(event.target.value)}
        />
      </label>
      <div className="row tight">
        <button type="submit" className="tool strong" disabled={off.trim() === ''}>
          {words.setting.save}
        </button>
        <button type="button" className="tool" onClick={close}>
          {words.setting.cancel}
        </button>
      </div>
    </form>
  );
}
