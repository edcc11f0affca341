import { Ajv } from 'ajv';
import { OpenAiClient, type OpenAiClientOptions } from '../openai/openai-client.js';
import { InvalidAnswer } from '../openai/provider-failure.js';

/** Injection token of the one {@link Llm} of the process; null where `LLM=rules`. */
export const LLM = Symbol('LLM');

/** Which model to ask, and where. */
export interface LlmOptions extends OpenAiClientOptions {
  readonly model: string;
}

/** What a model is asked to do with what. */
export interface Task {
  /** Letters, digits, `_`; shows in the provider's logs. */
  readonly name: string;
  /** Ours alone: nothing that came from a user belongs here. */
  readonly instructions: string;
  /** What users said, and what is known of it. Sent as one JSON document in a message of its own, so that it stays data. */
  readonly data: unknown;
  /**
   * JSON Schema of the answer in the subset of structured outputs: an object, every property required, no others; the same object for
   * the same task, because it is compiled once.
   */
  readonly answer: object;
}

/** A second attempt is worth it where the first one failed at once; the caller has something else to fall back on. */
const RETRIES = 1;
const LONGEST_WAIT_MS = 1_000;

/** A language model behind `POST /chat/completions` of OpenAI, or of a server that speaks its language. */
export class Llm {
  readonly #client: OpenAiClient;
  readonly #ajv = new Ajv();

  constructor(private readonly options: LlmOptions) {
    this.#client = new OpenAiClient({ retries: RETRIES, longestWait: LONGEST_WAIT_MS, ...options });
  }

  /**
   * The model's answer, which fits the schema of the task.
   * @param deadline ends it all, retries too
   * @throws InvalidAnswer when it does not; the message holds nothing of it
   * @throws ProviderFailure when there is none
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

  /** Gives up what is under way; later calls fail. */
  close(): void {
    this.#client.close();
  }

  /** Models that reason first refuse a request that names a temperature. */
  #deterministic(): { temperature?: number } {
    return /^(o\d|gpt-5)/.test(this.options.model) ? {} : { temperature: 0 };
  }
}

/** The JSON that the model wrote. A refusal has no content, and an answer that was cut off is no JSON. */
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
