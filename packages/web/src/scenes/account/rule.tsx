import { api, type Role } from '@luodi/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { State } from '../../components/state.tsx';
import { words } from '../../words/index.ts';
import type { Act } from '../organisation/act.ts';
import './rule.css';

/** Whoever can be asked for a second factor; the public has no account to lose. */
const ROLES = (Object.keys(words.role) as Role[]).filter((role) => role !== 'public');

/** Which roles must have a second factor; for who may not say so, as it is. */
export function Rule({ mine, act }: { readonly mine: boolean; readonly act: Act }) {
  const rule = useQuery({ queryKey: ['rule'], queryFn: () => call(api.factor.rule) });
  // What was ticked and is not told back yet.
  const [ticked, setTicked] = useState<readonly Role[] | null>(null);
  if (!rule.data) return <State query={rule} />;
  const roles = ticked ?? rule.data.roles;
  const toggle = async (role: Role) => {
    const next = roles.includes(role) ? roles.filter((one) => one !== role) : [...roles, role];
    setTicked(next);
    await act(() => call(api.factor.require, { body: { roles: next } }));
    setTicked(null);
  };
  return (
    <section className="card rule">
      <h2>{words.factor.rule}</h2>
      <p className="muted small">{words.factor.ruleHint}</p>
      {mine ? (
        <fieldset className="row" aria-label={words.factor.rule}>
          {ROLES.map((role) => (
            <label key={role} className="row tight">
              <input type="checkbox" checked={roles.includes(role)} onChange={() => void toggle(role)} />
              {words.role[role]}
            </label>
          ))}
        </fieldset>
      ) : (
        <p>{roles.length === 0 ? words.factor.nobody : roles.map((role) => words.role[role]).join(' · ')}</p>
      )}
    </section>
  );
}
