import { Command } from 'commander';

const program = new Command('luodi').description('从规划文本到落地成效 · from a plan’s text to its results');
program
  .command('read')
  .description('read a plan')
  .action(async () => (await import('./commands/read.ts')).read());
program
  .command('index')
  .description('compute a composite index')
  .action(async () => (await import('./commands/index.ts')).index());
await program.parseAsync();
