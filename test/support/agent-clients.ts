import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { convertToOpenAITool } from '@langchain/core/utils/function_calling';
import { generateText, type ToolSet } from 'ai';
import { httpMcp } from './mcp.js';
import { callByModel, type ToolDefinition } from './provider.js';

const PACKAGE = join(process.cwd(), 'test/clients/package.json');
/** True where the packages of test/clients are installed. */
export const hasPackages = existsSync(join(PACKAGE, '../node_modules'));

/** Ends the name of what is skipped without the packages. */
export const WITHOUT_PACKAGES = hasPackages ? '' : ' (npm ci --prefix test/clients installs them)';

/** Skips a suite where the packages of test/clients are not installed; in CI it fails there instead. */
export const describeWithPackages = hasPackages || process.env['CI'] === 'true' ? describe : describe.skip;

/** Skips a test in the same way. */
export const itWithPackages = hasPackages || process.env['CI'] === 'true' ? it : it.skip;

/** Loads a package of test/clients, of which TypeScript knows nothing: a clone may be without them. */
// biome-ignore lint/suspicious/noExplicitAny: the types are in the packages
export const packageOf = (name: string): any => createRequire(PACKAGE)(name);

/** The answer of a tool, as the client gives it to a program. */
interface Answered {
  readonly isError: boolean;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into any answer
  readonly data: any;
}

/** An agent: a client of others that is connected to the service, and a model that is told of the client's tools. */
export interface Agent {
  /** The names of the tools, as the client has them. */
  readonly tools: readonly string[];
  /**
   * Has the model call a tool: the provider gets all tools in the form that the client makes of them.
   * @throws Error if the provider refuses them
   */
  call(name: string, given: object): Promise<Answered>;
  close(): Promise<unknown>;
}

interface Setup {
  /** The address of the service. */
  readonly url: string;
  /** The path of its MCP endpoint, with a query if need be. */
  readonly path: string;
  readonly key: string;
  /** The address of the model's provider. */
  readonly provider: string;
}

/** The packages of the clients, each with the function that makes an agent of it. */
export const AGENTS: readonly [string, (setup: Setup) => Promise<Agent>][] = [
  ['@modelcontextprotocol/sdk', onSdk1],
  ['@modelcontextprotocol/client', onSdk2],
  ['@ai-sdk/mcp', onAiSdk],
  ['@langchain/mcp-adapters', onLangChain],
];

interface McpResult {
  readonly isError?: boolean;
  readonly content: readonly { readonly text?: string }[];
  readonly structuredContent?: unknown;
}

const toAnswered = ({ isError = false, content, structuredContent }: McpResult): Answered => ({
  isError,
  text: content.map(({ text }) => text).join(''),
  data: structuredContent,
});

interface McpTool {
  readonly name: string;
  readonly description?: string;
  readonly inputSchema: object;
}

/** Agents on the official clients send names and schemas as they are. */
const asListed = ({ name, description = '', inputSchema }: McpTool): ToolDefinition => ({
  name,
  description,
  parameters: inputSchema,
});

async function onSdk1({ url, path, key, provider }: Setup): Promise<Agent> {
  const { Client } = packageOf('@modelcontextprotocol/sdk/client/index.js');
  const { StreamableHTTPClientTransport } = packageOf('@modelcontextprotocol/sdk/client/streamableHttp.js');
  const client = new Client({ name: 'test', version: '1' });
  const requestInit = { headers: { authorization: `Bearer ${key}` } };
  await client.connect(new StreamableHTTPClientTransport(new URL(path, url), { requestInit }));
  const tools: ToolDefinition[] = (await client.listTools()).tools.map(asListed);
  return {
    tools: tools.map(({ name }) => name),
    call: async (name, given) =>
      toAnswered(await client.callTool(await callByModel(provider, tools, { name, arguments: given }))),
    close: () => client.close(),
  };
}

async function onSdk2({ url, path, key, provider }: Setup): Promise<Agent> {
  const mcp = await httpMcp(url, key, 'auto', path);
  const tools = (await mcp.client.listTools()).tools.map((tool) => asListed(tool as McpTool));
  return {
    tools: tools.map(({ name }) => name),
    call: async (name, given) => {
      const called = await callByModel(provider, tools, { name, arguments: given });
      return mcp.call(called.name, called.arguments);
    },
    close: mcp.close,
  };
}

async function onAiSdk({ url, path, key, provider }: Setup): Promise<Agent> {
  const client = await packageOf('@ai-sdk/mcp').createMCPClient({
    transport: { type: 'http', url: url + path, headers: { authorization: `Bearer ${key}` } },
  });
  const tools: ToolSet = await client.tools();
  const model = createOpenAICompatible({ name: 'mock', baseURL: `${provider}/v1` }).chatModel('mock');
  return {
    tools: Object.keys(tools),
    call: async (name, given) => {
      const { toolResults } = await generateText({ model, tools, prompt: JSON.stringify({ name, arguments: given }) });
      return toAnswered(toolResults[0]?.output as McpResult);
    },
    close: () => client.close(),
  };
}

/** The type of an artifact in LangChain that is `structuredContent`. */
const STRUCTURED = 'mcp_structured_content';

async function onLangChain({ url, path, key, provider }: Setup): Promise<Agent> {
  const { MultiServerMCPClient } = packageOf('@langchain/mcp-adapters');
  const client = new MultiServerMCPClient({
    mcpServers: { mnemonest: { transport: 'http', url: url + path, headers: { authorization: `Bearer ${key}` } } },
    // The longest names that it makes.
    prefixToolNameWithServerName: true,
    additionalToolNamePrefix: 'mcp',
  });
  const tools: LangChainTool[] = await client.getTools();
  const definitions = tools.map((tool) => convertToOpenAITool(tool as never).function as ToolDefinition);
  return {
    tools: tools.map(({ name }) => name),
    call: async (asked, given) => {
      const { name, arguments: args } = await callByModel(provider, definitions, { name: asked, arguments: given });
      const tool = tools.find((candidate) => candidate.name === name)!;
      return tool.invoke({ name, args, id: '1', type: 'tool_call' }).then(
        // LangChain writes a text that comes with data as JSON.
        ({ content, artifact }) => ({
          isError: false,
          text: JSON.parse(content).text,
          data: artifact.find(({ type }) => type === STRUCTURED)?.data,
        }),
        // The failure of a tool is an exception in LangChain.
        ({ message }: Error) => ({ isError: true, text: message, data: undefined }),
      );
    },
    close: () => client.close(),
  };
}

interface LangChainTool {
  readonly name: string;
  invoke(call: { name: string; args: object; id: string; type: 'tool_call' }): Promise<{
    readonly content: string;
    readonly artifact: readonly { readonly type: string; readonly data?: unknown }[];
  }>;
}
