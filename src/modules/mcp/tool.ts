import type { ToolAnnotations } from '@modelcontextprotocol/server';
import type { RequestContext } from '../../common/request-context.js';
import { type DtoClass, fieldsOf } from '../../http/dto.js';
import { requestSchemaOf, responseSchemaOf } from '../../http/json-schema.js';
import type { OpenApi } from '../../http/openapi.js';

/** A tool of the Model Context Protocol: an operation for agents, which the REST API offers as well. */
export interface Tool<Arguments extends object = object, Result extends object = object> {
  readonly name: string;
  readonly title: string;
  /** Tells a model when to use the tool. */
  readonly description: string;
  readonly annotations: ToolAnnotations;
  /**
   * True if the tool also works while the workspace is suspended, throttled or at its limit, so that an agent can ask
   * why.
   */
  readonly diagnostic: boolean;
  readonly arguments: DtoClass<Arguments>;
  /** A class of fields, or a response class that the OpenAPI document describes. */
  readonly result: DtoClass<Result>;
  /** @throws AppError */
  run(ctx: RequestContext, args: Arguments): Promise<Result>;
  /** Describes a result in words, for a model or a person. */
  toText(result: Result): string;
}

/** Injection token of the list of all tools. */
export const TOOLS = Symbol('TOOLS');

/** Returns the definition of a tool, as `tools/list` returns it. */
export const definitionOf = ({ name, title, description, annotations, arguments: args, result }: Tool, openApi: OpenApi) => ({
  name,
  title,
  description,
  inputSchema: requestSchemaOf(args),
  outputSchema: fieldsOf(result).length > 0 ? requestSchemaOf(result) : responseSchemaOf(result, openApi),
  annotations: { openWorldHint: false, ...annotations },
});
