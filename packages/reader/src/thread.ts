import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/** A thread that runs a module of the sources, compiled as it is loaded: for tests and tools, where there is no bundle. */
export function threadOf(module: URL, options: WorkerOptions = {}): Worker {
  const home = pathToFileURL(createRequire(import.meta.url).resolve('tsx/package.json'));
  const compiler = new URL('dist/esm/api/index.mjs', home).href;
  const code = `import(${JSON.stringify(compiler)}).then(({ register }) => { register(); return import(${JSON.stringify(module.href)}); })`;
  return new Worker(code, { ...options, eval: true });
}
