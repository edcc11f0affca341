// Takes out of package-lock.json what would keep `npm ci` from being the same everywhere. `npm run lock` runs it after npm, and
// test/package-lock.spec.ts checks the result.
import { readFileSync, writeFileSync } from 'node:fs';

/** npm would compile it if it knew of no script; the script looks for what is there already. */
const WATCHER = 'node_modules/@parcel/watcher';
const LOCK = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(LOCK, 'utf8'));
for (const [path, entry] of Object.entries(lock.packages)) {
  // The address of one registry. Without it npm asks the one that it is configured for.
  delete entry.resolved;
  // npm runs install scripts only where this is set. None of our packages needs its own: they report to their makers, check what
  // is already there, or download from elsewhere, as onnxruntime-node does with the libraries of CUDA.
  if (path !== WATCHER) delete entry.hasInstallScript;
}
lock.packages[WATCHER].hasInstallScript = true;
// The build copies one file of it, for browsers; the Node that it asks for matters to its command line only.
delete lock.packages['node_modules/redoc'].engines;
writeFileSync(LOCK, `${JSON.stringify(lock, null, 2)}\n`);
