import { domainTable, indexed, migration, refers } from './migration.ts';

/** Places, bodies, posts, people, and the sign-in library's own tables. */
export const organisation = migration(
  2,
  'organisation',
  domainTable(
    'area',
    `code text not null, name text not null, name_en text not null default '',
     kind text not null, parent text, valid_from date, valid_to date`,
    refers('parent', 'area'),
    'unique (jurisdiction, code)',
  ),
  domainTable(
    'body',
    `name text not null, name_en text not null default '', short_name text not null default '',
     parent text, duties text not null default '', valid_from date, valid_to date`,
    refers('parent', 'body'),
  ),
  domainTable(
    'post',
    `name text not null, name_en text not null default '', body text not null, valid_from date, valid_to date`,
    refers('body', 'body'),
  ),
  indexed('post', 'body'),
  domainTable('person', `name text not null, name_en text not null default ''`),
  domainTable(
    'holding',
    `post text not null, person text not null, deputy boolean not null default false,
     valid_from date not null, valid_to date`,
    refers('post', 'post'),
    refers('person', 'person'),
  ),
  indexed('holding', 'person'),
  indexed('holding', 'post'),
  domainTable(
    'role_grant',
    `person text not null, role text not null, body text, valid_from date, valid_to date`,
    refers('person', 'person'),
    refers('body', 'body'),
  ),
  indexed('role_grant', 'person'),

  // The sign-in library's tables as it names them; exempt from the jurisdiction.
  `create table "user" (
     "id" text primary key, "name" text not null, "email" text not null unique,
     "emailVerified" boolean not null default false, "image" text,
     "createdAt" timestamptz not null default current_timestamp,
     "updatedAt" timestamptz not null default current_timestamp,
     "username" text unique, "displayUsername" text,
     "jurisdiction" text, "must_change_password" boolean not null default false
   )`,
  `create table "session" (
     "id" text primary key, "expiresAt" timestamptz not null, "token" text not null unique,
     "createdAt" timestamptz not null default current_timestamp,
     "updatedAt" timestamptz not null default current_timestamp,
     "ipAddress" text, "userAgent" text,
     "userId" text not null references "user" ("id") on delete cascade
   )`,
  'create index on "session" ("userId")',
  `create table "account" (
     "id" text primary key, "accountId" text not null, "providerId" text not null,
     "userId" text not null references "user" ("id") on delete cascade,
     "accessToken" text, "refreshToken" text, "idToken" text,
     "accessTokenExpiresAt" timestamptz, "refreshTokenExpiresAt" timestamptz,
     "scope" text, "password" text,
     "createdAt" timestamptz not null default current_timestamp,
     "updatedAt" timestamptz not null default current_timestamp
   )`,
  'create index on "account" ("userId")',
  `create table "verification" (
     "id" text primary key, "identifier" text not null, "value" text not null,
     "expiresAt" timestamptz not null,
     "createdAt" timestamptz not null default current_timestamp,
     "updatedAt" timestamptz not null default current_timestamp
   )`,
  'create index on "verification" ("identifier")',
  `create table "rateLimit" (
     "id" text primary key, "key" text not null unique, "count" integer not null, "lastRequest" bigint not null
   )`,
  domainTable(
    'sign_in',
    'person text not null, user_id text not null references "user" ("id")',
    refers('person', 'person'),
    'unique (jurisdiction, user_id)',
  ),
  indexed('sign_in', 'person'),
);
