import { api } from '@luodi/contract';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { words } from '../../words/index.ts';

/** A change of the own password, with what is asked of one and why it was refused. */
export function Password({ done }: { readonly done: () => void }) {
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async (given: FormData) => {
    const text = (name: string) => String(given.get(name) ?? '');
    if (text('next') !== text('again')) return setFailure(words.account.differ);
    setBusy(true);
    setFailure(null);
    try {
      await call(api.session.password, { body: { current: text('current'), next: text('next') } });
      done();
    } catch (error) {
      setFailure((error as Error).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className="stack"
      aria-label={words.account.change}
      onSubmit={(event) => {
        event.preventDefault();
        void save(new FormData(event.currentTarget));
      }}
    >
      <p className="muted small">{words.account.rules}</p>
      {failure && (
        <p className="danger" role="alert">
          {failure}
        </p>
      )}
      <label className="named">
        {words.account.current}
        <input className="field" name="current" type="password" autoComplete="current-password" required />
      </label>
      <label className="named">
        {words.account.next}
        <input className="field" name="next" type="password" autoComplete="new-password" required />
      </label>
      <label className="named">
        {words.account.again}
        <input className="field" name="again" type="password" autoComplete="new-password" required />
      </label>
      <button type="submit" className="tool strong" disabled={busy}>
        {words.account.change}
      </button>
    </form>
  );
}
