import type { ToolAnnotations } from '@modelcontextprotocol/server';
import type { RequestContext } from '../../common/request-context.js';
import type { DtoClass } from '../../http/dto.js';
import { inputSchemaOf } from './input-schema.js';

/** The context of a call, with the `project` in the meta of the memories that the client works with, if it named one. */
export interface ToolContext extends RequestContext {
  readonly project?: string | undefined;
}

/** A tool of the Model Context Protocol: an operation for agents, which the REST API offers as well. */
export interface Tool<Arguments extends object = object, Result extends object = object> {
  /** Letters, digits and `_`: clients refuse other characters. */
  readonly name: `brain_${string}`;
  readonly title: string;
  /** Tells a model when to use the tool. */
  readonly description: string;
  readonly annotations: ToolAnnotations;
  /**
   * True if the tool also works while the workspace is suspended, throttled or at its limit, so that an agent can ask
   * why.
   */
  readonly diagnostic: boolean;
  /** Maximum size of a call in bytes; undefined: that of any message. */
  readonly bodyLimit?: number;
  readonly arguments: DtoClass<Arguments>;
  /** @throws AppError */
  run(ctx: ToolContext, args: Arguments): Promise<Result>;
  /** Describes a result in words, for a model or a person. */
  toText(result: Result): string;
}

/** Injection token of the list of all tools. */
export const TOOLS = Symbol('TOOLS');

/** Returns the definition of a tool for `tools/list`: without a schema of the result, which a model would have to read. */
export const definitionOf = ({ name, title, description, annotations, arguments: args }: Tool) => ({
  name: name as string,
  title,
  description,
  inputSchema: inputSchemaOf(args),
  annotations: { openWorldHint: false, ...annotations },
});

/** Returns a definition under the name of earlier versions: `brain.recall` for `brain_recall`. */
export const dotted = <T extends { name: string; description: string }>(definition: T): T => ({
  ...definition,
  name: dottedName(definition.name),
  description: definition.description.replace(/\bbrain_\w+/g, dottedName),
});

/** True if a client calls this tool by `name`. */
export const isNamed = (tool: Tool, name: string): boolean => name === tool.name || name === dottedName(tool.name);

const dottedName = (name: string): string => name.replace('_', '.');
