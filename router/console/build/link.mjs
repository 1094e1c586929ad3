// The console is built with the packages of cells/web: one lock file, and one copy of Svelte for what both import.
import { lstatSync, symlinkSync } from 'node:fs';

const LINK = 'node_modules';

if (lstatSync(LINK, { throwIfNoEntry: false }) === undefined) {
  symlinkSync('../../cells/web/node_modules', LINK, 'dir');
}
