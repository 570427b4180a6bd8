import { pathToFileURL } from 'node:url';
import { buildProgram, buildWeb, programStale, webStale } from './build.mjs';
import { install, missing } from './install.mjs';
import { root } from './root.mjs';

/** Installs and builds what is missing or out of date, then becomes `luodi start`. */
export async function run(words) {
  const lacking = missing();
  if (lacking !== null) {
    console.log(`安装依赖（${lacking}）… · installing packages, about a minute`);
    if (!(await install())) {
      console.error('依赖没有装好：请检查网络或 npm 镜像，再运行 npm start。');
      console.error(
        'The packages were not installed: check the network or the npm registry, then run npm start.',
      );
      process.exit(2);
    }
  }
  if (programStale()) {
    console.log('编译程序… · building the program');
    await buildProgram();
  }
  if (webStale()) {
    console.log('编译网页… · building the pages');
    await buildWeb();
  }
  const program = `${root}packages/cli/dist/luodi.js`;
  process.argv = [process.argv[0], program, 'start', ...words];
  await import(pathToFileURL(program).href);
}
