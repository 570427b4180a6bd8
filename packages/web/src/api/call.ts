import type { BodyOf, Endpoint, ParamsOf, Problem, QueryOf, ResponseOf } from '@luodi/contract';
import { words } from '../words/index.ts';
import { language } from '../words/language.ts';
import { asOf, timesOf } from './time.ts';

/** A refusal as the server said it. */
export class Refused extends Error {
  readonly code: string;
  readonly status: number;
  readonly detail: Readonly<Record<string, unknown>>;

  constructor(problem: Problem) {
    super(problem.title);
    this.code = problem.code;
    this.status = problem.status;
    this.detail = problem.detail;
  }
}

interface Given<E> {
  readonly params?: ParamsOf<E>;
  readonly query?: QueryOf<E>;
  readonly body?: BodyOf<E>;
}

/** The address of an endpoint with its parameters; a look into the past asks for the past wherever it can be asked. */
export function address<E extends Endpoint>(endpoint: E, given: Given<E> = {}): string {
  const asked = (endpoint.query as { readonly properties?: object } | undefined)?.properties ?? {};
  const times = asOf !== null && endpoint.method === 'GET' && 'asOf' in asked ? timesOf(asOf) : {};
  const params = (given.params ?? {}) as Record<string, unknown>;
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  );
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...times, ...given.query } as object)) {
    if (value !== undefined && value !== '') query.set(name, String(value));
  }
  return query.size > 0 ? `${path}?${query}` : path;
}

/**
 * Calls an endpoint of the contract.
 * @throws Refused with the server's code and words
 */
export async function call<E extends Endpoint>(endpoint: E, given: Given<E> = {}): Promise<ResponseOf<E>> {
  return (await send(endpoint.method, address(endpoint, given), given.body)) as ResponseOf<E>;
}

/** Sends JSON or a form, and reads JSON. */
export async function send(method: string, url: string, body?: unknown): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(url, {
      method,
      headers: {
        'accept-language': language(),
        ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
    });
  } catch {
    throw new Refused({ type: '', title: words.offline, status: 0, code: 'offline', detail: {} });
  }
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  const answer = isJson ? await response.json().catch(() => null) : null;
  if (!response.ok) {
    throw new Refused({
      type: '',
      title: answer?.title ?? answer?.message ?? response.statusText,
      status: response.status,
      code: answer?.code ?? 'internal',
      detail: answer?.detail ?? {},
    });
  }
  return answer;
}

/** Saves the file of an endpoint under the name the server gives it, in the language of the page. */
export async function download<E extends Endpoint>(endpoint: E, given: Given<E> = {}): Promise<void> {
  const response = await fetch(address(endpoint, given), {
    headers: { 'accept-language': language() },
  }).catch(() => null);
  if (!response?.ok) {
    const answer = await response?.json().catch(() => null);
    throw new Refused({
      type: '',
      title: answer?.title ?? words.offline,
      status: response?.status ?? 0,
      code: answer?.code ?? 'offline',
      detail: answer?.detail ?? {},
    });
  }
  const name = response.headers.get('content-disposition')?.match(/filename\*=UTF-8''([^;]+)/)?.[1];
  saveAs(await response.blob(), name ? decodeURIComponent(name) : 'luodi');
}

/** Saves bytes as a file. */
export function saveAs(bytes: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(bytes);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/**
 * Sends a file as a form does, and reads the JSON that answers.
 * @throws Refused with the server's code and words
 */
export function sendFile(url: string, file: File): Promise<unknown> {
  const form = new FormData();
  form.append('file', file);
  return send('POST', url, form);
}

/** A stage of an import, as the server tells it line by line. */
export type ImportLine = ResponseOf<typeof import('@luodi/contract')['api']['document']['import']>;

/** Uploads a file and tells each stage. */
export async function upload(file: File, onLine: (line: ImportLine) => void): Promise<void> {
  const form = new FormData();
  form.append('file', file);
  const response = await fetch('/api/documents', {
    method: 'POST',
    body: form,
    headers: { 'accept-language': language() },
  }).catch(() => null);
  if (!response?.ok || !response.body) {
    const answer = await response?.json().catch(() => null);
    throw new Refused({
      type: '',
      title: answer?.title ?? response?.statusText ?? words.offline,
      status: response?.status ?? 0,
      code: answer?.code ?? 'offline',
      detail: {},
    });
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    rest += value ?? '';
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') onLine(JSON.parse(line) as ImportLine);
    if (done) break;
  }
}
