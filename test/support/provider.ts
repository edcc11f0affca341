import { text } from 'node:stream/consumers';
import { startScriptedServer } from './scripted-server.js';

/** A tool as an agent sends it to the provider of its language model. */
export interface ToolDefinition {
  readonly name: string;
  readonly description: string;
  readonly parameters: object;
}

interface Schema {
  readonly type?: unknown;
  readonly properties?: Record<string, Schema>;
  readonly required?: readonly string[];
  readonly items?: Schema;
}

/** Anthropic's and OpenAI's rule for the name of a tool. One name that breaks it makes the whole request fail. */
const NAME = /^[a-zA-Z0-9_-]{1,64}$/;
/** Gemini's rule: beyond the other one, a name does not begin with a digit or a hyphen. */
const FIRST_OF_NAME = /^[a-zA-Z_]/;
/** Anthropic's rule for the names of arguments. */
const ARGUMENT = /^[a-zA-Z0-9_.-]{1,64}$/;
/** OpenAI's limits. */
const MAX_DESCRIPTION = 1_024;
const MAX_TOOLS = 128;
const TYPES = ['string', 'number', 'integer', 'boolean', 'object', 'array'];
/** At the top of a schema OpenAI and Anthropic refuse these; further down models fail on them, and Gemini on `$ref`. */
const COMBINED = ['anyOf', 'oneOf', 'allOf', 'not', 'if', '$ref', '$defs', 'definitions'];

/** Returns why a provider refuses tools, the strictest of them for each rule; undefined if none does. */
function refusalOf(tools: readonly ToolDefinition[]): string | undefined {
  if (tools.length > MAX_TOOLS) return `tools: at most ${MAX_TOOLS}`;
  const names = tools.map(({ name }) => name);
  if (new Set(names).size < names.length) return 'tools: names must be unique';
  for (const [index, { name, description, parameters }] of tools.entries()) {
    const at = `tools.${index}`;
    if (!NAME.test(name)) return `${at}.name: '${name}' does not match ${NAME}`;
    if (!FIRST_OF_NAME.test(name)) return `${at}.name: '${name}' begins with neither a letter nor an underscore`;
    if (!description || description.length > MAX_DESCRIPTION) return `${at}.description: 1 to ${MAX_DESCRIPTION} characters`;
    if ((parameters as Schema).type !== 'object') return `${at}.parameters: the type is 'object'`;
    const refused = refusedSchema(parameters as Schema, `${at}.parameters`);
    if (refused) return refused;
  }
  return undefined;
}

function refusedSchema(schema: Schema, at: string): string | undefined {
  const combined = COMBINED.find((key) => Object.hasOwn(schema, key));
  if (combined) return `${at}: ${combined} is not supported`;
  if (!TYPES.includes(schema.type as string)) return `${at}: one type is needed, not ${JSON.stringify(schema.type)}`;
  if (schema.type === 'array' && !schema.items) return `${at}: an array needs items`;
  const { properties = {}, required = [], items } = schema;
  const missing = required.find((name) => !Object.hasOwn(properties, name));
  if (missing !== undefined) return `${at}: '${missing}' is required but no property`;
  for (const [name, property] of Object.entries(properties)) {
    if (!ARGUMENT.test(name)) return `${at}.properties: '${name}' does not match ${ARGUMENT}`;
    const refused = refusedSchema(property, `${at}.properties.${name}`);
    if (refused) return refused;
  }
  return items && refusedSchema(items, `${at}.items`);
}

interface ChatRequest {
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly tools: readonly { readonly type: 'function'; readonly function: ToolDefinition }[];
}

/**
 * Starts a provider of a language model: OpenAI's chat completions, with the rules for tools of OpenAI, Anthropic and Gemini. Its
 * model calls the tool that the message of the user names, as JSON with `name` and `arguments`.
 */
export async function startProvider() {
  return startScriptedServer(async (response, request) => {
    const { messages, tools } = JSON.parse(await text(request)) as ChatRequest;
    const refusal = refusalOf(tools.map((tool) => tool.function));
    const answer = refusal
      ? { error: { type: 'invalid_request_error', message: refusal } }
      : { id: 'chat-1', object: 'chat.completion', created: 1, model: 'mock', choices: [choiceOf(messages)] };
    response.writeHead(refusal ? 400 : 200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
}

function choiceOf(messages: ChatRequest['messages']) {
  const { content } = messages.at(-1)!;
  const { name, arguments: given } = JSON.parse(content);
  const call = { id: 'call-1', type: 'function', function: { name, arguments: JSON.stringify(given) } };
  return { index: 0, finish_reason: 'tool_calls', message: { role: 'assistant', content: null, tool_calls: [call] } };
}

interface ToolCall {
  readonly name: string;
  readonly arguments: Record<string, unknown>;
}

/**
 * Has the model of a provider call a tool, and returns the call as it came.
 * @throws Error with the provider's words, if it refuses the request
 */
export async function callByModel(
  url: string,
  definitions: readonly ToolDefinition[],
  call: { name: string; arguments: object },
): Promise<ToolCall> {
  const tools = definitions.map((definition) => ({ type: 'function', function: definition }));
  const response = await fetch(`${url}/v1/chat/completions`, {
    method: 'POST',
    body: JSON.stringify({ model: 'mock', messages: [{ role: 'user', content: JSON.stringify(call) }], tools }),
  });
  const { error, choices } = await response.json();
  if (error) throw new Error(`${response.status}: ${error.message}`);
  const { name, arguments: given } = choices[0].message.tool_calls[0].function;
  return { name, arguments: JSON.parse(given) };
}
