/** Prices of a language model for a million tokens, in any currency. */
interface TokenPrices {
  readonly prompt: number;
  readonly completion: number;
}

/** Options of a {@link TokenAccount}. */
export interface TokenAccountOptions {
  /** Maximum number of tokens of a day in UTC; no limit by default. */
  readonly tokensPerDay?: number | undefined;
  readonly prices?: TokenPrices | undefined;
}

/** Tokens by kind. */
export type TokenCounts = Readonly<Record<'prompt' | 'completion', number>>;

/** Characters of a token, for a provider that does not tell how many it used: about four in English. */
const CHARACTERS = 4;
const DAY_MS = 86_400_000;

/** Counts the tokens of a language model in this process, their cost, and those of the day against a budget. */
export class TokenAccount {
  readonly #total = { prompt: 0, completion: 0 };
  #day = 0;
  #ofDay = 0;

  constructor(private readonly options: TokenAccountOptions = {}) {}

  /**
   * Counts a completion.
   * @param usage the `usage` of the answer, from anywhere; without one, only the budget is charged, by the characters
   * @param characters lengths of what was sent and of what came back
   */
  add(usage: unknown, characters: TokenCounts, now = Date.now()): void {
    const { prompt_tokens: prompt, completion_tokens: completion } = Object(usage) as Record<string, unknown>;
    const told = { prompt: countIn(prompt), completion: countIn(completion) };
    this.#startDay(now);
    for (const kind of ['prompt', 'completion'] as const) {
      this.#total[kind] += told[kind] ?? 0;
      this.#ofDay += told[kind] ?? Math.ceil(characters[kind] / CHARACTERS);
    }
  }

  /** True if the tokens of the day are used up. */
  isUsedUp(now = Date.now()): boolean {
    this.#startDay(now);
    return this.#ofDay >= (this.options.tokensPerDay ?? Number.POSITIVE_INFINITY);
  }

  /** The tokens so far, as far as the provider told. */
  get tokens(): TokenCounts {
    return { ...this.#total };
  }

  /** The cost of these tokens; undefined without prices. */
  get cost(): number | undefined {
    const { prices } = this.options;
    if (!prices) return undefined;
    return (this.#total.prompt * prices.prompt + this.#total.completion * prices.completion) / 1e6;
  }

  #startDay(now: number): void {
    const day = Math.floor(now / DAY_MS);
    if (day === this.#day) return;
    this.#day = day;
    this.#ofDay = 0;
  }
}

const countIn = (tokens: unknown): number | undefined =>
  Number.isSafeInteger(tokens) && (tokens as number) > 0 ? (tokens as number) : undefined;
