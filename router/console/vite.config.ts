import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** A font's licence has to go wherever the font goes; Vite's own list knows only scripts. */
const fontLicence: Plugin = {
  name: 'font-licence',
  generateBundle() {
    const source = readFileSync('node_modules/@fontsource-variable/jetbrains-mono/LICENSE', 'utf8');
    this.emitFile({ type: 'asset', fileName: 'licence-jetbrains-mono.txt', source });
  },
};

export default defineConfig({
  base: '/console/',
  publicDir: '../../cells/web/public',
  plugins: [svelte(), fontLicence],
  resolve: { alias: { '@web': fileURLToPath(new URL('../../cells/web/src', import.meta.url)) } },
  build: {
    outDir: 'target/classes/META-INF/typogram-console',
    emptyOutDir: true,
    // As in cells/web: what the content security policy has no opening for is not made.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    license: { fileName: 'licences.txt' },
    target: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
  },
  test: {
    include: ['src/**/*.test.ts'],
    environment: 'node',
  },
});
