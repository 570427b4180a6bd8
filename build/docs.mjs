// The documents against the code: links that lead nowhere, and addresses that do not belong in a committed file.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './steps.mjs';

export async function docs() {
  const complaints = [];
  const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).trim().split('\n');
  for (const file of tracked.filter((name) => name.endsWith('.md'))) {
    const text = readFileSync(join(root, file), 'utf8');
    for (const [, target] of text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)[^)]*\)/g)) {
      if (!existsSync(join(root, dirname(file), decodeURIComponent(target)))) {
        complaints.push(`${file}: the link to ${target} leads nowhere`);
      }
    }
  }
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  if (/"resolved": "https?:/.test(lock)) complaints.push('package-lock.json names a registry host');
  for (const complaint of complaints) console.error(complaint);
  return complaints.length > 0 ? 1 : 0;
}
