import { isJsonObject, type JsonObject, type JsonValue } from '../../../common/json/json-values.js';

/**
 * Returns the result of a JSON merge patch (RFC 7396): members of `patch` replace those of `target`, null removes
 * them, and objects are merged recursively. Changes neither argument.
 */
export function mergePatch(target: JsonValue | undefined, patch: JsonValue): JsonValue {
  if (!isJsonObject(patch)) return patch;
  const merged: JsonObject = Object.create(null);
  if (isJsonObject(target)) Object.assign(merged, target);
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else merged[key] = mergePatch(merged[key], value);
  }
  return merged;
}
