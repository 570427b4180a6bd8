import { api, type Me } from '@luodi/contract';
import { useQuery } from '@tanstack/react-query';
import { App, Popover } from 'antd';
import { Link } from 'react-router';
import { ask } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { isStaff } from '../api/right.ts';
import { words } from '../words/index.ts';
import { Icon } from './icon.tsx';

/** Who is looking, in which post; on the sample another role is one click away. */
export function Account({ me }: { readonly me: Me }) {
  const doors = useQuery({ ...ask.doors, enabled: me.jurisdiction.sample });
  const { message } = App.useApp();
  const [post] = me.posts;
  const go = async (act: () => Promise<{ readonly to?: string }>) => {
    try {
      const { to = '/' } = await act();
      location.assign(to);
    } catch (error) {
      void message.error((error as Error).message);
    }
  };
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <div className="stack" style={{ width: 250 }}>
          <div>
            <b>{me.person?.name}</b>
            <div className="muted small">{me.roles.map((role) => words.role[role]).join(' · ')}</div>
          </div>
          <ul className="plain small">
            {me.posts.map((one) => (
              <li key={one.id}>
                {one.name} <span className="muted">{one.bodyName}</span>
              </li>
            ))}
            {me.posts.length === 0 && <li className="muted">{words.shell.noPost}</li>}
          </ul>
          {(doors.data?.guises.length ?? 0) > 0 && (
            <div>
              <div className="muted small">{words.shell.guise}</div>
              <div className="row tight">
                {doors.data?.guises.map((one) => (
                  <button
                    key={one.role}
                    type="button"
                    className="tool"
                    onClick={() =>
                      void go(() => call(api.session.guise, { body: { role: one.role } }).then(() => ({})))
                    }
                  >
                    {words.role[one.role]}
                  </button>
                ))}
              </div>
            </div>
          )}
          {isStaff(me) && (
            <Link className="tool" to="/account">
              {words.account.own}
            </Link>
          )}
          <button type="button" className="tool" onClick={() => void go(() => call(api.session.leave))}>
            {words.signOut}
          </button>
        </div>
      }
    >
      <button type="button" className="tool who" aria-haspopup="dialog">
        <Icon name="person" />
        <span className="wide">
          {me.person?.name}
          {post ? ` · ${post.name}` : ''}
        </span>
      </button>
    </Popover>
  );
}
