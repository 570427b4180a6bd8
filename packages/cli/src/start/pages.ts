import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The built pages: beside the bundle, or beside the sources; null where they are not built. */
export const builtPages = (): string | null =>
  ['../../web/dist/', '../../../web/dist/']
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((path) => existsSync(`${path}index.html`)) ?? null;
