import { words } from './index.ts';

/** What the record calls an act, in words. */
export const actOf = (act: string): string => words.act[act as keyof typeof words.act] ?? act;

/** What the record calls a thing, in words. */
export const nounOf = (noun: string): string => words.noun[noun as keyof typeof words.noun] ?? noun;

/** Who did it: a person's name, or the system. */
export const actorOf = (actor: string): string => (actor === 'system' ? words.system : actor);
