import { api, type QueryOf } from '@luodi/contract';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import { actOf, actorOf, nounOf } from '../../words/event.ts';
import { words } from '../../words/index.ts';

type Asked = QueryOf<typeof api.audit.list>;

/** What the events are chosen by: days as they are counted here, person, act, thing, id. */
export function Filters({ put }: { readonly put: (asked: Asked) => void }) {
  const kinds = useQuery({ queryKey: ['audit', 'kinds'], queryFn: () => call(api.audit.kinds) });
  const { actors = [], verbs = [], nouns = [] } = kinds.data ?? {};
  const read = (form: HTMLFormElement): void => {
    const given = new FormData(form);
    const said = (name: string) => String(given.get(name) ?? '').trim() || undefined;
    const from = said('from');
    const to = said('to');
    put({
      actor: said('actor'),
      verb: said('verb'),
      noun: said('noun'),
      nounId: said('id'),
      from: from && new Date(`${from}T00:00`).toISOString(),
      until: to && nextDay(to),
    });
  };
  const choice = (
    name: string,
    label: string,
    all: string,
    options: readonly (readonly [string, string])[],
  ) => (
    <label className="named">
      {label}
      <select className="field" name={name} onChange={(event) => event.currentTarget.form?.requestSubmit()}>
        <option value="">{all}</option>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <form
      className="row"
      aria-label={words.auditing.filters}
      style={{ alignItems: 'end', flexWrap: 'wrap' }}
      onSubmit={(event) => {
        event.preventDefault();
        read(event.currentTarget);
      }}
      onReset={() => put({})}
    >
      <label className="named">
        {words.auditing.from}
        <input className="field" type="date" name="from" />
      </label>
      <label className="named">
        {words.auditing.to}
        <input className="field" type="date" name="to" />
      </label>
      {choice(
        'actor',
        words.auditing.who,
        words.auditing.anybody,
        actors.map(({ id, name }) => [id, actorOf(id, name)] as const).sort(byText),
      )}
      {choice(
        'verb',
        words.auditing.act,
        words.auditing.anything,
        verbs.map((one) => [one, actOf(one)] as const).sort(byText),
      )}
      {choice(
        'noun',
        words.auditing.thing,
        words.auditing.anything,
        nouns.map((one) => [one, nounOf(one)] as const).sort(byText),
      )}
      <label className="named">
        {words.auditing.id}
        <input className="field" name="id" maxLength={100} placeholder={words.auditing.idHint} />
      </label>
      <button type="submit" className="tool">
        {words.filter}
      </button>
      <button type="reset" className="tool bare">
        {words.auditing.clear}
      </button>
    </form>
  );
}

const byText = (a: readonly [string, string], b: readonly [string, string]): number =>
  a[1].localeCompare(b[1], 'zh');

const nextDay = (day: string): string => {
  const date = new Date(`${day}T00:00`);
  date.setDate(date.getDate() + 1);
  return date.toISOString();
};
