import { LRUCache } from 'lru-cache';
import { stemmer } from 'stemmer';
import { matchesOf } from '../../common/matches.js';
import { LONGEST_COPY, remembering } from '../../common/remembering.js';
import { foldCase } from './exact-form.js';
import { ARTICLES } from './lexicon.js';
import { IRREGULAR_PASTS, NUMBER_WORDS, SAME_MEANING, SYNONYMS } from './word-forms.js';

/** A word, a number or a sign of a text. */
export interface Token {
  /** NFKC, case folded, contractions undone: `don't` is `do` and `not`. */
  readonly form: string;
  /** What it is compared by where wording does not matter: the stem of a word, the value of a number. */
  readonly key: string;
  /** Whether a comma, colon, dash or bracket stands before it. */
  readonly afterPause: boolean;
  /** Whether an article was left out before it: it is part of a noun phrase. */
  readonly afterArticle: boolean;
  /** Whether it is written like a name: with a capital, and not as the first word. */
  readonly name: boolean;
}

/** Scripts that put no space between words: each sign is a token. */
const UNSPACED = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}';
const LETTER = `(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}_])`;
const TOKEN = new RegExp(
  // Inner signs belong to the token: `4,310`, `14:00`, `lexer.c`, `eu-west-1`, `don't`, `a/b`. Every branch starts with another sign.
  `[${UNSPACED}]|[#@]?${LETTER}+(?:(?:(?<=\\p{N})[,:](?=\\p{N})|[.'’&@/-](?=${LETTER}))${LETTER}+)*|(?<![\\p{L}\\p{N}])[-−](?=\\p{N})|[%#&*@/]|\\p{S}`,
  'gu',
);
const PAUSE = /[,;:()[\]–—]|\s-\s/u;

/**
 * Tokens of the texts that were looked at last: deciding on a store takes the same neighbours apart several times over, and the next store of
 * the workspace has many of the same neighbours. Measured: half the time of a decision.
 */
const known = new LRUCache<string, readonly Token[]>({ maxSize: 500_000, sizeCalculation: (_, text) => text.length + 1 });

/** The tokens of a text without its articles. Linear in its length. */
export function tokensOf(text: string): readonly Token[] {
  const remembered = known.get(text);
  if (remembered) return remembered;
  const tokens = takeApart(text);
  known.set(text, tokens);
  return tokens;
}

function takeApart(text: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  let [paused, afterArticle] = [false, false];
  for (const match of matchesOf(text, TOKEN)) {
    paused ||= PAUSE.test(text.slice(end, match.index));
    end = match.index + match[0].length;
    for (const { form, key, isArticle, isCapital } of partsOf(match[0])) {
      // The capital of "module A" is a name.
      if (isArticle && !(tokens.length && match[0] === 'A')) {
        afterArticle = true;
        continue;
      }
      tokens.push({ form, key, afterPause: paused, afterArticle, name: tokens.length > 0 && isCapital });
      paused = afterArticle = false;
    }
  }
  return joinObligations(tokens);
}

const CAPITAL = /^\p{Lu}/u;
/** Words at hand: texts of a workspace share most of theirs. */
const WORDS = { most: 20_000, longest: LONGEST_COPY };

/** What a word says by itself, wherever it stands; of a contraction, each of its parts. */
const partsOf = remembering(
  (word) =>
    undoContraction(foldCase(word.normalize('NFKC')).replaceAll('’', "'")).map((form) => ({
      form,
      key: keyOf(form),
      isArticle: ARTICLES.has(form),
      isCapital: CAPITAL.test(word),
    })),
  WORDS,
);

export const isNumber = ({ key }: Token): boolean => /\p{N}/u.test(key);

/** Marks the key of a past tense or participle: what was so need not be so. */
export const PAST = '+';

function keyOf(form: string): string {
  const number = NUMBER_WORDS.get(form);
  if (number) return number;
  if (/^\d{1,3}(?:,\d{3})+$/.test(form)) return form.replaceAll(',', '');
  const same = SAME_MEANING.get(form);
  if (same) return same;
  const verb = IRREGULAR_PASTS.get(form);
  if (verb) return stemmer(verb) + PAST;
  if (!/^[a-z]{4,}$/.test(form)) return SYNONYMS.get(form) ?? form;
  const stem = stemmer(form);
  const base = SYNONYMS.get(stem) ?? stem;
  return /[^e]ed$/.test(form) ? base + PAST : base;
}

/** English auxiliaries and possessives, French elisions. */
function undoContraction(form: string): string[] {
  const at = form.indexOf("'");
  if (at < 0) return form === 'cannot' ? ['can', 'not'] : [form];
  const [left, right] = [form.slice(0, at), form.slice(at + 1)];
  if (right === 't' && left.endsWith('n')) return [IRREGULAR_DENIALS[left] ?? left.slice(0, -1), 'not'];
  if (right.length <= 2) return [left, `'${right}`];
  return left.length <= 2 ? [`${left}'`, right].map((part) => ELISIONS[part] ?? part) : [form];
}

const IRREGULAR_DENIALS: Readonly<Record<string, string>> = { won: 'will', can: 'can', shan: 'shall' };
const ELISIONS: Readonly<Record<string, string>> = { "n'": 'ne', "l'": 'le', "d'": 'de', "qu'": 'que', "j'": 'je' };

/** `have to`, `has to` and `need to` say what `must` says. */
function joinObligations(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    const obliges = (token.key === 'have' || token.key === 'need') && tokens[i + 1]?.form === 'to';
    joined.push(obliges ? { ...token, form: 'must', key: 'must' } : token);
    if (obliges) i++;
  }
  return joined;
}
