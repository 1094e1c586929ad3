// Builds the console, unless nothing that goes into it has changed since the last build.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const WEB = '../../cells/web';
const INPUTS = ['src', 'build', `${WEB}/src`, `${WEB}/public`, 'index.html', 'package.json', 'svelte.config.js', 'tsconfig.json', 'vite.config.ts', `${WEB}/package-lock.json`];
const OUTPUT = 'target/classes/META-INF/typogram-console/index.html';
const MARKER = 'target/built-from';

function filesOf(path) {
  const entry = readdirSync(path, { withFileTypes: true });
  return entry.flatMap((each) => (each.isDirectory() ? filesOf(join(path, each.name)) : [join(path, each.name)]));
}

function fingerprint() {
  const hash = createHash('sha256');
  const files = INPUTS.flatMap((input) => (/\.[a-z]+$/.test(input) ? [input] : filesOf(input)));
  for (const file of files.sort()) hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

const wanted = fingerprint();
const built = existsSync(MARKER) && existsSync(OUTPUT) ? readFileSync(MARKER, 'utf8') : '';

if (wanted === built) {
  console.log('The console is up to date.');
} else {
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(MARKER, wanted);
}
