import { ProviderFailure } from '../openai/provider-failure.js';

/** Ways to ask for JSON, each understood by more servers than the one before. */
const FORMATS = ['json_schema', 'json_object', 'text'] as const;

/** The parameters of a request that some servers do not know. */
export interface RequestForm {
  readonly format: (typeof FORMATS)[number];
  /** True to ask for the temperature 0. */
  readonly temperature: boolean;
}

/** Statuses with which servers refuse a parameter that they do not know. */
const REFUSALS: ReadonlySet<unknown> = new Set([400, 404, 415, 422, 500, 501]);

/** Returns the form to begin with. Reasoning models refuse a request with a temperature. */
export const firstForm = (model: string): RequestForm => ({
  format: 'json_schema',
  temperature: !/^(?:.*\/)?(o\d|gpt-5)/.test(model),
});

/**
 * Returns the form in which to ask again after a refusal: without what the reason names, or else without the next thing that some
 * servers do not know; undefined if the refusal is about something else, or nothing is left out that could be.
 */
export function simplerForm({ format, temperature }: RequestForm, failure: unknown): RequestForm | undefined {
  if (!(failure instanceof ProviderFailure) || !REFUSALS.has(failure.details.status)) return undefined;
  const { reason = '' } = failure.details;
  const plainer = FORMATS[FORMATS.indexOf(format) + 1];
  const withoutTemperature = temperature ? { format, temperature: false } : undefined;
  if (/temperature/i.test(reason) && withoutTemperature) return withoutTemperature;
  // A server fault is not retried in every form, unless it is about one.
  const isFault = failure.details.status === 500 && !/format|schema|grammar|json/i.test(reason);
  if (isFault) return undefined;
  return plainer ? { format: plainer, temperature } : withoutTemperature;
}

const ONLY_JSON = 'Answer with one JSON object and nothing else. It must match this JSON Schema:';

/** Returns the parameters of a request in a form. */
export function parametersOf({ format, temperature }: RequestForm, name: string, schema: object): object {
  const schemaFormat = { type: 'json_schema', json_schema: { name, strict: true, schema } };
  return {
    ...(format !== 'text' && { response_format: format === 'json_schema' ? schemaFormat : { type: 'json_object' } }),
    ...(temperature && { temperature: 0 }),
  };
}

/** Returns the instructions of a request in a form: where no schema is sent, they contain it. */
export const instructionsIn = ({ format }: RequestForm, instructions: string, schema: object): string =>
  format === 'json_schema' ? instructions : `${instructions}\n\n${ONLY_JSON} ${JSON.stringify(schema)}`;
