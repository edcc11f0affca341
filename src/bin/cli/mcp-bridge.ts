import { createInterface } from 'node:readline/promises';
import { Readable } from 'node:stream';
import {
  Client,
  ProtocolError,
  ProtocolErrorCode,
  SdkError,
  SdkErrorCode,
  SdkHttpError,
  StreamableHTTPClientTransport,
} from '@modelcontextprotocol/client';
import { type CallToolRequestParams, type CallToolResult, type ListToolsResult, Server } from '@modelcontextprotocol/server';
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';
import type { JsonValue } from '../../common/json/json-values.js';
import { lenientMessage } from '../../modules/mcp/lenient-message.js';
import { PROJECT_HEADER } from '../../modules/mcp/project.js';
import { CliError } from './cli-error.js';
import type { Secret, Setting } from './environment.js';
import { describeFailure, describeForeignAnswer, describeRefusal } from './error-wording.js';
import { packageVersion } from './package-version.js';

const START_TIMEOUT_MS = 15_000;
/** Timeout of a tool call. */
const CALL_TIMEOUT_MS = 60_000;

interface Settings {
  readonly url: Setting;
  readonly secret: Secret;
  readonly project: string | undefined;
  readonly dottedNames: boolean;
}

/**
 * Forwards the requests of an MCP client on standard input to the tools of the service, until the input ends. If the service is
 * unavailable, the tool call fails; the next call tries again.
 * @throws CliError if the service cannot be reached at the start, or refuses the key
 */
export async function bridge(settings: Settings): Promise<void> {
  const service = new Client({ name: 'mnemonest-stdio', version: packageVersion() });
  const tools = await connect(service, settings);
  const makeServer = () => {
    const server = new Server(service.getServerVersion()!, {
      capabilities: { tools: {}, prompts: {}, resources: {} },
      instructions: service.getInstructions() ?? '',
    });
    server.setRequestHandler('tools/list', () => tools);
    forwardReadings(server, service, settings);
    server.setRequestHandler('tools/call', ({ params }, { mcpReq }) => call(service, settings, params, mcpReq.signal));
    return server;
  };
  serveStdio(makeServer, { transport: new StdioServerTransport(Readable.from(lenientLines(process.stdin))) });
}

/** Reads the messages of a client, one a line, leniently. A line that is not JSON is left to the protocol to refuse. */
async function* lenientLines(input: Readable): AsyncGenerator<Buffer> {
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    const message = parsed(line) as JsonValue | undefined;
    yield Buffer.from(`${message === undefined ? line : JSON.stringify(lenientMessage(message))}\n`);
  }
}

async function connect(service: Client, settings: Settings): Promise<ListToolsResult> {
  const { url, secret, project, dottedNames } = settings;
  const headers = {
    authorization: `Bearer ${secret.value}`,
    // A header is sent as Latin-1: these are the bytes of the name in UTF-8.
    ...(project && { [PROJECT_HEADER]: Buffer.from(project).toString('latin1') }),
  };
  const endpoint = new URL(`${url.value}/mcp${dottedNames ? '?names=dotted' : ''}`);
  try {
    const requestInit: RequestInit = { headers, redirect: 'error' };
    await service.connect(new StreamableHTTPClientTransport(endpoint, { requestInit }), { timeout: START_TIMEOUT_MS });
    return { tools: (await service.listTools(undefined, { timeout: START_TIMEOUT_MS })).tools };
  } catch (error) {
    throw new CliError(describeError(error, settings), { cause: error });
  }
}

/** Forwards the requests for prompts and resources. */
function forwardReadings(server: Server, service: Client, settings: Settings): void {
  const forwarded = async <T>(answer: Promise<T>): Promise<T> => {
    try {
      return await answer;
    } catch (error) {
      if (error instanceof ProtocolError) throw error;
      throw new ProtocolError(ProtocolErrorCode.InternalError, describeError(error, settings));
    }
  };
  server.setRequestHandler('prompts/list', ({ params }) => forwarded(service.listPrompts(params)));
  server.setRequestHandler('prompts/get', ({ params }) => forwarded(service.getPrompt(params)));
  server.setRequestHandler('resources/list', ({ params }) => forwarded(service.listResources(params)));
  server.setRequestHandler('resources/templates/list', ({ params }) => forwarded(service.listResourceTemplates(params)));
  server.setRequestHandler('resources/read', ({ params }) => forwarded(service.readResource(params)));
}

async function call(
  service: Client,
  settings: Settings,
  { name, arguments: given = {} }: CallToolRequestParams,
  signal: AbortSignal,
): Promise<CallToolResult> {
  try {
    const params = { name, arguments: given };
    return await service.request({ method: 'tools/call', params }, { signal, timeout: CALL_TIMEOUT_MS });
  } catch (error) {
    // A protocol error of the service is forwarded to the client.
    if (error instanceof ProtocolError) throw error;
    return { isError: true, content: [{ type: 'text', text: describeError(error, settings) }] };
  }
}

function describeError(error: unknown, { url, secret }: Settings): string {
  if (error instanceof SdkHttpError && typeof error.data['text'] === 'string') {
    const body = parsed(error.data['text']);
    return body === undefined ? describeForeignAnswer(url.value, url.source) : describeRefusal(error.status, body, secret.source);
  }
  if (error instanceof SdkError && error.code === SdkErrorCode.RequestTimeout)
    return `${url.value} (${url.source}) did not answer in time`;
  if (error instanceof SdkError || error instanceof ProtocolError) return describeForeignAnswer(url.value, url.source);
  return describeFailure(url.value, error, url.source);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
