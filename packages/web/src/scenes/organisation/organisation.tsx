import { api, type Me, type RegisterAll } from '@luodi/contract';
import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { ask } from '../../api/ask.ts';
import { download } from '../../api/call.ts';
import { may } from '../../api/right.ts';
import { asOf, today } from '../../api/time.ts';
import { Empty, State } from '../../components/state.tsx';
import { words } from '../../words/index.ts';
import { useAct } from './act.ts';
import { Areas } from './areas.tsx';
import { Bodies } from './bodies.tsx';
import { type Entering, Entry } from './entry.tsx';
import { Lineage } from './lineage.tsx';
import './organisation.css';
import { Persons } from './persons.tsx';
import { Reorganise } from './reorganise.tsx';
import { Intake } from './sheet.tsx';
import type { Shown } from './shown.ts';

const TABS = ['bodies', 'areas', 'persons', 'lineage'] as const;

/** Who answers for what: bodies with their posts and holders, areas, people, and what came of what, as of any day. */
export default function Organisation({ me }: { readonly me: Me }) {
  const register = useQuery(ask.register);
  const [query, setQuery] = useSearchParams();
  const { message } = App.useApp();
  const act = useAct('register', 'organisation');
  const [entering, setEntering] = useState<Entering | null>(null);
  const [reorganising, setReorganising] = useState<readonly ['area' | 'body', string] | null>(null);
  const [intake, setIntake] = useState(false);
  const [find, setFind] = useState('');
  if (!register.data) return <State query={register} />;
  const tab = TABS.find((one) => one === query.get('tab')) ?? 'bodies';
  const day = query.get('on') ?? asOf ?? today();
  const ended = query.get('ended') === '1';
  const put = (name: string, value: string | null) =>
    setQuery((before) => {
      const after = new URLSearchParams(before);
      if (value) after.set(name, value);
      else after.delete(name);
      return after;
    });
  const mayChange = may(me, 'organisation.change');
  const shown: Shown = {
    register: register.data,
    day,
    ended,
    find: find.trim().toLowerCase(),
    may: mayChange,
    enter: setEntering,
    reorganise: (noun, id) => setReorganising([noun, id]),
  };
  const odd = register.data.findings;
  const adds = { bodies: ['body', 'post'], areas: ['area'], persons: ['person'], lineage: [] } as const;
  return (
    <>
      <div className="title">
        <h1>{words.organisation.title}</h1>
        <div className="row tight">
          {mayChange &&
            adds[tab].map((noun) => (
              <button key={noun} type="button" className="tool" onClick={() => setEntering({ noun })}>
                {words.organisation.add[noun]}
              </button>
            ))}
          {mayChange && (
            <button type="button" className="tool" onClick={() => setIntake(true)}>
              {words.organisation.import}
            </button>
          )}
          <button
            type="button"
            className="tool"
            onClick={() =>
              void download(api.organisation.export, { params: { format: 'xlsx' } }).catch(
                (error: Error) => void message.error(error.message),
              )
            }
          >
            {words.organisation.export}
          </button>
        </div>
      </div>
      <div className="tabs">
        {TABS.map((one) => (
          <button key={one} type="button" aria-pressed={tab === one} onClick={() => put('tab', one)}>
            {words.organisation[one]}
          </button>
        ))}
      </div>
      <div className="row filters">
        <label className="row tight">
          {words.organisation.on}
          <input
            className="field short"
            type="date"
            value={day}
            onChange={(event) => put('on', event.target.value)}
          />
        </label>
        <label className="row tight">
          <input
            type="checkbox"
            checked={ended}
            onChange={(event) => put('ended', event.target.checked ? '1' : null)}
          />
          {words.organisation.ended}
        </label>
        <input
          className="field short"
          type="search"
          value={find}
          aria-label={words.organisation.find}
          placeholder={words.organisation.find}
          onChange={(event) => setFind(event.target.value)}
        />
      </div>
      {odd.length > 0 && (
        <details className="card odd">
          <summary>{words.organisation.odd(odd.length)}</summary>
          <ul className="plain small">
            {odd.map((one) => (
              <li key={`${one.code} ${one.id} ${one.field}`}>
                <b>{nameIn(register.data, one.noun, one.id)}</b> {one.message}
              </li>
            ))}
          </ul>
        </details>
      )}
      {register.data.bodies.length === 0 && tab === 'bodies' ? (
        <Empty title={words.organisation.empty} hint={words.organisation.emptyHint} />
      ) : (
        <Tab tab={tab} shown={shown} />
      )}
      {entering && (
        <Entry entering={entering} register={register.data} act={act} close={() => setEntering(null)} />
      )}
      {reorganising && (
        <Reorganise
          noun={reorganising[0]}
          id={reorganising[1]}
          register={register.data}
          act={act}
          close={() => setReorganising(null)}
        />
      )}
      {intake && <Intake act={act} close={() => setIntake(false)} />}
    </>
  );
}

function Tab({ tab, shown }: { readonly tab: (typeof TABS)[number]; readonly shown: Shown }) {
  if (tab === 'areas') return <Areas {...shown} />;
  if (tab === 'persons') return <Persons {...shown} />;
  if (tab === 'lineage') return <Lineage {...shown} />;
  return <Bodies {...shown} />;
}

/** What a finding is about, by its name. */
function nameIn(register: RegisterAll, noun: string, id: string): string {
  const rows = {
    area: register.areas,
    body: register.bodies,
    post: register.posts,
    person: register.persons,
  }[noun];
  const named = rows?.find((row) => row.id === id);
  if (named) return named.name;
  const holding = register.holdings.find((row) => row.id === id);
  const post = register.posts.find((row) => row.id === holding?.post);
  const person = register.persons.find((row) => row.id === holding?.person);
  return [post?.name, person?.name].filter(Boolean).join(' · ') || id;
}
