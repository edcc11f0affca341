import { basename } from 'node:path';
import { CliError } from '../../cli/cli-error.js';
import { parseJson, parseLines, readText } from '../json-lines.js';
import type { DataFile, Form } from './data.types.js';

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isLabel: Check = (value) => isText(value) || typeof value === 'number';
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const objectOf =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(fields).every(([name, check]) => check((value as Record<string, unknown>)[name]));

const TEXTS = listOf(isText);

/** The fields by which a form is recognised, and how an error names them. */
const FORMS: Readonly<Record<Form, { readonly fits: Check; readonly fields: string }>> = {
  conversations: {
    fits: objectOf({
      id: isText,
      turns: listOf(objectOf({ id: isText, text: isText, session: optional(isLabel), at: optional(isText) })),
      questions: listOf(objectOf({ q: isText, kind: optional(isLabel), category: optional(isLabel), evidence: TEXTS })),
    }),
    fields: '{id, turns: [{id, text, session?, at?}], questions: [{q, kind, evidence: [turn ids]}]}',
  },
  worlds: {
    fits: objectOf({
      id: isText,
      lang: optional(isText),
      domain: optional(isText),
      memories: TEXTS,
      questions: listOf(objectOf({ kind: isText, q: isText, gold: (value) => value === null || isText(value) })),
    }),
    fields: '{id, lang?, domain?, memories: [texts], questions: [{kind, q, gold: text or null}]}',
  },
  updates: {
    fits: objectOf({ id: isText, kind: isText, steps: TEXTS, q: isText, cur: TEXTS, old: TEXTS, keep: TEXTS }),
    fields: '{id, kind, steps: [texts], q, cur, old, keep: [patterns]}',
  },
};

const FORM_NAMES = Object.keys(FORMS) as Form[];

/**
 * Reads a file of data for `eval retrieval`: a JSON array or one item a line, `.gz` or not. The form is that of its first item.
 * @throws CliError if the file cannot be read, or an item has not the fields of the form
 */
export function readDataFile(file: string): DataFile {
  const text = readText(file);
  const items = text.trimStart().startsWith('[') ? (parseJson(text, file) as unknown[]) : parseLines(text, file);
  const form = FORM_NAMES.find((name) => FORMS[name].fits(items[0]));
  if (!form)
    throw new CliError(`${file} is of no known form. Expected are items such as\n${FORM_NAMES.map(described).join('\n')}`);
  const wrong = items.findIndex((item) => !FORMS[form].fits(item));
  if (wrong >= 0) throw new CliError(`item ${wrong + 1} of ${file} is none of the ${form} that the file begins with`);
  return { form, name: nameOf(file), file, items } as DataFile;
}

const described = (form: Form): string => `  ${form}: ${FORMS[form].fields}`;

/** Returns the name of a set: the file's own without its extension. */
const nameOf = (file: string): string => basename(file).replace(/(\.jsonl?)?(\.gz)?$/, '');
