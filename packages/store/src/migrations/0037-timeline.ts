import { migration } from './migration.ts';

/** What belongs to an item is found in the history by the item. */
export const timeline = migration(37, 'timeline', [
  `create index on history (jurisdiction, (data->>'item')) where data->>'item' is not null`,
]);
