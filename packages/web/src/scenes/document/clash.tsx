import type { DocumentDetail, Proposal, ReviewAct } from '@luodi/contract';
import { words } from '../../words/index.ts';
import type { Clash, Desk } from './desk.ts';
import { foresee } from './merge.ts';

const FIELDS = ['state', 'kind', 'grade', 'words'] as const;

/** What you meant beside what somebody else did to the same thing: nothing is lost, you choose. */
export function Clashes({ desk, detail }: { readonly desk: Desk; readonly detail: DocumentDetail }) {
  if (desk.clashes.length === 0) return null;
  return (
    <section className="clashes" aria-label={words.desk.clashTitle} role="alert">
      <b>{words.desk.clashTitle}</b>
      {desk.clashes.map((clash) => (
        <One key={`${clash.seen.id} ${clash.act.act}`} clash={clash} desk={desk} detail={detail} />
      ))}
    </section>
  );
}

function One({
  clash,
  desk,
  detail,
}: {
  readonly clash: Clash;
  readonly desk: Desk;
  readonly detail: DocumentDetail;
}) {
  const { act, seen, now } = clash;
  const { text } = detail;
  const by = now?.decided?.by ?? words.desk.somebody;
  const mine = foresee([seen], [act])[0]!;
  const again = now !== undefined && act.act !== 'merge' && act.act !== 'add';
  // What was split or merged away stands there in other pieces.
  const instead = detail.proposals.filter((one) => one.start < seen.end && one.end > seen.start);
  return (
    <div className="clash">
      <div className="scroll">
        <table className="sheet">
          <thead>
            <tr>
              <td />
              <th scope="col">{words.desk.before}</th>
              <th scope="col">{words.desk.theirsOf(by)}</th>
              <th scope="col">{words.desk.yours(said(act))}</th>
            </tr>
          </thead>
          <tbody>
            {FIELDS.map((field) => {
              const was = shownOf(seen, field, text);
              const theirs = now && shownOf(now, field, text);
              const yours = shownOf(mine, field, text);
              return (
                <tr key={field}>
                  <th scope="row">{words.desk.fields[field]}</th>
                  <td>{was}</td>
                  <td>{theirs === undefined ? '' : theirs === was ? theirs : <mark>{theirs}</mark>}</td>
                  <td>{yours === was ? yours : <mark>{yours}</mark>}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {!now && (
        <p>
          {words.desk.gone}
          {instead.length > 0 && (
            <>
              {words.desk.instead} {instead.map((one) => `“${one.text}”`).join(' ')}
            </>
          )}
        </p>
      )}
      <div className="row tight">
        <button type="button" className="tool" onClick={() => desk.drop(clash)}>
          {words.desk.keepTheirs}
        </button>
        {again && (
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
      </div>
    </div>
  );
}

const shownOf = (one: Proposal, field: (typeof FIELDS)[number], text: string): string =>
  field === 'words'
    ? text.slice(one.start, one.end)
    : field === 'state'
      ? words.reader.states[one.state]
      : field === 'kind'
        ? words.kind[one.kind]
        : words.grade[one.grade];

const said = (act: ReviewAct): string =>
  act.act === 'kind'
    ? words.kind[act.kind]
    : act.act === 'grade'
      ? words.grade[act.grade]
      : words.desk.acts[act.act];
