/** A result of a ranking: a turn's id, or a text. */
export interface Ranked {
  readonly item: string;
  /** The number that the ranking sorts by. */
  readonly score: number;
  /** The service's similarity, 0..1. */
  readonly similarity?: number;
  /** The service's confidence, 0..1. */
  readonly confidence?: number;
}

/** Ranks the texts of one workspace for a question, the best first. */
export type Ranker = (question: string) => Promise<readonly Ranked[]>;

/** The rankings that are compared: the service's, and those by each of its parts alone. */
export const PARTS = ['cosine', 'bm25'] as const;
export const RANKINGS = ['ours', ...PARTS] as const;
export type Part = (typeof PARTS)[number];
export type Ranking = (typeof RANKINGS)[number];

/** Numbers 0..1 of a ranking for one question; figures are their means. */
export type Marks = Readonly<Record<string, number>>;

/** The answer of one ranking to a question. */
export interface Answer {
  /** Null for a question that nothing answers. */
  readonly marks: Marks | null;
  /** Score of the first result; 0 if there is none. */
  readonly score: number;
  /** Similarity of the first result, if the ranking has one. */
  readonly similarity?: number;
  /** Confidence of the first result, if the ranking has one. */
  readonly confidence?: number;
}

/** The answers of all rankings to one question. */
export interface QuestionResult {
  /** The item's id and the question's number. */
  readonly id: string;
  /** Names that figures are reported by, such as the kind, with the question's value. */
  readonly groups: Readonly<Record<string, string>>;
  readonly answers: Readonly<Record<Ranking, Answer>>;
}

/** The results of one set: of a file, or of a file with its memories at one age. */
export interface SetResults {
  /** Follows the file's name; empty if the file is one set. */
  readonly age: string;
  readonly results: readonly QuestionResult[];
}
