// Runs at a hook of a client: node hook.mjs claude-code|codex|gemini|cursor < the hook's input
// It never gets in the way of the client: it ends with 0 in time, and prints nothing unless there is something to tell.
import { performance } from 'node:perf_hooks';
import { text } from 'node:stream/consumers';
import { runHook } from './core/run-hook.mjs';
import { readSettings } from './core/settings.mjs';

/** @param {unknown} error */
const explain = (error) => {
  if (process.env['MNEMONEST_DEBUG']) process.stderr.write(`mnemonest: ${/** @type {Error} */ (error).message}\n`);
};

const settings = readSettings(process.env);
if (settings) {
  // `performance.now()` counts from the start of the process, so the limit includes the start of Node.
  const end = setTimeout(() => process.exit(0), Math.max(0, settings.limitMs - performance.now()));
  try {
    process.stdout.write(await runHook(process.argv[2] ?? '', JSON.parse(await text(process.stdin)), settings, settings.limitMs));
  } catch (error) {
    explain(error);
  }
  clearTimeout(end);
} else {
  explain(new Error('set MNEMONEST_API_KEY, and MNEMONEST_URL to an http:// or https:// address'));
}
