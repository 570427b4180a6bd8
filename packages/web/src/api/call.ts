import type { BodyOf, Endpoint, ParamsOf, Problem, QueryOf, ResponseOf } from '@luodi/contract';
import { language } from '../words/language.ts';

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

/** The address of an endpoint with its parameters. */
export function address<E extends Endpoint>(endpoint: E, given: Given<E> = {}): string {
  const params = (given.params ?? {}) as Record<string, unknown>;
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  );
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries((given.query ?? {}) as object)) {
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

/** Sends JSON and reads JSON. */
export async function send(method: string, url: string, body?: unknown): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(url, {
      method,
      headers: {
        'accept-language': language(),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    const title =
      language() === 'en'
        ? 'The server does not answer. What you typed is still here; try again.'
        : '连不上服务器。您填写的内容还在，请稍后再试。';
    throw new Refused({ type: '', title, status: 0, code: 'offline', detail: {} });
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
  });
  if (!response.ok || !response.body) {
    const answer = await response.json().catch(() => null);
    throw new Refused({
      type: '',
      title: answer?.title ?? response.statusText,
      status: response.status,
      code: answer?.code ?? 'internal',
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
