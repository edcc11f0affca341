import { isJsonObject, type JsonObject, type JsonValue } from '../../common/json/json-values.js';
import { objectOf } from './lenient-arguments.js';

/** The method that calls a tool. */
const CALL = 'tools/call';

/**
 * Returns a message as the protocol wants it, from what clients send: without `params` of null, and with the arguments of a tool
 * as an object, where they are null or JSON text.
 */
export function lenientMessage(message: JsonValue): JsonValue {
  if (!isJsonObject(message)) return message;
  const { params, ...rest } = message;
  if (params === null) return rest;
  if (message['method'] !== CALL || !isJsonObject(params) || !('arguments' in params)) return message;
  return { ...message, params: { ...params, arguments: lenientObject(params['arguments'] as JsonValue) } };
}

const lenientObject = (given: JsonValue): JsonValue =>
  given === null || given === '' ? ({} as JsonObject) : (objectOf(given) ?? given);

/** Returns the name of the tool that a message calls; undefined if it calls none. */
export function calledTool(message: JsonValue | undefined): string | undefined {
  if (!isJsonObject(message) || message['method'] !== CALL) return undefined;
  const { params } = message;
  return isJsonObject(params) && typeof params['name'] === 'string' ? params['name'] : undefined;
}
