// Builds program and pages where they are older than their source, finds a browser, and prints its path last.
import { findBrowser } from '../browser.mjs';
import { buildProgram, buildWeb, programStale, webStale } from '../start/build.mjs';

if (programStale()) await buildProgram();
if (webStale()) await buildWeb();
const browser = await findBrowser();
if (browser === null) process.exit(1);
console.log(browser);
