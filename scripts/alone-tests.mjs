/**
 * Pattern of the test files that have the machine to themselves, here and in .ci/run: they count what passes in a time, or have
 * three services answer several clients in time.
 */
export const ALONE = 'e2e/limits/(429|several|states)|redis-buckets|(operations|reembedding)/several-processes';
