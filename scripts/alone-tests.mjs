/** Pattern of the test files that count what passes in a time: they have the machine to themselves, here and in .ci/run. */
export const ALONE = 'e2e/limits/(429|several|states)|redis-buckets|several-processes';
