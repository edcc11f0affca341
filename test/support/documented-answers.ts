import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

type Schema = Record<string, unknown>;

interface Operation {
  readonly responses: Record<string, { readonly content?: Record<string, { readonly schema: Schema }>; readonly $ref?: string }>;
}

interface Document {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, Schema>; readonly responses?: Record<string, unknown> };
}

/** An answer of the service. */
export interface CheckedAnswer {
  readonly status: number;
  readonly type: string | null;
  readonly body: unknown;
}

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;
const JSON_TYPE = /^application\/json\b/;

let documented: Documented | undefined;

/** Returns what is wrong with an answer by the OpenAPI document; an empty list for a path that is not in it. */
export function undocumented(method: string, url: string, answer: CheckedAnswer): string[] {
  documented ??= new Documented(JSON.parse(readFileSync('openapi.json', 'utf8')) as Document);
  return documented.problemsOf(method, new URL(url).pathname, answer);
}

/** The answers that the OpenAPI document tells of, with validators that are compiled when they are first needed. */
class Documented {
  private readonly ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    formats: { 'date-time': DATE_TIME, uuid: true, uri: true },
  });
  private readonly routes: { readonly pattern: RegExp; readonly path: string }[];
  private readonly validators = new Map<string, ValidateFunction>();

  constructor(private readonly document: Document) {
    this.ajv.addSchema({ $id: 'api', components: document.components });
    // A fixed path comes before one with a parameter in the same place.
    const paths = Object.keys(document.paths).sort((a, b) => a.split('{').length - b.split('{').length);
    this.routes = paths.map((path) => ({ path, pattern: new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`) }));
  }

  problemsOf(method: string, pathname: string, { status, type, body }: CheckedAnswer): string[] {
    const path = this.routes.find(({ pattern }) => pattern.test(pathname))?.path;
    const operation = path && this.document.paths[path]![method.toLowerCase()];
    if (!operation) return [];
    const name = `${method} ${path} ${status}`;
    const response = operation.responses[String(status)];
    if (!response) return [`${name} is not documented`];
    const schema = response.content?.['application/json']?.schema;
    if (!schema || !JSON_TYPE.test(type ?? '')) return [];
    const validate = this.validators.get(name) ?? this.compile(name, schema);
    return validate(body)
      ? []
      : validate.errors!.map(({ instancePath, message }) => `${name}: ${instancePath || 'body'} ${message}`);
  }

  private compile(name: string, schema: Schema): ValidateFunction {
    const absolute = JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"api#/components/')) as Schema;
    const validate = this.ajv.compile(absolute);
    this.validators.set(name, validate);
    return validate;
  }
}
