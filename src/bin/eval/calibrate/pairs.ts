import { CliError } from '../../cli/cli-error.js';
import { parseJson, parseLines, readText } from '../json-lines.js';
import { RELATIONS, type Relation } from './proposal.js';

/** Two texts and how they relate. */
export interface Pair {
  readonly relation: Relation;
  /** True if `a` is a question, which is embedded as a query. */
  readonly asked: boolean;
  readonly a: string;
  readonly b: string;
}

interface Labelled {
  readonly a: string;
  readonly b: string;
  readonly relation: Relation;
}

interface Answered {
  readonly q: string;
  readonly answer: string;
}

interface World {
  readonly memories: readonly string[];
  readonly questions: readonly { readonly q: string; readonly gold: string | null }[];
}

/** Number of texts, after its own answer, that a question is compared with as unrelated. */
const OTHERS = 3;
const EXPECTED =
  '{a, b, relation: unrelated, related or paraphrase}, {q, answer}, or {memories: [texts], questions: [{q, gold: text or null}]}';

/**
 * Reads labelled pairs: of each file, a JSON array or one item a line, `.gz` or not. A question has its answer, and
 * is unrelated to some of the other answers or memories.
 * @throws CliError if a file cannot be read or an item is of no known form
 */
export const readPairs = (files: readonly string[]): Pair[] => files.flatMap((file) => pairsOf(itemsIn(file), file));

function itemsIn(file: string): unknown[] {
  const text = readText(file);
  return text.trimStart().startsWith('[') ? (parseJson(text, file) as unknown[]) : parseLines(text, file);
}

function pairsOf(items: readonly unknown[], file: string): Pair[] {
  const answered = items.filter(isAnswered);
  const answers = answered.map(({ answer }) => answer);
  return [
    ...answered.flatMap(({ q, answer }) => pairsOfQuestion(q, answer, answers)),
    ...items.flatMap((item, i) => {
      if (isLabelled(item)) return [{ relation: item.relation, asked: false, a: item.a, b: item.b }];
      if (isWorld(item)) return item.questions.flatMap(({ q, gold }) => pairsOfQuestion(q, gold, item.memories));
      if (isAnswered(item)) return [];
      throw new CliError(`item ${i + 1} of ${file} is not one of ${EXPECTED}`);
    }),
  ];
}

/** Returns the pairs of a question with its answer, if there is one, and with the texts after that. */
function pairsOfQuestion(q: string, answer: string | null, texts: readonly string[]): Pair[] {
  const pair = (relation: Relation, b: string): Pair => ({ relation, asked: true, a: q, b });
  const start = answer === null ? 0 : texts.indexOf(answer) + 1;
  const others = [...texts.slice(start), ...texts.slice(0, start)].filter((text) => text !== answer).slice(0, OTHERS);
  return [...(answer === null ? [] : [pair('answer', answer)]), ...others.map((text) => pair('unrelated', text))];
}

const isText = (value: unknown): value is string => typeof value === 'string';

function isLabelled(item: unknown): item is Labelled {
  const { a, b, relation } = Object(item) as Partial<Labelled>;
  return isText(a) && isText(b) && RELATIONS.includes(relation as Relation);
}

function isAnswered(item: unknown): item is Answered {
  const { q, answer } = Object(item) as Partial<Answered>;
  return isText(q) && isText(answer);
}

function isWorld(item: unknown): item is World {
  const { memories, questions } = Object(item) as Partial<World>;
  const isQuestion = (value: unknown) => {
    const { q, gold } = Object(value) as Partial<World['questions'][number]>;
    return isText(q) && (gold === null || isText(gold));
  };
  return Array.isArray(memories) && memories.every(isText) && Array.isArray(questions) && questions.every(isQuestion);
}
