// Plants one violation of each kind of dependency rule in a copy of the tree's shape, and wants every one caught:
// a cruiser that reads no module would otherwise report success.
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from './steps.mjs';

const planted = {
  'stats-imports': ['packages/stats/src/a.ts', "import '../../domain/src/x.ts';"],
  'web-imports': ['packages/web/src/a.ts', "import '../../store/src/x.ts';"],
  'domain-imports': ['packages/domain/src/a.ts', "import '../../server/src/x.ts';"],
  'stage-document': ['packages/domain/src/document/a.ts', "import '../plan/x.ts';"],
  'stage-index': ['packages/domain/src/index/a.ts', "import '../evaluation/x.ts';"],
  'core-is-pure': ['packages/domain/src/b.ts', "import 'node:fs';"],
  'stats-has-no-dependency': ['packages/stats/src/b.ts', "import 'fast-check';"],
  'only-store-speaks-sql': ['packages/server/src/a.ts', "import 'kysely';"],
  'only-server-speaks-http': ['packages/reader/src/a.ts', "import 'fastify';"],
  'verbs-load-what-they-need': ['packages/cli/src/commands/read.ts', "import '../../../store/src/x.ts';"],
  'no-cycle': ['packages/contract/src/a.ts', "import './b.ts';"],
};
const others = {
  'packages/contract/src/b.ts': "import './a.ts';",
  'packages/domain/src/x.ts': 'export {};',
  'packages/domain/src/plan/x.ts': 'export {};',
  'packages/domain/src/evaluation/x.ts': 'export {};',
  'packages/store/src/x.ts': 'export {};',
  'packages/server/src/x.ts': 'export {};',
};

export async function canary() {
  const folder = await mkdtemp(join(tmpdir(), 'luodi-canary-'));
  try {
    for (const [path, text] of [...Object.values(planted), ...Object.entries(others)]) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), `${text}\n`);
    }
    for (const file of ['.dependency-cruiser.cjs', 'tsconfig.base.json', 'package.json']) {
      await cp(join(root, file), join(folder, file));
    }
    for (const name of ['stats', 'domain', 'contract', 'store', 'reader', 'server', 'web', 'cli']) {
      await mkdir(join(folder, 'packages', name), { recursive: true });
      await cp(join(root, 'packages', name, 'package.json'), join(folder, 'packages', name, 'package.json'));
    }
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
    const output = await new Promise((resolve) =>
      execFile(
        process.execPath,
        [
          join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
          '--config',
          '.dependency-cruiser.cjs',
          '--output-type',
          'json',
          'packages',
        ],
        { cwd: folder, maxBuffer: 64 << 20 },
        (_, stdout) => resolve(stdout),
      ),
    );
    const caught = new Set(JSON.parse(output).summary.violations.map((violation) => violation.rule.name));
    const missed = Object.keys(planted).filter((rule) => !caught.has(rule));
    if (missed.length > 0) console.error(`planted and not caught: ${missed.join(', ')}`);
    return missed.length > 0 ? 1 : 0;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
