import { type Account, api, type Me } from '@luodi/contract';
import { useQuery } from '@tanstack/react-query';
import { App, Modal } from 'antd';
import { useState } from 'react';
import { ask } from '../../api/ask.ts';
import { call } from '../../api/call.ts';
import { may } from '../../api/right.ts';
import { moment, today } from '../../api/time.ts';
import { State } from '../../components/state.tsx';
import { words } from '../../words/index.ts';
import { useAct } from '../organisation/act.ts';
import { Create, type Once } from './create.tsx';
import { Grant } from './grant.tsx';
import { Link } from './link.tsx';
import { Rule } from './rule.tsx';

/** Accounts: who may sign in, as whom, in which roles; made, reset, closed. */
export default function Accounts({ me }: { readonly me: Me }) {
  const list = useQuery(ask.accounts);
  const register = useQuery(ask.register);
  const act = useAct('accounts', 'register', 'rule', 'me');
  const { modal } = App.useApp();
  const [creating, setCreating] = useState(false);
  const [granting, setGranting] = useState<Account | null>(null);
  const [linking, setLinking] = useState<Account | null>(null);
  const [once, setOnce] = useState<Once | null>(null);
  if (!list.data) return <State query={list} />;
  if (!register.data) return <State query={register} />;
  const mine = may(me, 'account.administer');
  const bodies = new Map(register.data.bodies.map((body) => [body.id, body.shortName || body.name]));
  const reset = (one: Account) =>
    modal.confirm({
      title: `${words.account.reset} · ${one.username}`,
      content: words.account.resetAsk,
      okText: words.account.reset,
      cancelText: words.cancel,
      onOk: () =>
        act(async () => {
          const { password } = await call(api.account.reset, { params: { id: one.id } });
          setOnce({ username: one.username, password });
        }),
    });
  const release = (one: Account) =>
    modal.confirm({
      title: `${words.factor.release} · ${one.username}`,
      content: words.factor.releaseAsk,
      okText: words.factor.release,
      cancelText: words.cancel,
      onOk: () => act(() => call(api.factor.release, { params: { id: one.id } }), words.factor.released),
    });
  return (
    <>
      <div className="title">
        <h1>{words.account.title}</h1>
        {mine && (
          <button type="button" className="tool strong" onClick={() => setCreating(true)}>
            {words.account.add}
          </button>
        )}
      </div>
      <ul className="plain column">
        {list.data.accounts.map((one) => (
          <li key={one.id} className="card">
            <div className="row between">
              <span>
                <b>{one.username}</b> {one.person?.name}{' '}
                {one.disabled && <span className="chip bad">{words.account.disabled}</span>}{' '}
                {one.bound && <span className="chip">{words.account.bound}</span>}{' '}
                {one.secondFactor && <span className="chip">{words.factor.chip}</span>}{' '}
                {one.mustChangePassword && <span className="chip warn">{words.account.mustChange}</span>}
              </span>
              {mine && (
                <span className="row tight">
                  <button type="button" className="tool bare" onClick={() => setGranting(one)}>
                    {words.account.addRole}
                  </button>
                  <button type="button" className="tool bare" onClick={() => setLinking(one)}>
                    {words.account.link}
                  </button>
                  {one.bound && (
                    <button
                      type="button"
                      className="tool bare"
                      onClick={() =>
                        void act(
                          () => call(api.account.change, { params: { id: one.id }, body: { bound: false } }),
                          words.account.unbound,
                        )
                      }
                    >
                      {words.account.unbind}
                    </button>
                  )}
                  {one.secondFactor && (
                    <button type="button" className="tool bare" onClick={() => release(one)}>
                      {words.factor.release}
                    </button>
                  )}
                  <button type="button" className="tool bare" onClick={() => reset(one)}>
                    {words.account.reset}
                  </button>
                  <button
                    type="button"
                    className="tool bare"
                    onClick={() =>
                      void act(() =>
                        call(api.account.change, {
                          params: { id: one.id },
                          body: { disabled: !one.disabled },
                        }),
                      )
                    }
                  >
                    {one.disabled ? words.account.enable : words.account.disable}
                  </button>
                  {one.sessions > 0 && (
                    <button
                      type="button"
                      className="tool bare"
                      onClick={() =>
                        void act(
                          () => call(api.account.revoke, { params: { id: one.id } }),
                          words.account.revoked,
                        )
                      }
                    >
                      {words.account.signOutAll}
                    </button>
                  )}
                </span>
              )}
            </div>
            <div className="muted small">
              {one.signedInAt ? words.account.lastSeen(moment(one.signedInAt)) : words.account.never}
              {one.sessions > 0 && ` · ${words.account.sessions(one.sessions)}`}
            </div>
            <div className="row tight">
              {one.grants.map((grant) => (
                <span key={grant.id} className="chip">
                  {words.role[grant.role]}
                  {grant.body !== null && ` · ${bodies.get(grant.body) ?? ''}`}
                  {grant.validTo !== null && ` · ${words.account.ended(grant.validTo)}`}
                  {mine && grant.validTo === null && (
                    <button
                      type="button"
                      className="tool bare"
                      aria-label={`${words.account.end} ${words.role[grant.role]} ${one.username}`}
                      onClick={() =>
                        void act(() =>
                          call(api.account.regrant, {
                            params: { id: one.id, grant: grant.id },
                            body: { version: grant.version, validTo: today() },
                          }),
                        )
                      }
                    >
                      {words.account.end}
                    </button>
                  )}
                </span>
              ))}
            </div>
          </li>
        ))}
      </ul>
      <Rule mine={mine} act={act} />
      {creating && (
        <Create
          register={register.data}
          act={act}
          close={() => setCreating(false)}
          made={(given) => setOnce(given)}
        />
      )}
      {granting && (
        <Grant account={granting} register={register.data} act={act} close={() => setGranting(null)} />
      )}
      {linking && (
        <Link account={linking} register={register.data} act={act} close={() => setLinking(null)} />
      )}
      <Modal
        open={once !== null}
        title={words.account.once}
        onCancel={() => setOnce(null)}
        footer={
          <button type="button" className="tool strong" onClick={() => setOnce(null)}>
            {words.account.close}
          </button>
        }
      >
        <p>
          {once?.username}: <code style={{ fontSize: 18 }}>{once?.password}</code>
        </p>
        <p className="muted">{words.account.onceHint}</p>
      </Modal>
    </>
  );
}
