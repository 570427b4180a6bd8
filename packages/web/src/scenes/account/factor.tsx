import { api, type ResponseOf } from '@luodi/contract';
import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { moment } from '../../api/time.ts';
import { State } from '../../components/state.tsx';
import { words } from '../../words/index.ts';
import { Codes } from './codes.tsx';
import './factor.css';
import { Scan } from './scan.tsx';

/** What one wants of the own second factor; each is proven first. */
type Wish = 'offer' | 'recode' | 'off';
type Stage =
  | { readonly at: 'rest' }
  | { readonly at: 'prove'; readonly wish: Wish }
  | { readonly at: 'scan'; readonly offered: ResponseOf<typeof api.factor.offer> }
  | { readonly at: 'codes'; readonly codes: readonly string[]; readonly said: string };

const REST: Stage = { at: 'rest' };
/** So many recovery codes are few. */
const FEW = 3;

/**
 * The own second factor: set up, replaced, turned off, with its recovery codes.
 * @param done after it was set up and its codes were kept
 */
export function Factor({ username, done }: { readonly username: string; readonly done?: () => void }) {
  const own = useQuery({ queryKey: ['factor'], queryFn: () => call(api.factor.own) });
  const { message } = App.useApp();
  const [stage, setStage] = useState<Stage>(REST);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  if (!own.data) return <State query={own} />;
  const { on, since, codes, required, password } = own.data;
  const wish = (what: Wish) => {
    setFailure(null);
    setStage({ at: 'prove', wish: what });
  };
  const prove = async (what: Wish, given: FormData) => {
    const text = (name: string) => String(given.get(name) ?? '').trim();
    const body = {
      ...(password ? { password: String(given.get('password')) } : {}),
      ...(on ? { code: text('code') } : {}),
    };
    setBusy(true);
    setFailure(null);
    try {
      if (what === 'offer') setStage({ at: 'scan', offered: await call(api.factor.offer, { body }) });
      else if (what === 'recode') {
        const made = await call(api.factor.recode, { body });
        setStage({ at: 'codes', codes: made.codes, said: words.factor.recoded });
      } else {
        await call(api.factor.off, { body });
        void message.success(words.factor.unsecured);
        setStage(REST);
        await own.refetch();
      }
    } catch (error) {
      setFailure((error as Error).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="card factor">
      <h2>{words.factor.title}</h2>
      <p className="muted small">{words.factor.hint}</p>
      {stage.at === 'rest' && (
        <>
          <p>
            {on ? (
              <>
                <span className="chip good">{words.factor.on(moment(since ?? ''))}</span>{' '}
                {words.factor.codesLeft(codes)}{' '}
                {codes <= FEW && <span className="danger">{words.factor.few}</span>}
              </>
            ) : (
              <span className="chip">{words.factor.off}</span>
            )}
          </p>
          {on && required && <p className="muted small">{words.factor.required}</p>}
          <span className="row tight">
            <button type="button" className={on ? 'tool' : 'tool strong'} onClick={() => wish('offer')}>
              {on ? words.factor.replace : words.factor.begin}
            </button>
            {on && (
              <button type="button" className="tool" onClick={() => wish('recode')}>
                {words.factor.recode}
              </button>
            )}
            {on && !required && (
              <button type="button" className="tool bare" onClick={() => wish('off')}>
                {words.factor.turnOff}
              </button>
            )}
          </span>
        </>
      )}
      {stage.at === 'prove' && (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            void prove(stage.wish, new FormData(event.currentTarget));
          }}
        >
          <p className="small">{words.factor.prove[stage.wish]}</p>
          {failure && (
            <p className="danger" role="alert">
              {failure}
            </p>
          )}
          {password && (
            <label className="named">
              {words.factor.password}
              <input
                className="field"
                name="password"
                // biome-ignore lint/a11y/noAutofocus: the button that opened this is gone
                autoFocus
                type="password"
                autoComplete="current-password"
                required
              />
            </label>
          )}
          {on && (
            <label className="named">
              {words.factor.codeOr}
              <input
                className="field"
                name="code"
                autoComplete="one-time-code"
                required
                maxLength={40}
                // biome-ignore lint/a11y/noAutofocus: where there is no password this is the first field
                autoFocus={!password}
              />
            </label>
          )}
          <span className="row tight">
            <button type="submit" className="tool strong" disabled={busy}>
              {words.factor.goOn}
            </button>
            <button type="button" className="tool bare" onClick={() => setStage(REST)}>
              {words.cancel}
            </button>
          </span>
        </form>
      )}
      {stage.at === 'scan' && (
        <Scan
          offered={stage.offered}
          cancel={() => setStage(REST)}
          confirmed={(made) => setStage({ at: 'codes', codes: made, said: words.factor.secured })}
        />
      )}
      {stage.at === 'codes' && (
        <Codes
          codes={stage.codes}
          username={username}
          done={() => {
            void message.success(stage.said);
            setStage(REST);
            void own.refetch();
            done?.();
          }}
        />
      )}
    </section>
  );
}
