import { InvalidArgumentError } from 'commander';
import { type ImportLine, idOf, objectOf } from './mapped.js';

const SCOPES = ['user_id', 'agent_id', 'run_id'] as const;
type Scope = (typeof SCOPES)[number];

/** The names of the fields that say whose memories are, by the scope that takes them. */
export type FieldScopes = Readonly<Partial<Record<Scope, string>>>;

/** The scopes that are given for all memories. */
export type FixedScopes = Readonly<Partial<Record<Scope, string | undefined>>>;

/** Parses `user_id=container_tag`, and adds it to those before. */
export function scopeArgument(value: string, before: FieldScopes = {}): FieldScopes {
  const [, scope, field] = /^(user_id|agent_id|run_id)=(.+)$/.exec(value) ?? [];
  if (scope === undefined)
    throw new InvalidArgumentError(`It must be one of ${SCOPES.join(', ')}, "=", and the name of a field.`);
  return { ...before, [scope]: field };
}

/**
 * Returns a line with its scopes: from the field that is named, else what the export says, else what is given for all. A field is
 * one of the meta that the line would have, or of the line.
 */
export function withScopes(line: ImportLine, fields: FieldScopes, fixed: FixedScopes): ImportLine {
  const meta = objectOf(line['meta']) ?? objectOf(line['metadata']) ?? {};
  const scoped = { ...line };
  for (const scope of SCOPES) {
    const field = fields[scope];
    const value = (field !== undefined && (idOf(meta[field]) ?? idOf(line[field]))) || idOf(line[scope]) || fixed[scope];
    if (value !== undefined) scoped[scope] = value;
  }
  return scoped;
}
