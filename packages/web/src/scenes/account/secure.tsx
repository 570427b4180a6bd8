import type { Me } from '@luodi/contract';
import { words } from '../../words/index.ts';
import '../start/door.css';
import { Factor } from './factor.tsx';

/** What stands before everything else while a role asks for a second factor and there is none. */
export default function Secure({ me }: { readonly me: Me }) {
  return (
    <main className="door">
      <h1>{words.factor.first}</h1>
      <p className="lead">
        {me.person?.name} · {me.username} — {words.factor.firstHint}
      </p>
      <Factor username={me.username ?? ''} done={() => location.assign('/')} />
    </main>
  );
}
