import type { RegisterAll } from '@luodi/contract';
import type { Language } from '@luodi/domain';
import { inspectRegister, type Register, sheetMessage } from '@luodi/domain/organisation';
import type { Area, Body, Holding, Person, Post, RegisterRows } from '@luodi/store';

/** The stored rows as the domain sees them: what an earlier version did not know is null. */
export const registerOf = (rows: RegisterRows): Register => ({
  area: rows.area.map((row) => ({ ...row, overlaps: row.overlaps ?? null })),
  body: rows.body.map((row) => ({ ...row, kind: row.kind ?? null, area: row.area ?? null })),
  post: rows.post,
  person: rows.person,
  holding: rows.holding,
});

export const presentArea = (row: Area): RegisterAll['areas'][number] => {
  const { id, version, code, name, nameEn, kind, parent, overlaps, validFrom, validTo } = row;
  return {
    id,
    version,
    code,
    name,
    nameEn,
    kind,
    parent,
    overlaps: overlaps ? [...overlaps] : null,
    validFrom,
    validTo,
  };
};

export const presentBody = (row: Body): RegisterAll['bodies'][number] => {
  const { id, version, name, nameEn, shortName, kind, parent, area, duties, validFrom, validTo } = row;
  return {
    id,
    version,
    name,
    nameEn,
    shortName,
    kind: kind ?? null,
    parent,
    area: area ?? null,
    duties,
    validFrom,
    validTo,
  };
};

export const presentPost = ({ id, version, name, nameEn, body, validFrom, validTo }: Post) => ({
  id,
  version,
  name,
  nameEn,
  body,
  validFrom,
  validTo,
});

export const presentPerson = ({ id, version, name, nameEn }: Person) => ({ id, version, name, nameEn });

export const presentHolding = ({ id, version, post, person, deputy, validFrom, validTo }: Holding) => ({
  id,
  version,
  post,
  person,
  deputy,
  validFrom,
  validTo,
});

/** Everything, with what is odd in it. */
export const presentRegister = (rows: RegisterRows, language: Language): RegisterAll => ({
  areas: rows.area.map(presentArea),
  bodies: rows.body.map(presentBody),
  posts: rows.post.map(presentPost),
  persons: rows.person.map(presentPerson),
  holdings: rows.holding.map(presentHolding),
  reorganisations: rows.reorganisation.map(({ id, noun, kind, on, from, to, reason }) => ({
    id,
    noun,
    kind,
    on,
    from: [...from],
    to: [...to],
    reason,
  })),
  findings: inspectRegister(registerOf(rows)).map(({ code, severity, at, detail }) => ({
    code,
    severity,
    ...at,
    message: sheetMessage(code, detail, language),
  })),
});
