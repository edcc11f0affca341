/** Something to paste that connects a program to the service. */
export interface Snippet {
  readonly name: string;
  /** The place that it belongs to: a shell or a file. */
  readonly place: string;
  readonly text: string;
}

/** Stands for the key where it is not known: the service keeps only its hash. */
export const KEY_PLACEHOLDER = 'mnx_ws_…';

/** Quotes a text for a POSIX shell. */
const shellQuoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** Returns the command that makes a call of the API, with the key in the variable `MNEMONEST_API_KEY`. */
export const curlOf = (url: string, path: string, body: object): string =>
  [
    `curl ${url}${path} -H "Authorization: Bearer $MNEMONEST_API_KEY" \\`,
    `  -H "Content-Type: application/json" \\`,
    `  -d ${shellQuoted(JSON.stringify(body))}`,
  ].join('\n');

const mcpServers = (url: string, key: string, name: 'mcpServers' | 'servers', type?: 'http'): string =>
  JSON.stringify(
    { [name]: { mnemonest: { ...(type && { type }), url: `${url}/mcp`, headers: { Authorization: `Bearer ${key}` } } } },
    null,
    2,
  );

/** Returns the set-ups of the clients that people use most, for the service at `url`. */
export const snippetsFor = (url: string, key: string): Snippet[] => [
  {
    name: 'curl',
    place: 'a shell',
    text: [
      `export MNEMONEST_API_KEY=${key}`,
      curlOf(url, '/v1/memory/store', { text: 'The client prefers async standups on Tuesdays' }),
      curlOf(url, '/v1/memory/retrieve', { query: 'what does the client like for standups' }),
    ].join('\n'),
  },
  {
    name: 'TypeScript',
    place: 'npm install @mnemonest/sdk',
    text: `import { Mnemonest } from '@mnemonest/sdk';

const { memory } = new Mnemonest({ baseUrl: '${url}', apiKey: '${key}' });
await memory.store({ text: 'The client prefers async standups on Tuesdays' });
const { memories } = await memory.retrieve({ query: 'what does the client like for standups' });`,
  },
  {
    name: 'Python',
    place: 'pip install mnemonest',
    text: `from mnemonest import Client

with Client(api_key="${key}", base_url="${url}") as client:
    client.memory.store("The client prefers async standups on Tuesdays")
    found = client.memory.retrieve("what does the client like for standups")`,
  },
  {
    name: 'Claude Code',
    place: 'a shell',
    text: `claude mcp add --transport http mnemonest ${url}/mcp \\\n  --header "Authorization: Bearer ${key}"`,
  },
  { name: 'Cursor', place: '.cursor/mcp.json', text: mcpServers(url, key, 'mcpServers') },
  { name: 'VS Code', place: '.vscode/mcp.json', text: mcpServers(url, key, 'servers', 'http') },
];
