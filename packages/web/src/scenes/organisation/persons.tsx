import { holds } from '@luodi/domain/organisation';
import { Scroll } from '../../components/scroll.tsx';
import { words } from '../../words/index.ts';
import { nameOf } from './name.ts';
import type { Shown } from './shown.ts';

/** People, each with the posts held on the day. */
export function Persons({ register, day, find, may, enter }: Shown) {
  const posts = new Map(register.posts.map((post) => [post.id, post]));
  const bodies = new Map(register.bodies.map((body) => [body.id, nameOf(body)]));
  const rows = register.persons.filter((one) => `${one.name} ${one.nameEn}`.toLowerCase().includes(find));
  return (
    <Scroll>
      <table className="sheet">
        <thead>
          <tr>
            <th>{words.organisation.noun.person}</th>
            <th>{words.organisation.posts}</th>
            {may && <th>{words.organisation.edit}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>{nameOf(row)}</td>
              <td>
                {register.holdings
                  .filter((one) => one.person === row.id && holds(one, day))
                  .map((one) => {
                    const post = posts.get(one.post);
                    return (
                      <div key={one.id}>
                        {post && `${bodies.get(post.body) ?? ''} · ${nameOf(post)}`}{' '}
                        {one.deputy && <span className="chip">{words.organisation.deputy}</span>}{' '}
                        <span className="muted small">{words.organisation.since(one.validFrom)}</span>
                      </div>
                    );
                  })}
              </td>
              {may && (
                <td className="row tight">
                  <button
                    type="button"
                    className="tool bare"
                    aria-label={`${words.organisation.edit} ${nameOf(row)}`}
                    onClick={() => enter({ noun: 'person', row })}
                  >
                    {words.organisation.edit}
                  </button>
                  <button
                    type="button"
                    className="tool bare"
                    onClick={() => enter({ noun: 'holding', known: { person: row.id } })}
                  >
                    {words.organisation.add.holding}
                  </button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
