import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';

const program = join(new URL('../..', import.meta.url).pathname, 'packages/cli/bin/luodi.js');

/** How long a start may take on a machine that has much else to do, ms. */
const PATIENCE = 400_000;

/** A server that runs, as somebody would start it. */
export interface Server {
  readonly base: string;
  /** What it printed. */
  readonly told: () => string;
  /** As Ctrl-C does. */
  stop(): Promise<void>;
  /** As when the machine fails: nothing is told, nothing is closed. */
  kill(): Promise<void>;
}

/**
 * Starts `luodi start` on a home and waits until it answers.
 * @throws {Error} with what it printed, when it ends or takes minutes
 */
export async function run(home: string, environment: NodeJS.ProcessEnv = {}): Promise<Server> {
  const port = environment.PORT ?? (await freePort());
  let told = '';
  const child = spawn(process.execPath, [program, 'start'], {
    env: { ...process.env, DATABASE_URL: '', LUODI_HOME: home, PORT: String(port), ...environment },
  });
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part) => {
      told += part;
    });
  const until = Date.now() + PATIENCE;
  while (!told.includes('Luodi is running')) {
    if (Date.now() > until || child.exitCode !== null) {
      child.kill();
      throw new Error(`the server did not start:\n${told}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const ended = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  };
  return {
    base: `http://127.0.0.1:${port}`,
    told: () => told,
    stop: () => ended('SIGINT'),
    kill: () => ended('SIGKILL'),
  };
}

/** A port nobody listens on now. */
export const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
