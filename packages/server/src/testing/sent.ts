import type { Endpoint } from '@luodi/contract';
import { multipart } from './city.ts';

/** What a schema says, as far as it decides a value. */
interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly minItems?: number;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
}

/** Texts of every form that a pattern of the contract asks for. */
const TEXTS = [
  'x',
  '2026-01-31',
  '2026-01',
  '2026',
  '/x',
  'https://example.org/x',
  '420100',
  'x@example.org',
  'x'.repeat(40),
  'a'.repeat(64),
];

/** The least value that a schema takes. */
function least(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf) return least(schema.anyOf[0]!);
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === 'object')
    return Object.fromEntries(
      (schema.required ?? []).map((name) => [name, least(schema.properties![name]!)]),
    );
  if (type === 'array') return Array.from({ length: schema.minItems ?? 0 }, () => least(schema.items!));
  if (type === 'integer' || type === 'number') return schema.minimum ?? 0;
  if (type === 'boolean') return false;
  if (type === 'null') return null;
  if (type === undefined) return {};
  const text = TEXTS.find((one) => schema.pattern === undefined || new RegExp(schema.pattern, 'u').test(one));
  if (text === undefined) throw new RangeError(`no text of the form ${schema.pattern}`);
  return text.padEnd(schema.minLength ?? 0, text);
}

/** The least request that an endpoint's schemas take, for nothing that there is. */
export function sent(endpoint: Endpoint) {
  const params = least((endpoint.params ?? { type: 'object' }) as Schema) as Record<string, unknown>;
  const query = least((endpoint.query ?? { type: 'object' }) as Schema) as Record<string, string>;
  const path = endpoint.path.replace(/:(\w+)/g, (_, name) => encodeURIComponent(`${params[name] ?? 'x'}`));
  const words = new URLSearchParams(query).toString();
  const [payload, headers] =
    endpoint.bodyType === 'multipart'
      ? multipart('x.txt', 'x')
      : [endpoint.body ? (least(endpoint.body as Schema) as object) : undefined, {}];
  return { url: words ? `${path}?${words}` : path, payload, headers };
}
