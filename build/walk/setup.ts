// Once for a run of the walks, when the first of them asks: builds what is older than its source, finds a browser, and
// fills one home with the sample city. Each walk starts on a copy of it.
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { run } from './server.ts';

const root = new URL('../..', import.meta.url).pathname;

/** What the walks start from. */
export interface Ground {
  /** A stopped home with the sample; copied, never used. */
  readonly home: string;
  readonly browser: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    walk: Ground;
  }
}

export default async function setup(project: TestProject): Promise<() => void> {
  const browser = await prepared();
  const folder = mkdtempSync(join(tmpdir(), 'luodi-ground-'));
  // As root the database runs under another account, which must come through.
  chmodSync(folder, 0o711);
  const home = join(folder, 'home');
  const server = await run(home);
  await server.stop();
  project.provide('walk', { home, browser });
  return () => rmSync(folder, { recursive: true, force: true });
}

/** The path of a browser, once program and pages are up to date. */
function prepared(): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'build/walk/prepare.mjs')], { cwd: root });
    let told = '';
    let said = '';
    child.stdout.on('data', (part) => {
      told += part;
    });
    child.stderr.on('data', (part) => {
      said += part;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      const path = told.trim().split('\n').at(-1) ?? '';
      if (code === 0 && path !== '') resolve(path);
      else reject(new Error(`${told}${said}`.trim()));
    });
  });
}
