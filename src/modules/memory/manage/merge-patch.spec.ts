import fc from 'fast-check';
import { parseJson } from '../../../common/json/json-parse.js';
import { render } from '../../../common/json/json-render.js';
import { mergePatch } from './merge-patch.js';

/** The examples of RFC 7396, appendix A. */
const EXAMPLES = [
  ['{"a":"b"}', '{"a":"c"}', '{"a":"c"}'],
  ['{"a":"b"}', '{"b":"c"}', '{"a":"b","b":"c"}'],
  ['{"a":"b"}', '{"a":null}', '{}'],
  ['{"a":"b","b":"c"}', '{"a":null}', '{"b":"c"}'],
  ['{"a":["b"]}', '{"a":"c"}', '{"a":"c"}'],
  ['{"a":"c"}', '{"a":["b"]}', '{"a":["b"]}'],
  ['{"a":{"b":"c"}}', '{"a":{"b":"d","c":null}}', '{"a":{"b":"d"}}'],
  ['{"a":[{"b":"c"}]}', '{"a":[1]}', '{"a":[1]}'],
  ['["a","b"]', '["c","d"]', '["c","d"]'],
  ['{"a":"b"}', '["c"]', '["c"]'],
  ['{"a":"foo"}', 'null', 'null'],
  ['{"a":"foo"}', '"bar"', '"bar"'],
  ['{"e":null}', '{"a":1}', '{"e":null,"a":1}'],
  ['[1,2]', '{"a":"b","c":null}', '{"a":"b"}'],
  ['{}', '{"a":{"bb":{"ccc":null}}}', '{"a":{"bb":{}}}'],
] as const;

describe('mergePatch', () => {
  it.each(EXAMPLES)('patches %s with %s to %s', (target, patch, result) => {
    expect(render(mergePatch(parseJson(target), parseJson(patch)))).toBe(result);
  });

  it('is idempotent, changes no argument, and treats no key as special', () => {
    fc.assert(
      fc.property(fc.json(), fc.json(), (target, patch) => {
        const [before, change] = [parseJson(target), parseJson(patch)];
        const [wasBefore, wasChange] = [render(before), render(change)];
        const once = mergePatch(before, change);
        expect(render(mergePatch(once, change))).toBe(render(once));
        expect([render(before), render(change)]).toEqual([wasBefore, wasChange]);
      }),
    );
    const merged = mergePatch(parseJson('{"a":1}'), parseJson('{"__proto__":{"b":2}}'));
    expect(render(merged)).toBe('{"a":1,"__proto__":{"b":2}}');
  });
});
