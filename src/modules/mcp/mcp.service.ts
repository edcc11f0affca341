import {
  createMcpHandler,
  isLegacyRequest,
  ProtocolError,
  ProtocolErrorCode,
  Server,
  WebStandardStreamableHTTPServerTransport,
} from '@modelcontextprotocol/server';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import type { JsonValue } from '../../common/json/json-values.js';
import { parseDto } from '../../http/dto.js';
import { answerToFailure } from '../../http/failure.js';
import type { OpenApi } from '../../http/openapi.js';
import { accessRefusal } from '../auth/access-state.js';
import type { AuthenticatedRequest } from '../auth/authenticated-request.js';
import { RateLimiter } from '../limits/rate-limiter.js';
import { definitionOf, TOOLS, type Tool } from './tool.js';
import { toToolError, toToolResult } from './tool-result.js';

const INSTRUCTIONS =
  'Long-term memory. Recall before you answer what may depend on the user, their preferences, people, projects or earlier ' +
  'decisions. Remember what will matter in later conversations: one self-contained fact a call, with names and dates written ' +
  'out. Do not remember greetings, small talk, passing debug output, code, secrets or one-off data.';

/** The context and the credential of an authenticated request. */
export type Caller = Required<Pick<AuthenticatedRequest, 'ctx' | 'credential'>>;

/** Serves the tools over MCP's Streamable HTTP transport. It is stateless: there are no sessions between requests. */
@Injectable()
export class McpService {
  private readonly logger = new Logger(McpService.name);
  private definitions: ReturnType<typeof definitionOf>[] | undefined;

  constructor(
    @Inject(TOOLS) private readonly tools: readonly Tool[],
    private readonly limiter: RateLimiter,
  ) {}

  /**
   * Answers one message of the protocol, in its revision of 2026 or one of those of 2025.
   * @param message the parsed body of `request`
   * @param openApi the document that describes the results of the tools
   */
  async serve(caller: Caller, request: Request, message: JsonValue, openApi: OpenApi): Promise<Response> {
    const makeServer = () => this.serverFor(caller, openApi);
    if (await isLegacyRequest(request, message)) return serveLegacy(makeServer(), request, message);
    // The list of tools never changes, so there is nothing to subscribe to.
    return createMcpHandler(makeServer, { legacy: 'reject', maxSubscriptions: 0 }).fetch(request, { parsedBody: message });
  }

  private serverFor(caller: Caller, openApi: OpenApi): Server {
    const server = new Server(
      { name: 'mnemonest', title: openApi.info.title, version: openApi.info.version },
      { capabilities: { tools: {} }, instructions: INSTRUCTIONS },
    );
    this.definitions ??= this.tools.map((tool) => definitionOf(tool, openApi));
    const tools = this.definitions;
    server.setRequestHandler('tools/list', () => ({ tools }));
    server.setRequestHandler('tools/call', ({ params }) => this.call(caller, params.name, params.arguments ?? {}));
    return server;
  }

  /** Runs a tool. The checks have the order of the REST API: state, rate limit, fields, and then the work with its quota. */
  private async call({ ctx, credential }: Caller, name: string, args: Record<string, unknown>) {
    const tool = this.tools.find((candidate) => candidate.name === name);
    if (!tool) throw new ProtocolError(ProtocolErrorCode.InvalidParams, `Unknown tool: ${name}`);
    try {
      const refusal = accessRefusal(credential, tool.diagnostic);
      if (refusal) throw new AppError(refusal);
      await this.limiter.take(ctx, tool.diagnostic);
      const result = await tool.run(ctx, parseDto(tool.arguments, args, []));
      return toToolResult(tool.toText(result), result);
    } catch (error) {
      const answer = answerToFailure(error, this.logger);
      this.logger.log({ tool: name, status: answer.status }, 'tool refused');
      return toToolError(answer, ctx.now);
    }
  }
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
