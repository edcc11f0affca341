import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders } from 'node:http';
import { parseDto } from '../../http/dto.js';
import { StringField } from '../../http/fields.js';
import { allOf, conditionsIn, type FilterNode } from '../memory/records/filter-node.js';

/** The header with which a client says which project it works on. */
export const PROJECT_HEADER = 'x-project';

class ProjectHeader {
  @StringField({ optional: true, maxLength: 256 })
  [PROJECT_HEADER]?: string;
}

/**
 * Returns the project that a request names.
 * @throws AppError `validation_failed`
 */
export function projectOf(headers: IncomingHttpHeaders): string | undefined {
  const sent = Buffer.from(String(headers[PROJECT_HEADER] ?? '').trim(), 'latin1');
  if (sent.length === 0) return undefined;
  // Node reads the bytes of a header as Latin-1, and clients send UTF-8.
  const header = { [PROJECT_HEADER]: sent.toString(isUtf8(sent) ? 'utf8' : 'latin1') };
  return parseDto(ProjectHeader, header, ['header'])[PROJECT_HEADER];
}

/** Returns the meta of a memory with the project of the call, unless it names one itself. */
export const withProject = (
  meta: Record<string, unknown> | null | undefined,
  project: string | undefined,
): Record<string, unknown> | undefined => (project === undefined ? (meta ?? undefined) : { project, ...meta });

/** Returns a filter of the memories of the project of the call, unless the filter names one itself. */
export function ofProject(filter: FilterNode | undefined, project: string | undefined): FilterNode | undefined {
  const named = conditionsIn(filter).some((condition) => 'path' in condition && condition.path[0] === 'project');
  if (project === undefined || named) return filter;
  return allOf([filter, { kind: 'value', path: ['project'], values: [JSON.stringify(project)] }]);
}
