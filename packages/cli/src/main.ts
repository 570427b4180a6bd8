import { Command } from 'commander';
import { refusing } from './refuse.ts';

const program = new Command('luodi').description('从规划文本到落地成效 · from a plan’s text to its results');
program
  .command('read')
  .description('read a plan')
  .action(async () => (await import('./commands/read.ts')).read());
program
  .command('index')
  .description('compute a composite index')
  .action(async () => (await import('./commands/index.ts')).index());
program
  .command('start')
  .description(
    '启动数据库和服务器 · start the database and the server (PORT, HOST, LUODI_HOME, DATABASE_URL)',
  )
  .action(() => refusing(async () => (await import('./commands/start.ts')).start()));
await program.parseAsync();
