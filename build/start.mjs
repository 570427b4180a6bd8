// `npm start`: on a fresh clone it installs, builds and starts; later it starts.
// Written so that an old Node can read it as far as the refusal.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`需要 Node.js 20.19 或更高版本，当前为 ${process.versions.node}。请升级后再运行 npm start。`);
  console.error(
    `Node.js 20.19 or later is needed; this is ${process.versions.node}. Upgrade, then run npm start.`,
  );
  process.exit(2);
}
import('./start/run.mjs').then(({ run }) => run(process.argv.slice(2)));
