import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte()],
  build: {
    // Straight into the jar's folder: a copy would keep the fingerprinted files of earlier builds.
    outDir: 'target/classes/META-INF/typogram-web',
    emptyOutDir: true,
    // Small files become files too: a `data:` address would need an opening in the content security policy.
    assetsInlineLimit: 0,
    // The polyfill for module preloading is an inline script in spirit; every browser with `light-dark()` has the real thing.
    modulePreload: { polyfill: false },
    target: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
  },
  test: {
    include: ['src/**/*.test.ts'],
    environment: 'node',
  },
});
