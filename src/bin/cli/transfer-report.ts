import type { ImportMemoriesResponse } from '../../modules/memory/transfer/import.response.js';
import { describeRefusal } from './error-wording.js';

/** The answer of an import after JSON. */
export type ImportReport = ImportMemoriesResponse;

/**
 * Formats the answer of an import for people: the counts, then every line that failed.
 * @param placeOf names a line by its number
 */
export const importLines = (report: ImportReport, placeOf = (line: number): string => `line ${line}`): string[] => [
  [
    `${report.created} created`,
    ...(report.updated ? [`${report.updated} updated`] : []),
    `${report.skipped} skipped (there already)`,
    `${report.failed} failed`,
  ].join(', '),
  ...(report.renumbered ? [`${report.renumbered} of them under another id than in the file`] : []),
  ...report.failed_lines.map((failed) => `${placeOf(failed.line)}: ${describeRefusal(422, failed)}`),
  ...(report.failed > report.failed_lines.length ? [`and ${report.failed - report.failed_lines.length} more`] : []),
];
