import { setFlagsFromString } from 'node:v8';

/**
 * Option of Node that lets V8 optimise a WebAssembly function only after a hundred times as much work as by default. The embedded
 * database is WebAssembly, and a database of a test lives for seconds: to optimise the functions that its start alone calls often
 * takes two of the four seconds of processor time that the service takes to start.
 */
export const WASM_BUDGET = '--wasm-tiering-budget=180000000';

// For the databases that the tests of a worker of Jest open in it; jest.config.mjs names this module.
setFlagsFromString(WASM_BUDGET);
