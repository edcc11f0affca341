import { Ajv } from 'ajv';
import { OpenAiClient, type OpenAiClientOptions } from '../openai/openai-client.js';
import { InvalidAnswer } from '../openai/provider-failure.js';

/** Injection token of the {@link Llm} of the process; injects null if `LLM=rules`. */
export const LLM = Symbol('LLM');

/** Options of an Llm. */
export interface LlmOptions extends OpenAiClientOptions {
  readonly model: string;
}

/** A task for a language model. */
export interface Task {
  /** Letters, digits and `_`; appears in the provider's logs. */
  readonly name: string;
  /** The system prompt. It must not contain anything that came from a user. */
  readonly instructions: string;
  /**
   * The input, which may contain texts of users. It is sent as one JSON document in a separate message, so that it stays data.
   */
  readonly data: unknown;
  /**
   * JSON Schema of the answer in the subset of structured outputs: an object whose properties are all required, without
   * additional ones. Pass the same object for the same task, because it is compiled once.
   */
  readonly answer: object;
}

/** Only one retry, and only after a fast failure: the caller can fall back on the rules. */
const RETRIES = 1;
const LONGEST_WAIT_MS = 1_000;

/** A language model behind `POST /chat/completions` of OpenAI or of a compatible server. */
export class Llm {
  readonly #client: OpenAiClient;
  readonly #ajv = new Ajv();

  constructor(private readonly options: LlmOptions) {
    this.#client = new OpenAiClient({ retries: RETRIES, longestWait: LONGEST_WAIT_MS, ...options });
  }

  /**
   * Asks the model and returns its answer, which matches the schema of the task.
   * @param deadline aborts the call and its retries
   * @throws InvalidAnswer if the answer does not match the schema; the message contains nothing of the answer
   * @throws ProviderFailure if there is no answer
   */
  async ask<Answer>({ name, instructions, data, answer: schema }: Task, deadline: AbortSignal): Promise<Answer> {
    const request = {
      model: this.options.model,
      messages: [
        { role: 'system', content: instructions },
        { role: 'user', content: JSON.stringify(data) },
      ],
      response_format: { type: 'json_schema', json_schema: { name, strict: true, schema } },
      ...this.#deterministic(),
    };
    const answer = contentOf(await this.#client.post('/chat/completions', request, deadline));
    if (!this.#ajv.validate<Answer>(schema, answer)) throw new InvalidAnswer('answered in another shape than was asked for');
    return answer;
  }

  /** Aborts pending calls; later calls fail. */
  close(): void {
    this.#client.close();
  }

  /** Returns the temperature 0; nothing for reasoning models, which refuse a request with a temperature. */
  #deterministic(): { temperature?: number } {
    return /^(o\d|gpt-5)/.test(this.options.model) ? {} : { temperature: 0 };
  }
}

/** Returns the JSON that the model wrote. A refusal has no content, and a truncated answer is not JSON. */
function contentOf(completion: unknown): unknown {
  const { choices } = Object(completion) as { choices?: { message?: { content?: unknown } }[] };
  const content = Array.isArray(choices) ? choices[0]?.message?.content : undefined;
  if (typeof content !== 'string') throw new InvalidAnswer('answered without content');
  try {
    return JSON.parse(content);
  } catch {
    throw new InvalidAnswer('answered with content that is not JSON');
  }
}
