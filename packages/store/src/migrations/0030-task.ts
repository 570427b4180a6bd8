import { domainTable, indexed, migration, refers } from './migration.ts';

/** The division of tasks: each measure of a plan with lead body, supporting bodies and deadline. */
export const task = migration(
  30,
  'task',
  domainTable(
    'task',
    `document text not null, measure text not null, lead text, supporting jsonb not null default '[]',
     deadline text, note text not null default ''`,
    refers('document', 'document'),
    refers('lead', 'body'),
    'unique (jurisdiction, document, measure)',
  ),
  indexed('task', 'lead'),
);
