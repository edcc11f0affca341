/**
 * Pattern of the test files that have the machine to themselves, here and in .ci/run: they count what passes in a time, have
 * three services answer several clients in time, or build an index in the embedded database time and again.
 */
export const ALONE = [
  'e2e/limits/(429|several|states)',
  'redis-buckets',
  '(operations|reembedding)/several-processes',
  'operations/upgrade',
].join('|');
