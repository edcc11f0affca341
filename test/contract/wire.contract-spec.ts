import { useTarget } from './target.js';
import { callOf, compare, loadVectors } from './vectors.js';
import { call } from './wire.js';

const target = useTarget();

/** Replaces -0 by 0: they are the same number in JSON. */
const withoutNegativeZero = (value: unknown): unknown => JSON.parse(JSON.stringify(value) ?? 'null');

describe('the service answers as the recorded FastAPI service', () => {
  it.each(loadVectors('fastapi').map((vector) => [vector.id, vector] as const))('to the request %s', async (_id, vector) => {
    const answer = await call(target().base, callOf(vector, target().key));
    const [actual, wanted] = compare(vector, answer, target().base);
    if (vector.expect.detail_string) expect(actual).toEqual(wanted);
    else expect(withoutNegativeZero(actual)).toEqual(withoutNegativeZero(wanted));
    expect(answer.headers['x-bizx-request-id']).toMatch(/^[\x20-\x7e]{1,128}$/);
  });
});
