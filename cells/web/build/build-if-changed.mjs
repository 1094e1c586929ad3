// Builds the pages, unless nothing that goes into them has changed since the last build.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const INPUTS = ['src', 'public', 'build', 'index.html', 'package-lock.json', 'package.json', 'svelte.config.js', 'tsconfig.json', 'vite.config.ts'];
const OUTPUT = 'target/classes/META-INF/typogram-web/index.html';
const MARKER = 'target/built-from';

function filesOf(path) {
  const entry = readdirSync(path, { withFileTypes: true });
  return entry.flatMap((each) => (each.isDirectory() ? filesOf(join(path, each.name)) : [join(path, each.name)]));
}

function fingerprint() {
  const hash = createHash('sha256');
  const files = INPUTS.flatMap((input) => (/\./.test(input) ? [input] : filesOf(input)));
  for (const file of files.sort()) hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

const wanted = fingerprint();
const built = existsSync(MARKER) && existsSync(OUTPUT) ? readFileSync(MARKER, 'utf8') : '';

if (wanted === built) {
  console.log('The pages are up to date.');
} else {
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(MARKER, wanted);
}
