import type { Me } from '@luodi/contract';
import { words } from '../../words/index.ts';
import '../start/door.css';
import { Password } from './password.tsx';

/** What stands before everything else while the password is a one-time one. */
export default function First({ me }: { readonly me: Me }) {
  return (
    <main className="door">
      <h1>{words.account.first}</h1>
      <p className="lead">
        {me.person?.name} · {me.username} — {words.account.firstHint}
      </p>
      <Password done={() => location.assign('/')} />
    </main>
  );
}
