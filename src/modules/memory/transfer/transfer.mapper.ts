import type { FieldError } from '../../../common/app-error.js';
import { answerTo } from '../../../http/error-catalogue.js';
import type { FailedLineResponse, ImportMemoriesResponse } from './import.response.js';
import type { FailedLine, ImportReport } from './import-report.js';

/** Returns the answer of an import. */
export const toImportResponse = (report: ImportReport): ImportMemoriesResponse => ({
  status: 'ok',
  created: report.created,
  updated: report.updated,
  skipped: report.skipped,
  failed: report.failed,
  renumbered: report.renumbered,
  skipped_lines: report.skippedLines.map(({ line, existingId }) => ({ line, existing_id: existingId })),
  failed_lines: report.failedLines.map(toFailedLine),
  renumbered_lines: report.renumberedLines.map(({ line, id, newId }) => ({ line, id, new_id: newId })),
});

/** Words the error as the API does, but without the input: the sender has it, and a thousand inputs would be too long. */
function toFailedLine({ line, error }: FailedLine): FailedLineResponse {
  const { detail } = answerTo(error).body as { detail: string | FieldError[] };
  return {
    line,
    code: error.code,
    detail: typeof detail === 'string' ? detail : detail.map(({ input: _, ...item }) => item),
  };
}
