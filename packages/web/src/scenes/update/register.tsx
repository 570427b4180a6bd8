import { api, type Me, type Request } from '@luodi/contract';
import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { ask } from '../../api/ask.ts';
import { call } from '../../api/call.ts';
import { may } from '../../api/right.ts';
import { State } from '../../components/state.tsx';
import { words } from '../../words/index.ts';
import './update.css';

/** The ask-once register, and what each body is asked to fill in a year. */
export default function Register({ me }: { readonly me: Me }) {
  const list = useQuery({ queryKey: ['requests'], queryFn: () => call(api.request.list, { query: {} }) });
  const { message } = App.useApp();
  if (!list.data) return <State query={list} />;
  const { requests, burden } = list.data;
  const asks = may(me, 'request.create');
  const withdraw = ({ id, version }: Request): void =>
    void call(api.request.withdraw, { params: { id }, body: { version } })
      .catch((error: Error) => message.error(error.message))
      .finally(() => list.refetch());
  const most = Math.max(1, ...burden.map((one) => one.rounds + one.requests));
  return (
    <>
      <div className="title">
        <h1>{words.radar.register}</h1>
      </div>
      <p className="muted">{words.radar.registerHint}</p>
      <div className="split">
        <div className="column">
          {asks && <Asking onAsked={() => void list.refetch()} />}
          <section className="card">
            {requests.length === 0 && <p className="muted">{words.radar.noRequests}</p>}
            <ul className="plain lines">
              {requests.map((one) => (
                <li key={one.id} className="row between">
                  <span>
                    <strong>{one.name}</strong>{' '}
                    <span className="muted small">
                      {one.owner.postName} ← {one.asker.bodyName} · {words.radar.frequencies[one.frequency]} ·{' '}
                      {one.fields} × {one.people} {one.reason && `· ${one.reason}`}
                    </span>
                  </span>
                  <span className="row tight">
                    <span className={`chip ${one.state === 'active' ? 'good' : ''}`}>
                      {words.radar[one.state]}
                    </span>
                    {asks && one.state === 'active' && (
                      <button type="button" className="tool" onClick={() => withdraw(one)}>
                        {words.radar.withdraw}
                      </button>
                    )}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        </div>
        <section className="card">
          <h2>{words.radar.burden}</h2>
          <p className="muted small">{words.radar.burdenHint}</p>
          <table className="sheet">
            <thead>
              <tr>
                <th>{words.filing.body}</th>
                <th className="number">{words.radar.rounds}</th>
                <th className="number">{words.radar.requests}</th>
                <th className="number">{words.radar.total}</th>
              </tr>
            </thead>
            <tbody>
              {burden.map((one) => (
                <tr key={one.body}>
                  <td>
                    <Link to={`/organisation/body/${one.body}`}>{one.bodyName}</Link>
                    <progress max={most} value={one.rounds + one.requests} aria-label={one.bodyName} />
                  </td>
                  <td className="number">{one.rounds}</td>
                  <td className="number">{one.requests}</td>
                  <td className="number">{one.rounds + one.requests}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </div>
    </>
  );
}

/** Asking: the name first, and what is there already before anything else. */
function Asking({ onAsked }: { readonly onAsked: () => void }) {
  const organisation = useQuery(ask.organisation);
  const { message } = App.useApp();
  const [name, setName] = useState('');
  const [owner, setOwner] = useState('');
  const [asker, setAsker] = useState('');
  const [frequency, setFrequency] = useState<Request['frequency']>('year');
  const [fields, setFields] = useState('1');
  const [people, setPeople] = useState('1');
  const [reason, setReason] = useState('');
  const held = useQuery({
    queryKey: ['held', name.trim()],
    queryFn: () => call(api.request.held, { query: { name: name.trim() } }),
    enabled: name.trim().length > 1,
  });
  const known = held.data?.asked ?? held.data?.held ?? null;
  const counts = [fields, people].every((count) => /^[1-9]\d{0,2}$/.test(count));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void call(api.request.ask, {
      body: {
        name: name.trim(),
        owner,
        asker,
        frequency,
        fields: Number(fields),
        people: Number(people),
        reason,
      },
    })
      .then(() => {
        setName('');
        setReason('');
        onAsked();
      })
      .catch((error: Error) => message.error(error.message, 8));
  };
  const choice = (
    label: string,
    value: string,
    set: (value: string) => void,
    options: readonly { readonly id: string; readonly name: string }[],
  ) => (
    <select className="field" aria-label={label} value={value} onChange={(event) => set(event.target.value)}>
      <option value="">{label}</option>
      {options.map((one) => (
        <option key={one.id} value={one.id}>
          {one.name}
        </option>
      ))}
    </select>
  );
  const figure = (label: string, value: string, set: (value: string) => void) => (
    <label className="named">
      {label}
      <input
        className="field short"
        inputMode="numeric"
        value={value}
        onChange={(event) => set(event.target.value)}
      />
    </label>
  );
  return (
    <form className="card" onSubmit={submit}>
      <div className="row">
        <input
          className="field"
          aria-label={words.radar.name}
          placeholder={words.radar.name}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <span role="status" className={known ? 'danger small' : 'muted small'}>
          {held.data?.asked && words.radar.asked(held.data.asked.postName)}
          {!held.data?.asked &&
            held.data?.held &&
            words.radar.held(
              held.data.held.period,
              `${held.data.held.value ?? '–'}${held.data.held.unit ?? ''}`,
            )}
          {held.data && !known && words.radar.free}
        </span>
      </div>
      <div className="row">
        {choice(words.radar.owner, owner, setOwner, organisation.data?.posts ?? [])}
        {choice(words.radar.asker, asker, setAsker, organisation.data?.bodies ?? [])}
        <select
          className="field"
          aria-label={words.radar.frequency}
          value={frequency}
          onChange={(event) => setFrequency(event.target.value as Request['frequency'])}
        >
          {Object.entries(words.radar.frequencies).map(([code, said]) => (
            <option key={code} value={code}>
              {said}
            </option>
          ))}
        </select>
        {figure(words.radar.fields, fields, setFields)}
        {figure(words.radar.people, people, setPeople)}
        <input
          className="field"
          aria-label={words.radar.reason}
          placeholder={words.radar.reason}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <button
          type="submit"
          className="tool strong"
          disabled={name.trim() === '' || !owner || !asker || !counts || known !== null}
        >
          {words.radar.ask}
        </button>
      </div>
    </form>
  );
}
