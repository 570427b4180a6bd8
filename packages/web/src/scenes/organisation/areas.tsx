import { Link } from 'react-router';
import { Scroll } from '../../components/scroll.tsx';
import { words } from '../../words/index.ts';
import { nameOf } from './name.ts';
import type { Shown } from './shown.ts';
import { shownOn, treeOf } from './tree.ts';

/** Areas in their tree; a zone with the districts it lies across, never inside one. */
export function Areas({ register, day, ended, find, may, enter, reorganise }: Shown) {
  const names = new Map(register.areas.map((area) => [area.id, nameOf(area)]));
  const rows = shownOn(register.areas, day, ended).filter(
    (area) => find === '' || `${area.name} ${area.nameEn} ${area.code}`.toLowerCase().includes(find),
  );
  return (
    <>
      <p className="muted small">{words.organisation.zoneNote}</p>
      <Scroll>
        <table className="sheet">
          <thead>
            <tr>
              <th>{words.organisation.field.name}</th>
              <th>{words.organisation.field.code}</th>
              <th>{words.organisation.field.kind}</th>
              <th>{words.organisation.field.overlaps}</th>
              {may && <th>{words.organisation.edit}</th>}
            </tr>
          </thead>
          <tbody>
            {treeOf(rows, register.reorganisations, day).map(({ row, depth }) => (
              <tr key={row.id}>
                <td style={{ paddingInlineStart: 10 + depth * 18 }}>
                  <Link to={`/organisation/area/${row.id}`}>{nameOf(row)}</Link>{' '}
                  {row.validTo !== null && (
                    <span className="chip warn">{words.organisation.until(row.validTo)}</span>
                  )}
                </td>
                <td>
                  <code>{row.code}</code>
                </td>
                <td>{words.organisation.areaKind[row.kind]}</td>
                <td>
                  {row.kind === 'zone' &&
                    (row.overlaps?.map((id) => names.get(id)).join(words.organisation.and) ?? (
                      <span className="chip warn">{words.organisation.unsaid}</span>
                    ))}
                </td>
                {may && (
                  <td className="row tight">
                    <button
                      type="button"
                      className="tool bare"
                      aria-label={`${words.organisation.edit} ${nameOf(row)}`}
                      onClick={() => enter({ noun: 'area', row })}
                    >
                      {words.organisation.edit}
                    </button>
                    {row.validTo === null && (
                      <button type="button" className="tool bare" onClick={() => reorganise('area', row.id)}>
                        {words.organisation.reorganise}
                      </button>
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
}
