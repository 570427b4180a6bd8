import { type Alarm, api, type Me } from '@luodi/contract';
import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { call } from '../../api/call.ts';
import { may } from '../../api/right.ts';
import { Empty, State } from '../../components/state.tsx';
import { words } from '../../words/index.ts';
import './update.css';

/** How many lines of a step are shown at first. */
const FIRST = 12;
/** What a reminder can help with. */
const REMINDED: ReadonlySet<Alarm['code']> = new Set(['never-filed', 'stale', 'repeated']);

/** Owners on paper only, by what is to be done next. */
export default function Radar({ me }: { readonly me: Me }) {
  const radar = useQuery({ queryKey: ['radar'], queryFn: () => call(api.radar.get, { query: {} }) });
  if (!radar.data) return <State query={radar} />;
  const { alarms, watched, expected } = radar.data;
  const steps = Object.keys(words.radar.step) as Alarm['code'][];
  return (
    <>
      <div className="title">
        <h1>{words.radar.radar}</h1>
        <Link to="/requests">{words.radar.register}</Link>
      </div>
      <p className="muted">{words.radar.intro(alarms.length, watched, expected)}</p>
      {alarms.length === 0 && <Empty title={words.radar.quiet} hint={words.radar.quietHint} />}
      <div className="column">
        {steps.map((code) => {
          const found = alarms.filter((one) => one.code === code);
          return found.length > 0 && <Step key={code} me={me} code={code} alarms={found} />;
        })}
      </div>
    </>
  );
}

function Step({
  me,
  code,
  alarms,
}: {
  readonly me: Me;
  readonly code: Alarm['code'];
  readonly alarms: readonly Alarm[];
}) {
  const { message } = App.useApp();
  const [all, setAll] = useState(false);
  const remind = (): void =>
    void call(api.radar.remind, { body: { items: alarms.map(({ item }) => item).slice(0, 500) } })
      .then(({ told }) => message.success(words.radar.reminded(told)))
      .catch((error: Error) => message.error(error.message));
  return (
    <section className="card">
      <div className="row between">
        <h2>
          {words.radar.step[code]} <span className="muted">({alarms.length})</span>
        </h2>
        {code === 'post-empty' && may(me, 'organisation.change') && (
          <Link className="tool" to="/organisation">
            {words.radar.appoint}
          </Link>
        )}
        {code === 'holder-unseen' && may(me, 'account.look') && (
          <Link className="tool" to="/accounts">
            {words.radar.accounts}
          </Link>
        )}
        {REMINDED.has(code) && may(me, 'radar.change') && (
          <button type="button" className="tool" onClick={remind}>
            {words.radar.remind(alarms.length)}
          </button>
        )}
      </div>
      <ul className="plain lines">
        {alarms.slice(0, all ? alarms.length : FIRST).map((one) => (
          <li key={one.item} className="row between">
            <span>
              <Link to={`/items/${one.item}`}>
                {one.number} {one.title}
              </Link>
              <span className="muted small">
                {' '}
                {one.postName}
                {one.holders.length > 0 && ` · ${one.holders.map(({ name }) => name).join('、')}`}
              </span>
            </span>
            <span className="muted small">
              {one.last === null ? words.radar.never : `${words.radar.last} ${one.last}`}
            </span>
          </li>
        ))}
      </ul>
      {alarms.length > FIRST && !all && (
        <button type="button" className="tool" onClick={() => setAll(true)}>
          {words.radar.all}
        </button>
      )}
    </section>
  );
}
