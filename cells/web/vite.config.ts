import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** A font's licence has to go wherever the font goes; Vite's own list knows only scripts. */
const FONTS = [
  '@fontsource-variable/jetbrains-mono',
  '@fontsource-variable/fira-code',
  '@fontsource-variable/source-code-pro',
  '@fontsource-variable/roboto-mono',
  '@fontsource-variable/lexend',
  '@fontsource/atkinson-hyperlegible',
  '@fontsource/opendyslexic',
];

const fontLicence: Plugin = {
  name: 'font-licence',
  generateBundle() {
    for (const font of FONTS) {
      const source = readFileSync(`node_modules/${font}/LICENSE`, 'utf8');
      this.emitFile({ type: 'asset', fileName: `licence-${font.split('/')[1]}.txt`, source });
    }
  },
};

const WORKER = 'service-worker';
/** What the pages need at first sight; other fonts are kept once they were used. */
const NEEDED = /^assets\/(.*\.(js|css)|jetbrains-mono-latin-wght-normal.*\.woff2)$/;

/** Tells the service worker which files belong to this release. */
const release: Plugin = {
  name: 'release',
  enforce: 'post',
  generateBundle(_, bundle) {
    const files = Object.keys(bundle).filter((name) => NEEDED.test(name)).sort().map((name) => `/${name}`);
    const worker = bundle[`${WORKER}.js`];
    if (worker?.type !== 'chunk' || worker.imports.length > 0 || files.length < 2) throw new Error('The service worker stands alone, and knows its files.');
    const kept = ['/theme.js', '/favicon.svg', ...files];
    const hash = createHash('sha256').update(kept.join());
    // Those that have no fingerprint in their names.
    for (const file of ['public/theme.js', 'public/favicon.svg', 'index.html']) hash.update(readFileSync(file));
    const name = hash.digest('hex').slice(0, 16);
    worker.code = `const FILES = ${JSON.stringify(kept)}, RELEASE = '${name}';\n${worker.code}`;
  },
};

export default defineConfig({
  plugins: [svelte(), fontLicence, release],
  build: {
    // Straight into the jar's folder: a copy would keep the fingerprinted files of earlier builds.
    outDir: 'target/classes/META-INF/typogram-web',
    emptyOutDir: true,
    // Small files become files too: a `data:` address would need an opening in the content security policy.
    assetsInlineLimit: 0,
    // The polyfill for module preloading is an inline script in spirit; every browser with `light-dark()` has the real thing.
    modulePreload: { polyfill: false },
    // The authors of what is bundled ask to be named wherever it goes.
    rollupOptions: {
      input: { index: 'index.html', [WORKER]: 'src/worker/service-worker.ts' },
      output: { entryFileNames: (entry) => (entry.name === WORKER ? '[name].js' : 'assets/[name]-[hash].js') },
    },
    license: { fileName: 'licences.txt' },
    target: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
  },
  test: {
    include: ['src/**/*.test.ts'],
    environment: 'node',
    // Some tests go through many cases; a busy machine must not fail them.
    testTimeout: 60_000,
  },
});
