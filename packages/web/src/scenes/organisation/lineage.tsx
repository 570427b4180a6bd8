import { Link } from 'react-router';
import { Empty } from '../../components/state.tsx';
import { words } from '../../words/index.ts';
import { nameOf } from './name.ts';
import type { Shown } from './shown.ts';

/** Every renaming, merger and split of bodies and areas, newest first. */
export function Lineage({ register, find }: Pick<Shown, 'register' | 'find'>) {
  const rows = new Map([...register.areas, ...register.bodies].map((row) => [row.id, row]));
  const named = (id: string) => {
    const row = rows.get(id);
    return row ? nameOf({ name: row.name, nameEn: row.nameEn }) : id;
  };
  const links = register.reorganisations
    .filter((one) => one.noun !== 'post')
    .filter((one) => [...one.from, ...one.to].some((id) => named(id).toLowerCase().includes(find)))
    .toReversed();
  if (links.length === 0)
    return <Empty title={words.organisation.noLineage} hint={words.organisation.reorganiseNote} />;
  return (
    <ul className="plain links">
      {links.map((one) => (
        <li key={one.id} className="card">
          <span className="chip">{words.organisation.kind[one.kind]}</span> <b>{one.on}</b>{' '}
          {one.from.map((id, at) => (
            <span key={id}>
              {at > 0 && words.organisation.and}
              <Link to={`/organisation/${one.noun}/${id}`}>{named(id)}</Link>
            </span>
          ))}
          {' → '}
          {one.to.map((id, at) => (
            <span key={id}>
              {at > 0 && words.organisation.and}
              <Link to={`/organisation/${one.noun}/${id}`}>{named(id)}</Link>
            </span>
          ))}
          {one.reason !== '' && <div className="muted small">{one.reason}</div>}
        </li>
      ))}
    </ul>
  );
}
