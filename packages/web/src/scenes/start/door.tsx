import { api } from '@luodi/contract';
import { LuodiError, REFUSALS, refusal } from '@luodi/domain';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../../api/ask.ts';
import { call, Refused, send } from '../../api/call.ts';
import { State } from '../../components/state.tsx';
import { words } from '../../words/index.ts';
import { choose, language } from '../../words/language.ts';
import './door.css';
import { Second } from './second.tsx';

/** Why the city's directory sent somebody back, as it stands in the address. */
function sentBack(directory: string): string | null {
  const query = new URLSearchParams(location.search);
  const code = query.get('refused') ?? '';
  if (!/^(directory-|account-disabled$)/.test(code) || !Object.hasOwn(REFUSALS, code)) return null;
  const given = query.get('who') ?? '';
  // Whatever else an address says is nobody's user name and is not shown.
  const who = /^[\p{L}\p{N}_.-]{2,30}$/u.test(given) ? given : '—';
  return refusal(new LuodiError(code as keyof typeof REFUSALS, { directory, who }), language());
}

/** Whether somebody was signed out at the city's directory too, as it stands in the address. */
function leftBy(directory: string): string | null {
  const left = new URLSearchParams(location.search).get('left');
  if (directory === '' || (left !== 'here' && left !== 'both')) return null;
  return words.door.left[left](directory);
}

/** To the directory and back to this page. */
const wayTo = (): string => `/api/directory?${new URLSearchParams({ to: location.pathname })}`;

/** Sign-in: by user name, by the city's directory, or on the sample by one click. */
export default function Door() {
  const doors = useQuery(ask.doors);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  if (!doors.data) return <State query={doors} />;
  const { sample, guises, jurisdiction, directory, second } = doors.data;
  const enter = async (act: () => Promise<unknown>) => {
    setBusy(true);
    setFailure(null);
    try {
      await act();
      location.assign(
        location.pathname + (/[?&](refused|left)=/.test(location.search) ? '' : location.search),
      );
    } catch (error) {
      // The sign-in library speaks English; a wrong password is told in the language of the page.
      setFailure(
        error instanceof Refused && error.status === 401 ? words.shell.wrong : (error as Error).message,
      );
      setBusy(false);
    }
  };
  const failed = failure ?? sentBack(directory?.name ?? '');
  const left = leftBy(directory?.name ?? '');
  return (
    <main className="door">
      <header className="row between">
        <h1>
          {words.luodi} <span className="muted">{jurisdiction}</span>{' '}
          {sample && (
            <span className="mark" title={words.sampleNote}>
              {words.sample}
            </span>
          )}
        </h1>
        <button
          type="button"
          className="tool bare"
          onClick={() => choose(language() === 'en' ? 'zh' : 'en')}
          lang={language() === 'en' ? 'zh-CN' : 'en'}
        >
          {language() === 'en' ? '中文' : 'English'}
        </button>
      </header>
      <p className="lead">{words.tagline}</p>
      {failed !== null && (
        <p className="failure" role="alert">
          {failed}
        </p>
      )}
      {failed === null && left !== null && (
        <p className="said" role="status">
          {left}
        </p>
      )}
      {second && <Second />}
      {!second && directory && (
        <section>
          <a className="tool strong by-directory" href={wayTo()}>
            {words.door.by(directory.name)}
          </a>
          <p className="muted small">{words.door.byHint}</p>
        </section>
      )}
      {!second && guises.length > 0 && (
        <section>
          <h2>{words.lookAs}</h2>
          <div className="guises">
            {guises.map((one) => (
              <button
                key={one.role}
                type="button"
                disabled={busy}
                onClick={() => void enter(() => call(api.session.guise, { body: { role: one.role } }))}
              >
                <b>{words.role[one.role]}</b>
                <span className="muted small">
                  {words.shell.guises[one.role as keyof typeof words.shell.guises] ?? one.post}
                </span>
              </button>
            ))}
          </div>
        </section>
      )}
      {!second && (
        <form
          className="stack"
          aria-label={words.signIn}
          onSubmit={(event) => {
            event.preventDefault();
            const given = new FormData(event.currentTarget);
            const username = String(given.get('username') ?? '').trim();
            const password = String(given.get('password') ?? '');
            if (username === '') setFailure(words.shell.needUser);
            else if (password === '') setFailure(words.shell.needPassword);
            else void enter(() => send('POST', '/api/auth/sign-in/username', { username, password }));
          }}
        >
          <h2>{directory ? words.door.byName : words.signIn}</h2>
          <label className="named">
            {words.userName}
            <input className="field" name="username" autoComplete="username" />
          </label>
          <label className="named">
            {words.password}
            <input className="field" name="password" type="password" autoComplete="current-password" />
          </label>
          <button type="submit" className="tool strong" disabled={busy}>
            {words.signIn}
          </button>
          <p className="muted small">{words.shell.firstRun}</p>
        </form>
      )}
    </main>
  );
}
