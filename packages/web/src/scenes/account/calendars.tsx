import { api, type Calendar } from '@luodi/contract';
import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { call } from '../../api/call.ts';
import { State } from '../../components/state.tsx';
import { words } from '../../words/index.ts';
import { language } from '../../words/language.ts';
import { useAct } from '../organisation/act.ts';

/** Secret addresses of the own calendar and of those of the bodies one works for: made, copied, renewed, given up. */
export function Calendars() {
  const list = useQuery({ queryKey: ['calendars'], queryFn: () => call(api.calendar.list) });
  const act = useAct('calendars');
  const { message, modal } = App.useApp();
  if (!list.data) return <State query={list} />;
  const make = ({ owner, subject }: Calendar, said: string) =>
    act(() => call(api.calendar.renew, { body: { owner, subject } }), said);
  return (
    <section className="card">
      <h2>{words.calendar.title}</h2>
      <p className="muted small">{words.calendar.hint}</p>
      <p className="small">{words.calendar.secret}</p>
      <ul className="plain lines">
        {list.data.calendars.map((one) => {
          const name = one.owner === 'person' ? words.calendar.mine : words.calendar.ofBody(one.name);
          const tool = (said: string, how: string, go: () => void) => (
            <button type="button" className={how} aria-label={`${said} · ${name}`} onClick={go}>
              {said}
            </button>
          );
          const { feed } = one;
          return (
            <li key={`${one.owner} ${one.subject}`} className="stack">
              <b>{name}</b>
              {feed === null ? (
                <span>{tool(words.calendar.make, 'tool', () => void make(one, words.calendar.made))}</span>
              ) : (
                <>
                  <input
                    className="field"
                    readOnly
                    value={addressOf(feed.address)}
                    aria-label={words.calendar.address(one.name)}
                    onFocus={(event) => event.currentTarget.select()}
                  />
                  <span className="row tight">
                    {tool(
                      words.calendar.copy,
                      'tool',
                      () =>
                        void navigator.clipboard
                          .writeText(addressOf(feed.address))
                          .then(() => message.success(words.calendar.copied)),
                    )}
                    {tool(
                      words.calendar.renew,
                      'tool bare',
                      () =>
                        void modal.confirm({
                          title: words.calendar.renew,
                          content: words.calendar.renewAsk,
                          okText: words.calendar.renew,
                          cancelText: words.cancel,
                          onOk: () => make(one, words.calendar.renewed),
                        }),
                    )}
                    {tool(
                      words.calendar.stop,
                      'tool bare',
                      () =>
                        void act(
                          () => call(api.calendar.stop, { params: { id: feed.id } }),
                          words.calendar.stopped,
                        ),
                    )}
                  </span>
                </>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** In the language of the page. */
const addressOf = (address: string): string => (language() === 'en' ? `${address}?lang=en` : address);
