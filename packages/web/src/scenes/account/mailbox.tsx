import { api, type BodyOf } from '@luodi/contract';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import { State } from '../../components/state.tsx';
import { words } from '../../words/index.ts';
import { useAct } from '../organisation/act.ts';

type Choice = BodyOf<typeof api.notice.choose>['choice'];
const CHOICES = ['digest', 'once', 'none'] as const satisfies readonly Choice[];

/** Whether notices also come by mail, where to, and when. */
export function Mailbox() {
  const box = useQuery({ queryKey: ['mailbox'], queryFn: () => call(api.notice.mailbox) });
  const act = useAct('mailbox');
  if (!box.data) return <State query={box} />;
  const { available, address, choice } = box.data;
  return (
    <section className="card">
      <h2>{words.mailbox.title}</h2>
      {!available && <p className="muted">{words.mailbox.off}</p>}
      {(available || address !== null) && (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            const given = new FormData(event.currentTarget);
            const body = {
              address: String(given.get('address')).trim(),
              choice: String(given.get('choice')) as Choice,
            };
            void act(() => call(api.notice.choose, { body }), words.mailbox.saved);
          }}
        >
          <p className="muted small">{words.mailbox.hint}</p>
          <label className="named">
            {words.mailbox.address}
            <input
              className="field"
              type="email"
              name="address"
              required
              maxLength={254}
              autoComplete="email"
              key={address}
              defaultValue={address ?? ''}
            />
          </label>
          <label className="named">
            {words.mailbox.when}
            <select className="field" name="choice" key={choice} defaultValue={choice}>
              {CHOICES.map((one) => (
                <option key={one} value={one}>
                  {words.mailbox.choices[one]}
                </option>
              ))}
            </select>
          </label>
          <span className="row tight">
            <button type="submit" className="tool" disabled={!available}>
              {words.save}
            </button>
            {address !== null && (
              <button
                type="button"
                className="tool bare"
                onClick={() =>
                  void act(
                    () => call(api.notice.choose, { body: { address: null, choice } }),
                    words.mailbox.forgotten,
                  )
                }
              >
                {words.mailbox.forget}
              </button>
            )}
          </span>
        </form>
      )}
    </section>
  );
}
