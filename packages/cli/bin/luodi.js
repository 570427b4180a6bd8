#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const bundle = new URL('../dist/luodi.js', import.meta.url);
if (!existsSync(fileURLToPath(bundle))) {
  const { buildCommand } = await import('../../../build/command.mjs');
  await buildCommand();
}
await import(bundle.href);
