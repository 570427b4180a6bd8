import { ownOnly, permits } from '../policies/index.ts';
import type { Visitor } from '../visitor.ts';

/** The bodies a visitor may file for: those of the posts held, or undefined for all of them. */
export const filesFor = (visitor: Visitor): readonly string[] | undefined =>
  ownOnly(visitor.roles, 'update', 'file') ? bodiesHeld(visitor) : undefined;

/** The bodies whose sheet a visitor comes for: one's own where one files or approves for those alone, else all. */
export const bodiesOf = (visitor: Visitor): readonly string[] | undefined => {
  const acts = (['file', 'approve'] as const).filter((verb) => permits(visitor.roles, 'update', verb));
  const own = acts.length > 0 && acts.every((verb) => ownOnly(visitor.roles, 'update', verb));
  return own ? bodiesHeld(visitor) : undefined;
};

const bodiesHeld = (visitor: Visitor): readonly string[] => [
  ...new Set(visitor.posts.map((post) => post.body)),
];
