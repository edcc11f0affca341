import {
  type CallToolResult,
  createMcpHandler,
  isLegacyRequest,
  ProtocolError,
  ProtocolErrorCode,
  Server,
  WebStandardStreamableHTTPServerTransport,
} from '@modelcontextprotocol/server';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import type { JsonObject, JsonValue } from '../../common/json/json-values.js';
import type { KeyOperation } from '../../database/entities/api-key.entity.js';
import { tooLarge } from '../../http/body-bytes.js';
import { parseDto } from '../../http/dto.js';
import { answerToFailure } from '../../http/failure.js';
import type { OpenApi } from '../../http/openapi.js';
import { accessRefusal, assertAllowed } from '../auth/access-state.js';
import type { Credential } from '../auth/credential.repository.js';
import { CallQueue } from '../limits/call-queue.js';
import { RateLimiter } from '../limits/rate-limiter.js';
import type { Exchange } from './exchange.js';
import { lenientArguments } from './lenient-arguments.js';
import { calledTool, parameterOf } from './lenient-message.js';
import { Prompts } from './prompts.js';
import { Resources } from './resources.js';
import { definitionOf, dotted, isNamed, TOOLS, type Tool, type ToolContext } from './tool.js';
import { reasonOf, toToolError, toToolResult } from './tool-result.js';

const INSTRUCTIONS =
  'Long-term memory. Recall before you answer what may depend on the user, their preferences, people, projects or earlier ' +
  'decisions. Remember what will matter in later conversations: one self-contained fact a call, with names and dates written ' +
  'out. Do not remember greetings, small talk, passing debug output, code, secrets or one-off data.';

/** Maximum size of a message in bytes; a tool may have another one. */
const BODY_LIMIT = 65_536;

/** Title and version of the service, as clients show them. */
type ServiceInfo = OpenApi['info'];

/** The caller of an authenticated request. */
export interface Caller {
  readonly ctx: ToolContext;
  readonly credential: Credential;
  /** True if the caller wants the tools listed by their earlier names. */
  readonly dottedNames: boolean;
}

/** Serves the tools over MCP's Streamable HTTP transport. It is stateless: there are no sessions between requests. */
@Injectable()
export class McpService {
  private readonly logger = new Logger(McpService.name);

  constructor(
    @Inject(TOOLS) private readonly tools: readonly Tool[],
    private readonly prompts: Prompts,
    private readonly resources: Resources,
    private readonly limiter: RateLimiter,
    private readonly queue: CallQueue,
  ) {}

  /**
   * Answers one message of the protocol, in its revision of 2026 or one of those of 2025.
   * @throws AppError `rate_limited` for a message that calls no tool, `payload_too_large`
   */
  async serve(caller: Caller, { request, message, size, failure }: Exchange, info: ServiceInfo): Promise<Response> {
    const called = calledTool(message);
    const tool = called === undefined ? undefined : this.find(called);
    const admission = this.admit(caller, tool ?? this.workOf(message));
    // The refusal of a tool is an answer of the tool; that of anything else is an answer of HTTP, and so is a scope that is
    // missing, which makes a client ask its user for it.
    await (tool ? admission.catch(rethrowMissingScope) : admission);
    const limit = tool?.bodyLimit ?? BODY_LIMIT;
    if (size > limit) throw tooLarge(limit);
    if (failure) return failure;
    const makeServer = () => this.serverFor(caller, admission, info);
    if (await isLegacyRequest(request, message)) return serveLegacy(makeServer(), request, message as JsonValue);
    // The list of tools never changes, so there is nothing to subscribe to.
    return createMcpHandler(makeServer, { legacy: 'reject', maxSubscriptions: 0 }).fetch(request, { parsedBody: message });
  }

  /**
   * Checks the state of the workspace and takes a token, in the order of the REST API: as the call that a tool makes, or as a
   * diagnostic call for any other message.
   * @throws AppError
   */
  private async admit({ ctx, credential }: Caller, tool: Tool | undefined): Promise<void> {
    const refusal = tool && accessRefusal(credential, tool.diagnostic);
    if (refusal) throw new AppError(refusal);
    if (tool) assertAllowed(credential, operationOf(tool));
    await this.limiter.take(ctx, tool?.diagnostic ?? true);
  }

  /** Returns the tool whose work another message does. */
  private workOf(message: JsonValue | undefined): Tool | undefined {
    if (parameterOf(message, 'resources/read', 'uri') !== undefined) return this.resources.tool;
    return this.prompts.toolOf(parameterOf(message, 'prompts/get', 'name'));
  }

  private serverFor({ ctx, credential, dottedNames }: Caller, admission: Promise<void>, info: ServiceInfo): Server {
    const server = new Server(
      { name: 'mnemonest', title: info.title, version: info.version },
      { capabilities: { tools: {}, prompts: {}, resources: {} }, instructions: INSTRUCTIONS },
    );
    server.setRequestHandler('tools/list', () => {
      const definitions = this.tools.filter((tool) => isAllowed(tool, credential)).map(definitionOf);
      return { tools: dottedNames ? definitions.map(dotted) : definitions };
    });
    server.setRequestHandler('tools/call', ({ params }) =>
      this.call(ctx, admission, params.name, (params.arguments ?? {}) as JsonObject),
    );
    server.setRequestHandler('prompts/list', () => ({ prompts: [...this.prompts.definitions] }));
    server.setRequestHandler('prompts/get', ({ params }) =>
      this.reading(ctx, () => this.prompts.get(ctx, params.name, params.arguments ?? {})),
    );
    server.setRequestHandler('resources/list', () => ({ resources: [...this.resources.definitions] }));
    server.setRequestHandler('resources/templates/list', () => ({ resourceTemplates: [...this.resources.templates] }));
    server.setRequestHandler('resources/read', ({ params }) => this.reading(ctx, () => this.resources.read(ctx, params.uri)));
    return server;
  }

  /** Reads memories for a prompt or a resource, whose refusals are errors of the protocol. */
  private async reading<T>(ctx: ToolContext, work: () => Promise<T>): Promise<T> {
    try {
      return await this.queue.run(ctx, work);
    } catch (error) {
      if (error instanceof ProtocolError) throw error;
      const answer = answerToFailure(error, this.logger);
      const code = answer.status === 422 ? ProtocolErrorCode.InvalidParams : ProtocolErrorCode.InternalError;
      throw new ProtocolError(code, reasonOf(answer, ctx.now));
    }
  }

  private find(name: string): Tool | undefined {
    return this.tools.find((tool) => isNamed(tool, name));
  }

  /** Runs a tool. After the admission come the checks of the fields, and then the work with its quota. */
  private async call(ctx: ToolContext, admission: Promise<void>, name: string, given: JsonObject): Promise<CallToolResult> {
    const tool = this.find(name);
    if (!tool) throw new ProtocolError(ProtocolErrorCode.InvalidParams, `Unknown tool: ${name}`);
    try {
      await admission;
      const args = parseDto(tool.arguments, lenientArguments(tool.arguments, given), []);
      const result = await (tool.diagnostic ? tool.run(ctx, args) : this.queue.run(ctx, () => tool.run(ctx, args)));
      return toToolResult(tool.toText(result), result);
    } catch (error) {
      const answer = answerToFailure(error, this.logger);
      this.logger.log({ tool: tool.name, status: answer.status }, 'tool refused');
      return toToolError(answer, ctx.now);
    }
  }
}

/** Returns what a key must be allowed to do for a tool; undefined for one that every key may call. */
const operationOf = ({ diagnostic, annotations }: Tool): KeyOperation | undefined =>
  diagnostic ? undefined : annotations.readOnlyHint ? 'read' : 'write';

/** True if the caller may call a tool: what it may not is no choice for a model. */
function isAllowed(tool: Tool, { operations }: Credential): boolean {
  const operation = operationOf(tool);
  return operation === undefined || operations.includes(operation);
}

function rethrowMissingScope(error: unknown): void {
  if (error instanceof AppError && error.code === 'insufficient_scope') throw error;
}

/**
 * Answers a message of a revision of 2025 as the SDK would, but with plain JSON instead of an event stream: no tool
 * sends anything before its result.
 */
async function serveLegacy(server: Server, request: Request, message: JsonValue): Promise<Response> {
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  await server.connect(transport);
  try {
    return await transport.handleRequest(request, { parsedBody: message });
  } finally {
    await server.close();
  }
}
