import { migration } from './migration.ts';

/**
 * What changed since a moment is found by plain columns. Under row security no index on an expression of JSON is
 * used, because the operators of JSON may tell what they see: the one that was made for it goes.
 */
export const since = migration(
  38,
  'since',
  'drop index if exists history_jurisdiction_expr_idx',
  'create index history_since on history (jurisdiction, noun, known_from, id)',
);
