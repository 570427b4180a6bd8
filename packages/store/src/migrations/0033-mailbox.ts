import { guarded, migration, refers } from './migration.ts';

/**
 * Where and how a person wants to be written to, and what was handed to which channel. Addresses are personal and
 * belong to no history: there is the present one and no other.
 */
export const mailbox = migration(
  33,
  'mailbox',
  `create table mailbox (
     jurisdiction text not null check (jurisdiction <> ''),
     person text not null,
     address text not null, choice text not null check (choice in ('none', 'digest', 'once')),
     language text not null check (language in ('zh', 'en')), since timestamptz not null,
     primary key (jurisdiction, person),
     ${refers('person', 'person')}
   )`,
  ...guarded('mailbox'),
  `create table delivery (
     jurisdiction text not null check (jurisdiction <> ''),
     notice text not null, channel text not null check (channel in ('mail', 'hook')),
     job text not null, at timestamptz not null,
     primary key (jurisdiction, notice, channel)
   )`,
  ...guarded('delivery'),
);
