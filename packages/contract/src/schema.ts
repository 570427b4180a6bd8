import { type Static, type TSchema, Type } from 'typebox';

/** An object that refuses keys it does not know. */
export const record = <const P extends Record<string, TSchema>>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });

/**
 * The schema, or null. Of a plain type both are said at once: where a value is first tried as a number, a null that is
 * sent would be read as 0.
 */
export const nullable = <const T extends TSchema>(schema: T) => {
  const union = Type.Union([schema, Type.Null()]);
  const { type, enum: words } = schema as { readonly type?: unknown; readonly enum?: unknown };
  if (typeof type !== 'string' || type === 'object' || type === 'array' || words !== undefined) return union;
  return Type.Unsafe({ ...schema, type: [type, 'null'] }) as unknown as typeof union;
};

/** A closed set of words. */
export const word = <const W extends readonly string[]>(...words: W) =>
  Type.Unsafe<W[number]>({ type: 'string', enum: [...words] });

export const Id = Type.String({ minLength: 1, maxLength: 100, description: 'made by the server, stable' });
/** ISO 8601 instant, UTC. */
export const Instant = Type.String({ maxLength: 40, description: 'ISO 8601 instant' });
/** ISO 8601 calendar day. */
export const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'calendar day' });
/** A month, `2026-01`; a quarter, `2026-Q1`; a year, `2026`. */
export const Period = Type.String({
  pattern: '^\\d{4}(-(0[1-9]|1[0-2])|-Q[1-4])?$',
  description: 'year, quarter or month',
});
/** Starts at 1, one more at every change; sent back so that nobody overwrites what they have not seen. */
export const Version = Type.Integer({ minimum: 1 });

/** The two times every read takes: what was known (`asOf`) and what is valid (`on`). */
export const Times = record({ asOf: Type.Optional(Instant), on: Type.Optional(Day) });

export const Span = record({ start: Type.Integer({ minimum: 0 }), end: Type.Integer({ minimum: 0 }) });

/** A refused act as the wire says it: RFC 9457 problem details with a stable code. */
export const Problem = Type.Object({
  type: Type.String(),
  title: Type.String({ description: 'in the language of Accept-Language, Chinese first' }),
  status: Type.Integer(),
  code: Type.String(),
  detail: Type.Record(Type.String(), Type.Unknown()),
});
export type Problem = Static<typeof Problem>;
