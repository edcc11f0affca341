import { Client, StreamableHTTPClientTransport, UnauthorizedError } from '@modelcontextprotocol/client';
import { itWithPackages, packageOf, WITHOUT_PACKAGES } from './agent-clients.js';
import type { Answered, MemoryProvider } from './oauth.js';

/** A client of others that gets its tokens by itself, with what its application keeps for it. */
interface Flow {
  /** The class of the error that asks for the user. */
  readonly unauthorized: new () => Error;
  /**
   * Connects anew and calls `brain_recall`.
   * @returns the result as JSON
   */
  recall(query: string): Promise<string>;
  /** Goes on with the answer that came to the redirect URI. */
  finish(answered: Answered): Promise<unknown>;
}

type StartFlow = (url: string, provider: MemoryProvider) => Flow;

/** The clients that have a flow of their own: the package, how it starts, and `it` for its test. */
export const FLOWS: readonly [string, StartFlow, jest.It][] = [
  [
    '@modelcontextprotocol/client',
    (url, provider) => ({
      ...flowOfSdk(Client, StreamableHTTPClientTransport, url, provider, (answered) => answered),
      unauthorized: UnauthorizedError,
    }),
    it,
  ],
  [`@modelcontextprotocol/sdk${WITHOUT_PACKAGES}`, flowOfSdk1, itWithPackages],
  [`@ai-sdk/mcp${WITHOUT_PACKAGES}`, flowOfAiSdk, itWithPackages],
];

function flowOfSdk1(url: string, provider: MemoryProvider): Flow {
  const transports = packageOf('@modelcontextprotocol/sdk/client/streamableHttp.js');
  const client = packageOf('@modelcontextprotocol/sdk/client/index.js');
  return {
    // Version 1 takes the code alone, and leaves `iss` to its application.
    ...flowOfSdk(client.Client, transports.StreamableHTTPClientTransport, url, provider, (answered) => answered.get('code')),
    unauthorized: packageOf('@modelcontextprotocol/sdk/client/auth.js').UnauthorizedError,
  };
}

/** The flow of an official client, whose two versions differ in what finishes it. */
function flowOfSdk(
  // biome-ignore lint/suspicious/noExplicitAny: the classes of one of the versions have no types here
  SdkClient: any,
  // biome-ignore lint/suspicious/noExplicitAny: as above
  Transport: any,
  url: string,
  authProvider: MemoryProvider,
  toAnswer: (answered: Answered) => unknown,
) {
  // The transport that was refused knows the address of the metadata.
  let transport = new Transport(new URL('/mcp', url), { authProvider });
  return {
    recall: async (query: string) => {
      transport = new Transport(new URL('/mcp', url), { authProvider });
      const client = new SdkClient({ name: 'test', version: '1' });
      await client.connect(transport);
      const result = await client.callTool({ name: 'brain_recall', arguments: { query } });
      await client.close();
      return JSON.stringify(result);
    },
    finish: (answered: Answered): Promise<unknown> => transport.finishAuth(toAnswer(answered)),
  };
}

function flowOfAiSdk(url: string, authProvider: MemoryProvider): Flow {
  const { auth, createMCPClient, UnauthorizedError: unauthorized } = packageOf('@ai-sdk/mcp');
  const serverUrl = `${url}/mcp`;
  return {
    unauthorized,
    recall: async (query) => {
      const client = await createMCPClient({ transport: { type: 'http', url: serverUrl, authProvider } });
      const { brain_recall: tool } = await client.tools();
      const result = await tool.execute({ query }, { toolCallId: '1', messages: [] });
      await client.close();
      return JSON.stringify(result);
    },
    finish: (answered) =>
      auth(authProvider, { serverUrl, authorizationCode: answered.get('code'), callbackState: answered.get('state') }),
  };
}
