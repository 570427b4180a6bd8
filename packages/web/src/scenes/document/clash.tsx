import type { ReviewAct } from '@luodi/contract';
import { words } from '../../words/index.ts';
import type { Clash, Desk } from './desk.ts';

/** What you meant and what somebody else did to the same thing: nothing is lost, you choose. */
export function Clashes({ desk }: { readonly desk: Desk }) {
  if (desk.clashes.length === 0) return null;
  return (
    <section className="clashes" aria-label={words.desk.clashTitle} role="alert">
      <b>{words.desk.clashTitle}</b>
      <ul className="plain">
        {desk.clashes.map((clash) => (
          <One key={`${clash.seen.id} ${clash.act.act}`} clash={clash} desk={desk} />
        ))}
      </ul>
    </section>
  );
}

function One({ clash, desk }: { readonly clash: Clash; readonly desk: Desk }) {
  const { act, seen, now } = clash;
  const by = now?.decided?.by ?? words.desk.somebody;
  return (
    <li>
      <span>
        “{now?.text ?? seen.text}” ·{' '}
        {now ? words.desk.theirs(by, words.reader.states[now.state], words.kind[now.kind]) : words.desk.gone}{' '}
        · {words.desk.yours(said(act))}
      </span>
      <span className="row tight">
        <button type="button" className="tool" onClick={() => desk.drop(clash)}>
          {words.desk.keepTheirs}
        </button>
        {now && act.act !== 'merge' && act.act !== 'add' && (
          <button
            type="button"
            className="tool"
            onClick={() => {
              desk.drop(clash);
              desk.apply([{ ...act, version: now.version } as ReviewAct]);
            }}
          >
            {words.desk.useMine}
          </button>
        )}
      </span>
    </li>
  );
}

const said = (act: ReviewAct): string =>
  act.act === 'kind'
    ? words.kind[act.kind]
    : act.act === 'grade'
      ? words.grade[act.grade]
      : words.desk.acts[act.act];
