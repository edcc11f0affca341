import { appendFileSync, existsSync } from 'node:fs';
import { text as textOf } from 'node:stream/consumers';
import { CliError } from '../cli/cli-error.js';
import { environment } from '../cli/environment.js';
import { startLoopbackServer } from '../measuring/loopback-server.js';
import { parseJson, parseLines, readText } from './json-lines.js';

/** An answer that a language model once gave to a request: a line of a recording. */
interface RecordedAnswer {
  /** The document that the request asked about. */
  readonly data: unknown;
  /** The answer as the model wrote it. */
  readonly answer: string;
  /** The tokens that it took, if the provider told. */
  readonly usage?: object | undefined;
}

/** A server on the loopback that answers as a language model did when it was recorded. */
export interface RecordedModel {
  /** The variables of a service that asks it. */
  readonly variables: Readonly<Record<string, string>>;
  /** Numbers of requests with an answer, and of those without one, where the rules of the service stand in. */
  readonly requests: { answered: number; unanswered: number };
  close(): Promise<void>;
}

type ChatRequest = { readonly messages: readonly { readonly content: string }[] };

/** The service does not meet this status with another form of the request. */
const UNANSWERED = 410;
const MOMENT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/**
 * Starts a server that speaks as much of OpenAI's API as the service asks of a language model.
 * @param file JSON lines, a recorded answer each
 * @param isRecording true to pass requests without an answer on to the endpoint of `OPENAI_BASE_URL`, and to append its answers
 * @throws CliError if the file cannot be read
 */
export async function startRecordedModel(file: string, isRecording: boolean): Promise<RecordedModel> {
  if (environment['EMBEDDINGS'] === 'openai')
    throw new CliError('a recording has no vectors: choose a local model in EMBEDDINGS');
  const lines = isRecording && !existsSync(file) ? [] : (parseLines(readText(file), file) as RecordedAnswer[]);
  const answers = new Map(lines.map((line) => [keyOf(line.data), line]));
  const requests = { answered: 0, unanswered: 0 };

  async function answerTo(body: string): Promise<object | undefined> {
    const data = parseJson((JSON.parse(body) as ChatRequest).messages.at(-1)?.content ?? '', 'the request');
    const key = keyOf(data);
    if (isRecording && !answers.has(key)) {
      const answer = { data, ...(await ask(body)) };
      answers.set(key, answer);
      appendFileSync(file, `${JSON.stringify(answer)}\n`);
    }
    return answers.get(key);
  }

  const { url, close } = await startLoopbackServer(async (request, response) => {
    const send = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    try {
      const answer = await answerTo(await textOf(request));
      requests[answer ? 'answered' : 'unanswered'] += 1;
      if (answer) send(200, completionOf(answer as RecordedAnswer));
      else send(UNANSWERED, { error: { message: 'the recording has no answer' } });
    } catch (error) {
      requests.unanswered += 1;
      process.stderr.write(`mnemonest: an answer could not be recorded: ${(error as Error).message}\n`);
      send(UNANSWERED, { error: { message: 'the model gave no answer' } });
    }
  });
  return { variables: { LLM: 'openai', OPENAI_BASE_URL: `${url}/v1` }, requests, close };
}

/** Two requests are the same if they ask about the same texts: the moments in them are those of the run. */
const keyOf = (data: unknown): string =>
  JSON.stringify(data, (_key, value) => (typeof value === 'string' && MOMENT.test(value) ? undefined : value));

const completionOf = ({ answer, usage }: RecordedAnswer): object => ({
  object: 'chat.completion',
  choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: answer } }],
  ...(usage && { usage }),
});

/**
 * Asks the model itself.
 * @throws Error if it gives no answer in words
 */
async function ask(body: string): Promise<Omit<RecordedAnswer, 'data'>> {
  const { OPENAI_BASE_URL = 'https://api.openai.com/v1', OPENAI_API_KEY } = environment;
  const response = await fetch(`${OPENAI_BASE_URL.replace(/\/+$/, '')}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(OPENAI_API_KEY && { authorization: `Bearer ${OPENAI_API_KEY}` }) },
    body,
  });
  if (!response.ok) throw new Error(`the model answered with status ${response.status}`);
  const { choices, usage } = (await response.json()) as {
    choices?: readonly { readonly message?: { readonly content?: unknown } }[];
    usage?: object;
  };
  const answer = choices?.[0]?.message?.content;
  if (typeof answer !== 'string') throw new Error('the model answered without words');
  return { answer, usage };
}
