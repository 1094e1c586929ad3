// Fails the build when the JavaScript of the first load outgrows its budget: a fast first paint is a promise.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const BUDGET_BYTES = 100 * 1024;
const OUTPUT = 'target/classes/META-INF/typogram-web';

const zipped = (file) => gzipSync(readFileSync(join(OUTPUT, file)), { level: 9 }).length;
const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;

const page = readFileSync(join(OUTPUT, 'index.html'), 'utf8');
// Vite names everything that the entry imports statically: as a script, or as a link that preloads a module.
const first = [...page.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map((match) => match[1]);
const others = readdirSync(join(OUTPUT, 'assets'))
  .map((name) => `assets/${name}`)
  .filter((name) => name.endsWith('.js') && !first.includes(name));
if (first.length === 0) throw new Error('index.html names no script: the check has lost its subject.');

const total = first.reduce((sum, file) => sum + zipped(file), 0);
for (const file of first) console.log(`first load  ${kilobytes(zipped(file)).padStart(9)} gzip  ${file}`);
for (const file of others) console.log(`on demand   ${kilobytes(zipped(file)).padStart(9)} gzip  ${file}`);
console.log(`JavaScript of the first load: ${kilobytes(total)} gzip, of ${kilobytes(BUDGET_BYTES)} allowed.`);
if (total > BUDGET_BYTES) {
  console.error('The first load is too heavy.');
  process.exit(1);
}
