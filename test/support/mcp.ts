import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { type CallToolResult, Client, StreamableHTTPClientTransport, type Transport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { BOOTSTRAP_KEY } from './service.js';

const CLI = join(process.cwd(), 'dist/bin/mnemonest.js');

/** The answer of a tool, in the form that tests read. */
interface ToolAnswer {
  readonly isError: boolean;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into any answer
  readonly data: any;
}

/** The official client, with short calls. */
export interface McpClient {
  readonly client: Client;
  /**
   * Calls a tool.
   * @throws ProtocolError, and the errors of the transport
   */
  call(tool: string, given?: Record<string, unknown>): Promise<ToolAnswer>;
  close(): Promise<void>;
}

type Mode = 'legacy' | 'auto' | { readonly pin: '2026-07-28' };

async function connect(transport: Transport, mode: Mode = 'legacy'): Promise<McpClient> {
  const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode } });
  await client.connect(transport);
  return {
    client,
    // callTool checks the answer against the tool's output schema.
    call: async (name, given = {}) => toAnswer((await client.callTool({ name, arguments: given })) as CallToolResult),
    close: () => client.close(),
  };
}

const toAnswer = ({ isError = false, content, structuredContent }: CallToolResult): ToolAnswer => ({
  isError,
  text: content.map((part) => (part.type === 'text' ? part.text : `[${part.type}]`)).join(''),
  data: structuredContent,
});

/** Connects a client over Streamable HTTP. */
export const httpMcp = (url: string, token = BOOTSTRAP_KEY, mode?: Mode, path = '/mcp'): Promise<McpClient> =>
  connect(
    new StreamableHTTPClientTransport(new URL(path, url), { requestInit: { headers: { authorization: `Bearer ${token}` } } }),
    mode,
  );

/** Connects a client to the built command line, in a separate process. */
export async function stdioMcp(env: Record<string, string>, args: string[] = []): Promise<McpClient & { stderr(): string }> {
  const { PATH = '' } = process.env;
  const command = {
    command: process.execPath,
    args: [CLI, 'mcp', ...args],
    env: { PATH, ...env },
    stderr: 'pipe' as const,
    cwd: tmpdir(),
  };
  const transport = new StdioClientTransport(command);
  let stderr = '';
  transport.stderr?.on('data', (chunk) => {
    stderr += chunk;
  });
  return { ...(await connect(transport)), stderr: () => stderr };
}

interface RpcAnswer {
  readonly id: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into any answer
  readonly result?: any;
  readonly error?: object;
}

/** Sends lines to the built command line as they are, and returns as many answers, ordered by their ids. */
export async function answersOf(lines: readonly string[], env: Record<string, string>): Promise<RpcAnswer[]> {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [CLI, 'mcp'], {
    env: { PATH, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
    cwd: tmpdir(),
  });
  child.stdin.write(lines.map((line) => `${line}\n`).join(''));
  const answers: RpcAnswer[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    answers.push(JSON.parse(line));
    if (answers.length === lines.length) child.stdin.end();
  }
  return answers.sort((a, b) => a.id - b.id);
}
