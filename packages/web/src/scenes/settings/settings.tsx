import type { Me } from '@luodi/contract';
import { NavLink, useParams } from 'react-router';
import { may } from '../../api/right.ts';
import { words } from '../../words/index.ts';
import { Calendar } from './calendar.tsx';
import { Duties } from './duties.tsx';
import { Lists } from './lists.tsx';
import './settings.css';
import { Templates } from './templates.tsx';

const PARTS = { lists: Lists, templates: Templates, calendar: Calendar, duties: Duties } as const;
type Part = keyof typeof PARTS;

/** What of the lists a city decides itself. */
export default function Settings({ me }: { readonly me: Me }) {
  const { part } = useParams();
  const names = Object.keys(PARTS) as Part[];
  const shown = names.find((one) => one === part) ?? 'lists';
  const Shown = PARTS[shown];
  return (
    <>
      <div className="title">
        <h1>{words.setting.title}</h1>
      </div>
      <p className="muted">{words.setting.hint}</p>
      <nav className="tabs settings-parts" aria-label={words.setting.title}>
        {names.map((one) => (
          <NavLink key={one} to={`/settings/${one}`} aria-current={one === shown ? 'page' : undefined}>
            {words.setting.part[one]}
          </NavLink>
        ))}
      </nav>
      <Shown may={may(me, 'list.change')} />
    </>
  );
}
