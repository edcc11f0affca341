import { isJsonObject, type JsonObject, type JsonValue } from '../../common/json/json-values.js';
import { objectOf } from './lenient-arguments.js';

/** The method that calls a tool. */
const CALL = 'tools/call';
/** The methods that have arguments. */
const WITH_ARGUMENTS = new Set<unknown>([CALL, 'prompts/get']);

/**
 * Returns a message as the protocol wants it, from what clients send: without `params` of null, and with the arguments of a tool
 * or prompt as an object, where they are null or JSON text.
 */
export function lenientMessage(message: JsonValue): JsonValue {
  if (!isJsonObject(message)) return message;
  const { params, ...rest } = message;
  if (params === null) return rest;
  if (!WITH_ARGUMENTS.has(message['method']) || !isJsonObject(params) || !('arguments' in params)) return message;
  return { ...message, params: { ...params, arguments: lenientObject(params['arguments'] as JsonValue) } };
}

const lenientObject = (given: JsonValue): JsonValue =>
  given === null || given === '' ? ({} as JsonObject) : (objectOf(given) ?? given);

/** Returns the name of the tool that a message calls; undefined if it calls none. */
export function calledTool(message: JsonValue | undefined): string | undefined {
  return parameterOf(message, CALL, 'name');
}

/** Returns a text among the parameters of a message; undefined if it is of another method, or has none. */
export function parameterOf(message: JsonValue | undefined, method: string, parameter: string): string | undefined {
  if (!isJsonObject(message) || message['method'] !== method) return undefined;
  const { params } = message;
  const value = isJsonObject(params) ? params[parameter] : undefined;
  return typeof value === 'string' ? value : undefined;
}
