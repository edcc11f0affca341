import type { ToolAnnotations } from '@modelcontextprotocol/server';
import type { RequestContext } from '../../common/request-context.js';
import { type DtoClass, fieldsOf } from '../../http/dto.js';
import { requestSchemaOf, responseSchemaOf } from '../../http/json-schema.js';
import type { OpenApi } from '../../http/openapi.js';

/** Something that an agent can ask for: a door to a service that the REST API has a door to as well. */
export interface Tool<Arguments extends object = object, Result extends object = object> {
  readonly name: string;
  readonly title: string;
  /** Tells a model when to use it. */
  readonly description: string;
  readonly annotations: ToolAnnotations;
  /** Answers while the workspace is suspended, throttled or at its limit, so that an agent can ask why. */
  readonly diagnostic: boolean;
  readonly arguments: DtoClass<Arguments>;
  /** A class of fields, or one of the answers that OpenAPI describes. */
  readonly result: DtoClass<Result>;
  /** @throws AppError */
  run(ctx: RequestContext, given: Arguments): Promise<Result>;
  /** A result in words, for a model or a person. */
  toText(result: Result): string;
}

/** The tools that there are. */
export const TOOLS = Symbol('TOOLS');

/** A tool as `tools/list` shows it. */
export const definitionOf = ({ name, title, description, annotations, arguments: given, result }: Tool, openApi: OpenApi) => ({
  name,
  title,
  description,
  inputSchema: requestSchemaOf(given),
  outputSchema: fieldsOf(result).length > 0 ? requestSchemaOf(result) : responseSchemaOf(result, openApi),
  annotations: { openWorldHint: false, ...annotations },
});
