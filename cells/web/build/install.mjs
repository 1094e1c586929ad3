// Installs what the lock file names, unless exactly that is installed already: Maven asks on every build.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const MARKER = 'node_modules/.installed-lock';

const wanted = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
const installed = existsSync(MARKER) ? readFileSync(MARKER, 'utf8') : '';

if (wanted === installed) {
  console.log('Packages are as the lock file names them.');
} else {
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(MARKER, wanted);
}
