import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);
// What Jest itself uses, wherever its packages are installed.
const { default: Sequencer } = createRequire(createRequire(resolve('jest')).resolve('@jest/core'))('@jest/test-sequencer');

/** Calls that start a program or open a page of a browser. */
const STARTS =
  /\b(?:start|startService|startOnTerminal|runService|use(?:Restartable|)Service\w*|benchOn|mnemonest|await open|await run)\(/g;
/** The size of a file that takes as long as a start. */
const BYTES_PER_START = 15_000;

/** @typedef {{ path: string; duration?: number }} TestFile */

/**
 * Orders the test files of a clone that has run none yet: those that take longest come first, so that none of them is alone at
 * the end. Jest knows only their sizes then, while a file takes the time of what it starts. Later it goes by their durations.
 */
export default class LongestFirst extends Sequencer {
  /** @param {TestFile[]} tests */
  sort(tests) {
    /** @type {TestFile[]} */
    const sorted = super.sort(tests);
    if (sorted.some(({ duration }) => duration !== undefined)) return sorted;
    const weights = new Map(sorted.map(({ path }) => [path, weightOf(readFileSync(path, 'utf8'))]));
    return sorted.toSorted((a, b) => (weights.get(b.path) ?? 0) - (weights.get(a.path) ?? 0));
  }
}

/** @param {string} source */
const weightOf = (source) => source.length + BYTES_PER_START * (source.match(STARTS)?.length ?? 0);
