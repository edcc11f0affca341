import { type Location, type Reader, Refusal, refuse, refuseValue } from '../../../http/field-readers.js';
import { MAX_CONDITIONS, TOO_MANY_CONDITIONS, type ValueCondition } from '../records/filter-node.js';
import { pathIn } from '../records/filter-reader.dto.js';

/** A JSON scalar other than a string; numbers only of a size that PostgreSQL can compare. */
const BARE_SCALAR = /^(?:null|true|false|-?(?:0|[1-9]\d{0,99})(?:\.\d{1,99})?(?:[eE][+-]?\d{1,3})?)$/;

/**
 * Reads `meta.<key>[.<key>…]=<value>` parameters, and returns a condition for each value of each. A value matches a
 * string in the meta; if it is a number, `true`, `false` or `null` in JSON, it matches that as well.
 */
export const readMetaParameters: Reader = (input, loc) => {
  const parameters = Object.entries(input as Record<string, unknown>).flatMap(([name, given]) =>
    [given].flat().map((value) => [name, String(value)] as const),
  );
  if (parameters.length > MAX_CONDITIONS) return refuseValue([...loc, 'meta'], TOO_MANY_CONDITIONS, null);
  const read = parameters.map(([name, value]) => readParameter(name, value, [...loc, name]));
  const refused = read.filter((each) => each instanceof Refusal);
  return refused.length === 0 ? read : new Refusal(refused.flatMap(({ items }) => items));
};

function readParameter(name: string, value: string, loc: Location): ValueCondition | Refusal {
  const path = pathIn(name);
  if (!path) return refuse('extra_forbidden', loc, 'Extra inputs are not permitted', value);
  if (`${name}${value}`.includes('\0')) return refuseValue(loc, 'NUL characters are not allowed', value);
  return { kind: 'value', path, values: [JSON.stringify(value), ...(BARE_SCALAR.test(value) ? [value] : [])] };
}
