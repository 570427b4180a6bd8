import { buildCommand } from './command.mjs';

await buildCommand();
