import { words } from './index.ts';

/** What the record calls an act, in words. */
export const actOf = (act: string): string => words.act[act as keyof typeof words.act] ?? act;

/** What the record calls a thing, in words. */
export const nounOf = (noun: string): string => words.noun[noun as keyof typeof words.noun] ?? noun;

/** Who did it: a person's name, the system, or somebody who has not signed in. */
export const actorOf = (actor: string, name = ''): string =>
  name || ({ system: words.system, visitor: words.auditing.visitor }[actor] ?? actor);
