import { api } from '@luodi/contract';
import { useState } from 'react';
import { call, Refused } from '../../api/call.ts';
import { words } from '../../words/index.ts';

/** The second step of signing in: a code of the telephone, or a recovery code. */
export function Second() {
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const again = () => location.assign(location.pathname);
  const prove = async (form: HTMLFormElement) => {
    setBusy(true);
    setFailure(null);
    try {
      await call(api.factor.prove, { body: { code: String(new FormData(form).get('code')).trim() } });
      again();
    } catch (error) {
      setFailure((error as Error).message);
      setBusy(false);
      // What was refused is not typed again; a lost connection keeps it.
      if (error instanceof Refused && error.code === 'code-wrong') form.reset();
    }
  };
  return (
    <form
      className="stack"
      aria-label={words.factor.second}
      onSubmit={(event) => {
        event.preventDefault();
        void prove(event.currentTarget);
      }}
    >
      <h2>{words.factor.second}</h2>
      <p className="small">{words.factor.secondHint}</p>
      {failure !== null && (
        <p className="failure" role="alert">
          {failure}
        </p>
      )}
      <label className="named">
        {words.factor.codeOr}
        <input
          className="field"
          name="code"
          autoComplete="one-time-code"
          required
          maxLength={40}
          // biome-ignore lint/a11y/noAutofocus: the one field of a page one came to for it
          autoFocus
        />
      </label>
      <button type="submit" className="tool strong" disabled={busy}>
        {words.factor.signIn}
      </button>
      <button
        type="button"
        className="tool bare"
        onClick={() => void call(api.factor.abandon).finally(again)}
      >
        {words.factor.other}
      </button>
      <p className="muted small">{words.factor.lost}</p>
    </form>
  );
}
