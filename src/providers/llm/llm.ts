import { Ajv } from 'ajv';
import { OpenAiClient, type OpenAiClientOptions } from '../openai/openai-client.js';
import { InvalidAnswer, ProviderFailure } from '../openai/provider-failure.js';
import { objectsIn, textsOf } from './answer-json.js';
import { firstForm, instructionsIn, parametersOf, type RequestForm, simplerForm } from './request-form.js';
import { TokenAccount, type TokenAccountOptions, type TokenCounts } from './token-account.js';

/** Injection token of the {@link Llm} of the process; injects null if `LLM=rules`. */
export const LLM = Symbol('LLM');

/** Options of an Llm. */
export interface LlmOptions extends OpenAiClientOptions, TokenAccountOptions {
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
const MAX_ANSWER_BYTES = 2 * 2 ** 20;
/** Time after a refusal in every form during which a refusal is not met with other forms. */
const HOPELESS_MS = 60_000;

/** A language model behind `POST /chat/completions` of OpenAI or of a compatible server. */
export class Llm {
  readonly #client: OpenAiClient;
  /** Models like to add keys: these are taken out before the rest is checked. */
  readonly #ajv = new Ajv({ removeAdditional: true });
  readonly #account: TokenAccount;
  #form: RequestForm;
  #hopelessUntil = 0;

  constructor(private readonly options: LlmOptions) {
    this.#account = new TokenAccount(options);
    this.#form = firstForm(options.model);
    this.#client = new OpenAiClient({ retries: RETRIES, longestWait: LONGEST_WAIT_MS, ...options });
  }

  /**
   * Asks the model and returns its answer, which matches the schema of the task, in whatever the model wraps it.
   * @param deadline aborts the call and its retries
   * @throws InvalidAnswer if no object in the answer matches the schema; the message contains nothing of the answer
   * @throws ProviderFailure if there is no answer, or the tokens of the day are used up
   */
  async ask<Answer>(task: Task, deadline: AbortSignal): Promise<Answer> {
    if (this.#account.isUsedUp()) throw new ProviderFailure('has used up the tokens of the day (LLM_TOKENS_PER_DAY)');
    const texts = textsOf(await this.#complete(task, deadline));
    let isJson = false;
    for (const text of texts) {
      for (const candidate of objectsIn(text)) {
        isJson = true;
        if (this.#ajv.validate<Answer>(task.answer, candidate)) return candidate;
      }
    }
    throw new InvalidAnswer(isJson ? 'answered in another shape than was asked for' : 'answered with content that is not JSON');
  }

  /** The tokens that were used so far, as far as the provider told; those of answers that were of no use, too. */
  get tokens(): TokenCounts {
    return this.#account.tokens;
  }

  /** The cost of these tokens; undefined if no prices are configured. */
  get cost(): number | undefined {
    return this.#account.cost;
  }

  /** Aborts pending calls; later calls fail. */
  close(): void {
    this.#client.close();
  }

  /** Asks in the form that the server is known to understand, and after a refusal in simpler ones. */
  async #complete(task: Task, deadline: AbortSignal): Promise<unknown> {
    for (let form = this.#form; ; ) {
      try {
        const completion = await this.#post(task, form, deadline);
        this.#form = form;
        this.#count(task, completion);
        return completion;
      } catch (error) {
        const simpler = performance.now() < this.#hopelessUntil ? undefined : simplerForm(form, error);
        if (simpler) {
          form = simpler;
          continue;
        }
        // No form helped: the refusal is not about the form, and the next calls need not try them all again.
        if (form !== this.#form) this.#hopelessUntil = performance.now() + HOPELESS_MS;
        throw error;
      }
    }
  }

  #count({ instructions, data }: Task, completion: unknown): void {
    const { usage } = Object(completion) as { usage?: unknown };
    const prompt = instructions.length + JSON.stringify(data).length;
    this.#account.add(usage, { prompt, completion: JSON.stringify(completion).length });
  }

  #post({ name, instructions, data, answer: schema }: Task, form: RequestForm, deadline: AbortSignal): Promise<unknown> {
    const content = JSON.stringify(data);
    return this.#client.post({
      path: '/chat/completions',
      body: {
        model: this.options.model,
        messages: [
          { role: 'system', content: instructionsIn(form, instructions, schema) },
          { role: 'user', content },
        ],
        ...parametersOf(form, name, schema),
      },
      texts: [content],
      deadline,
      maxBytes: MAX_ANSWER_BYTES,
    });
  }
}
