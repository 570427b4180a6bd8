// `npm run golden`: writes what each stage makes of the sample, for the test beside this file to compare with.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { folder, goldens } from './golden.ts';

const files = await goldens();
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
for (const [name, text] of files) writeFileSync(folder + name, text);
console.log(
  `${files.size} files in examples/jiangcheng/golden: look at them with git diff before you commit them`,
);
