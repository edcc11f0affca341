import { LRUCache } from 'lru-cache';
import { stemmer } from 'stemmer';
import { matchesOf } from '../../common/matches.js';
import { LONGEST_COPY, remembering } from '../../common/remembering.js';
import { withClockTimes } from './clock-times.js';
import { compatibleForm, foldCase } from './exact-form.js';
import { ARTICLES, DEFINITE_ARTICLES } from './grammar-words.js';
import { IRREGULAR_PASTS, NUMBER_WORDS, SAME_MEANING, SYNONYMS } from './word-forms.js';

/** A word, a number or a sign of a text. */
export interface Token {
  /** NFKC, case folded, contractions undone: `don't` is `do` and `not`. */
  readonly form: string;
  /** The same for all wordings of one meaning: the stem of a word, the value of a number. */
  readonly key: string;
  /** True if a comma, colon, dash or bracket stands before it. */
  readonly afterPause: boolean;
  /** True if an article was left out before it: it is part of a noun phrase. */
  readonly afterArticle: boolean;
  /** True if that article is a definite one: "the drummer", not "a drummer". */
  readonly isDefinite: boolean;
  /** True if it is written like a name: with a capital, and not as the first word. */
  readonly name: boolean;
}

/** Scripts that put no space between words: each sign is a token. */
const UNSPACED = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}';
const LETTER = `(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}_])`;
/** Signs inside a token: `4,310`, `14:00`, `lexer.c`, `eu-west-1`, `don't`, `a/b`. Both branches start with another sign. */
const INNER_SIGN = `(?:(?<=\\p{N})[,:](?=\\p{N})|[.'’&@/-](?=${LETTER}))`;
/** Every branch starts with another sign, so that nothing backtracks. */
const TOKEN = new RegExp(
  [
    `[${UNSPACED}]`,
    // A word, number, channel or handle.
    `[#@]?${LETTER}+(?:${INNER_SIGN}${LETTER}+)*`,
    // The sign of a negative number.
    '(?<![\\p{L}\\p{N}])[-−](?=\\p{N})',
    '[%#&*@/]',
    '\\p{S}',
  ].join('|'),
  'gu',
);
const PAUSE = /[,;:()[\]–—]|\s-\s/u;

/**
 * Tokens of the latest texts. A decision on a store needs those of the same neighbours several times, and the next
 * store of the workspace has many of the same neighbours. Measured: this saves half the time of a decision.
 */
const cache = new LRUCache<string, readonly Token[]>({ maxSize: 500_000, sizeCalculation: (_, text) => text.length + 1 });

/** Returns the tokens of a text, without its articles. Linear in its length. */
export function tokensOf(text: string): readonly Token[] {
  const cached = cache.get(text);
  if (cached) return cached;
  const tokens = tokenize(text);
  cache.set(text, tokens);
  return tokens;
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  let afterPause = false;
  let article: string | undefined;
  for (const match of matchesOf(text, TOKEN)) {
    afterPause ||= PAUSE.test(text.slice(end, match.index));
    end = match.index + match[0].length;
    for (const { form, key, isArticle, isCapital } of partsOf(match[0])) {
      // The capital of "module A" is a name.
      if (isArticle && !(tokens.length && match[0] === 'A') && !(PARTICLES.has(form) && endsClause(text, end))) {
        article = form;
        continue;
      }
      // "Team A" is told from "team B" by its letter, which is no word of grammar: "e", "y", "o".
      const isLetter = tokens.length > 0 && NAMING_LETTER.test(match[0]);
      tokens.push({
        form: isLetter ? match[0] : form,
        key: article === 'las' && form === 'once' ? '11' : key,
        afterPause,
        afterArticle: article !== undefined,
        isDefinite: article !== undefined && DEFINITE_ARTICLES.has(article),
        name: tokens.length > 0 && isCapital,
      });
      afterPause = false;
      article = undefined;
    }
  }
  return joinObligations(withClockTimes(tokens));
}

/** "Das Licht ist an", "er schaltet es ein": at the end of a clause, these are no articles but parts of verbs. */
const PARTICLES = new Set(['an', 'ein']);
const CLAUSE_END = /\s*(?:[.,;:!]|$)/uy;

function endsClause(text: string, end: number): boolean {
  CLAUSE_END.lastIndex = end;
  return CLAUSE_END.test(text);
}

const CAPITAL = /^\p{Lu}/u;
/** A letter that names something, and is a word of grammar in lower case. */
const NAMING_LETTER = /^[AEOUWYZ]$/;
/** Cache of words: the texts of a workspace share most of theirs. */
const WORD_CACHE = { most: 20_000, longest: LONGEST_COPY };

/** Returns the parts of a word, without regard to its context: several for a contraction. */
const partsOf = remembering(
  (word) =>
    undoContraction(foldCase(compatibleForm(word)).replaceAll('’', "'")).map((form) => ({
      form,
      key: keyOf(form),
      isArticle: ARTICLES.has(form),
      isCapital: CAPITAL.test(word),
    })),
  WORD_CACHE,
);

export const isNumber = ({ key }: Token): boolean => /\p{N}/u.test(key);

/** Ends the key of a past tense or participle: a past state may be over. */
export const PAST = '+';

/** "home-office" is "homeoffice". */
const COMPOUND = /^\p{L}{2,}(?:-\p{L}{2,})+$/u;

function keyOf(form: string): string {
  const number = NUMBER_WORDS.get(form);
  if (number) return number;
  if (/^\d{1,3}(?:,\d{3})+$/.test(form)) return form.replaceAll(',', '');
  const standardForm = SAME_MEANING.get(form);
  if (standardForm) return standardForm;
  const verb = IRREGULAR_PASTS.get(form);
  if (verb) return stemmer(verb) + PAST;
  if (COMPOUND.test(form)) return keyOf(form.replaceAll('-', ''));
  if (!/^[a-z]{4,}$/.test(form)) return SYNONYMS.get(form) ?? form;
  const stem = stemmer(form);
  const base = SYNONYMS.get(stem) ?? stem;
  return /[^e]ed$/.test(form) ? base + PAST : base;
}

/** Splits English auxiliaries, denials and possessives, and French elisions. */
function undoContraction(form: string): string[] {
  const parts = FUSED.get(form);
  if (parts) return [...parts];
  const at = form.indexOf("'");
  if (at < 0) return form === 'cannot' ? ['can', 'not'] : [form];
  const [left, right] = [form.slice(0, at), form.slice(at + 1)];
  if (right === 't' && left.endsWith('n')) return [IRREGULAR_DENIALS[left] ?? left.slice(0, -1), 'not'];
  if (right.length <= 2) return [left, `'${right}`];
  return left.length <= 2 ? [`${left}'`, right].map((part) => ELISIONS[part] ?? part) : [form];
}

/** Prepositions that hold an article, which German and French write as one word. */
const FUSED: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['im', ['in', 'dem']],
  ['ins', ['in', 'das']],
  ['zum', ['zu', 'dem']],
  ['zur', ['zu', 'der']],
  ['beim', ['bei', 'dem']],
  ['vom', ['von', 'dem']],
  ['ans', ['an', 'das']],
  ['au', ['à', 'le']],
  ['aux', ['à', 'les']],
]);

const IRREGULAR_DENIALS: Readonly<Record<string, string>> = { won: 'will', can: 'can', shan: 'shall' };
const ELISIONS: Readonly<Record<string, string>> = { "n'": 'ne', "l'": 'le', "d'": 'de', "qu'": 'que', "j'": 'je' };

/** Turns `have to`, `has to` and `need to` into `must`. */
function joinObligations(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    const isObligation = (token.key === 'have' || token.key === 'need') && tokens[i + 1]?.form === 'to';
    joined.push(isObligation ? { ...token, form: 'must', key: 'must' } : token);
    if (isObligation) i++;
  }
  return joined;
}
