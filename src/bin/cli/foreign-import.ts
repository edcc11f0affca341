import { Readable } from 'node:stream';
import type { Command } from 'commander';
import { withProgress } from '../progress.js';
import { assertOk, isJson, type KeyOptions, show } from './call.js';
import { keyFrom } from './environment.js';
import type { Format } from './importers/format.js';
import { FORMATS } from './importers/formats.js';
import type { ImportLine } from './importers/mapped.js';
import { type FieldScopes, withScopes } from './importers/scope-mapping.js';
import { openSource, type Source } from './importers/source-files.js';
import { importLinesOf, type Survey, surveyOf } from './importers/survey.js';
import { jsonSurvey, leftOutLines, surveyLines } from './importers/survey-report.js';
import { sendLines } from './transfer-call.js';
import { type ImportReport, importLines } from './transfer-report.js';

/** The options of `mnemonest import --from`. */
export interface ForeignImportOptions extends KeyOptions {
  readonly from?: string;
  readonly dryRun?: boolean;
  readonly user?: string;
  readonly agent?: string;
  readonly run?: string;
  readonly scope?: FieldScopes;
}

/**
 * Imports the export of another product. It is read twice: to its end before anything is sent, so that a broken file changes
 * nothing, and again while it is sent, so that it need not fit into memory.
 * @throws CliError if it cannot be read, is something else, or the service refuses it
 */
export async function importForeign(command: Command, path: string, from: string, options: ForeignImportOptions): Promise<void> {
  const format = FORMATS[from] as Format;
  const fixed = { user_id: options.user, agent_id: options.agent, run_id: options.run };
  const scoped = (line: ImportLine) => withScopes(line, options.scope ?? {}, fixed);
  const secret = options.dryRun ? undefined : keyFrom(options.key);
  const source = await openSource(path);
  try {
    const survey = await surveyOf(format, source, scoped);
    if (secret) await sendAll(command, format, source, scoped, survey, secret);
    else process.stdout.write(isJson(command) ? `${JSON.stringify(jsonSurvey(survey))}\n` : surveyLines(survey));
  } finally {
    source.close();
  }
}

async function sendAll(
  command: Command,
  format: Format,
  source: Source,
  scoped: (line: ImportLine) => ImportLine,
  survey: Survey,
  secret: ReturnType<typeof keyFrom>,
): Promise<void> {
  const places: string[] = [];
  const answer = await withProgress(survey.memories, (tick) => {
    async function* lines() {
      for await (const { line, place } of importLinesOf(format, source, scoped)) {
        places.push(place);
        tick();
        yield `${JSON.stringify(line)}\n`;
      }
    }
    return sendLines(secret, Readable.from(lines(), { objectMode: false }));
  });
  const placeOf = (line: number) => places[line - 1] ?? `line ${line}`;
  if (answer.ok && isJson(command)) {
    const report = answer.body as ImportReport;
    const failed = report.failed_lines.map((each) => ({ ...each, place: placeOf(each.line) }));
    process.stdout.write(`${JSON.stringify({ ...report, failed_lines: failed, left_out: survey.leftOut })}\n`);
  } else show<ImportReport>(command, answer, (report) => [...importLines(report, placeOf), ...leftOutLines(survey)]);
  assertOk(answer, secret.source);
  if ((answer.body as ImportReport).failed) process.exitCode = 1;
}
