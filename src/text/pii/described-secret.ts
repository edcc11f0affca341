import { alternation } from '../word-lists.js';
import { anyLanguage, anyUnspaced } from './languages/languages.js';
import type { Ambiguity } from './secret-label.js';

// Descriptions of a secret that give its value away without saying it: "the password is my dog's name plus two digits". A
// description begins as one does (an article, a possessive), names things that secrets are made of (the material) or says how
// they are put together (the assembly), and is not a remark about the secret.

/** Beginnings of English descriptions, also after an adverb. */
const OPENING = new RegExp(
  [
    String.raw`^(?:${alternation`
      just|simply|still|always|basically|literally|also|now|only|either|actually|probably|again|the usual
    `}\s+){0,2}`,
    alternation`
      ${alternation`
        my|our|your|his|her|their|its|the|an?|all|both|each|every|half|part of|a mix|one|two|three|four|five|six|first|last|same
        whatever|when|where|what|how|whichever|someone|name|date|year|initials|\d{1,2} times
      `}\b
      (?:\p{L}{3,12} (?:and|plus|&|\+) )?\p{L}{3,12} of (?:my|our|his|her|their)\b
      \p{L}+'s\s
    `,
  ].join(''),
  'iu',
);

/** The same in the other languages. */
const OPENING_ELSEWHERE = new RegExp(
  String.raw`^(?:${anyLanguage('fillers')}\s+)?(?:это\s+)?${anyLanguage('openings')}(?!\p{L})`,
  'iu',
);

const FAMILY = alternation`
  dog|cat|pet|mother|mom|mum|father|dad|sister|brother|wife|husband|son|daughter|kid|child|grandmother|grandma
`;

/** Things that secrets are made of: names, dates, places, numbers, favourites, family. */
const MATERIAL = new RegExp(
  alternation`
    \b(?:nick|sur|maiden |code |host|user|first |last |brand |product |company |project |pet )?names?\b
    \bbirth(?:day|date|[ -]?year| ?place)?s?\b|\bborn\b|\bdates?\b|\byears?\b|\bmonths?\b|\banniversar(?:y|ies)\b
    \b(?:home)?town\b|\bcity\b|\bstreet\b|\baddress\b
    \bdigits?\b|\bletters?\b|\binitials?\b|\bnumbers?\b|\bpost ?codes?\b|\bzip\b|\bplates?\b
    \bfavou?rite\b|\bcolou?r\b|\bsong\b|\bband\b|\bmovie\b|\bbook\b|\blyrics?\b|\bteam\b|\bclub\b
    \b${FAMILY}s?(?:'s)?\b
    \bsame (?:as|one)\b|\bmodel\b|\bword\b|\bmotto\b|\bslogan\b|\bshow\b|\bplayer\b|\bteacher\b|\bschool\b
    \bone (?:from|we|i|he|she|they)\b|\bold one\b
  `,
  'i',
);

/** Words for how a secret is put together from its material. */
const ASSEMBLY = new RegExp(
  String.raw`\b${alternation`
    followed by|preceded by|plus|back(?:wards?|-to-front)|reversed|in reverse|spel(?:led|t)|twice|thrice|times
    in (?:front|place|capitals|caps|alphabetical|upper|lower|all|roman)|at the (?:end|start|beginning|front)
    without (?:the )?(?:spaces?|vowels|dashes)|capitali[sz]ed|upper ?case|lower ?case
    exclamation|question mark|hash (?:sign|mark)|dollar sign|underscore
    separated|joined|combined|concatenated|glued|replaced?|instead of|in between|swapped|minus|added|appended
    typed|written|repeated|same as|one after (?:the other|another)|in order|only with|but with
  `}\b`,
  'i',
);

/** Facts of a person's life. One of them is enough after "the safe opens with". */
const PERSONAL = new RegExp(
  alternation`
    \bbirth(?:day|date|[ -]?year)s?\b|\banniversar(?:y|ies)\b|\bmaiden\b|\bwedding\b|\bborn\b|\bmiddle name\b
    \b${FAMILY}'s (?:\w{3,10} )?name\b
    \bshoe size\b
  `,
  'i',
);

/** Words of assembly that need no opening: a name may stand first. */
const SURE_ASSEMBLY = new RegExp(
  String.raw`\b${alternation`
    followed by|plus (?:a|an|the|my|our|his|her|two|three|four|some)
    back(?:wards|-to-front)|in reverse|spelled|twice in a row
    with (?:an?|the|two|three|\p{L}+) (?:\p{L}+ ){0,4}(?:at the end|in front|instead)
  `}\b`,
  'iu',
);

/** Material and assembly in the languages of {@link OPENING_ELSEWHERE}. */
const MATERIAL_ELSEWHERE = new RegExp(String.raw`(?<!\p{L})${anyLanguage('materials')}(?!\p{L})`, 'iu');

/** Remarks: the place where the secret is kept, the length it must have, the people whose business it is. */
const REMARK = new RegExp(
  alternation`
    \b${alternation`
      at least|at most|minimum|maximum|must|should|shall|has to|have to|needs? to|can(?:not)?
      too (?:short|long|weak|old|simple)|required|mandatory|valid|allowed
      stored|kept|saved|sent|mailed|hashed|encrypted|rotated|weak(?:est|ness)?|respon?sib\w+
      problem|issue|concern|fault|job|business|policy|rule|reason|thing|way|part|step|factor|line of defen[cs]e
      field|column|box|prompt|input|attack|mess|mistake|blocker|bottleneck|number one
      same (?:for|in|on|across|everywhere)|same (?:length|place|way|thing)|unclear|secret to
    `}\b
    (?<!\p{L})${anyLanguage('duties')}(?!\p{L})
  `,
  'iu',
);

/** A format: "a four-digit number", "8 characters". */
const FORMAT = new RegExp(
  [
    String.raw`^(?:an?|\d+|two|three|four|five|six|seven|eight|nine|ten|twelve)\s+(?:[\w-]+\s+){0,4}?`,
    String.raw`(?:string|number|code|word|phrase|value|hash|uuid|sequence|digits?|characters?)\b`,
  ].join(''),
  'i',
);

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const CJK_MATERIAL = new RegExp(anyUnspaced('materials'), 'u');
/** A part of a number: "the last four digits" is no remark about a length. */
const CJK_PART =
  /(?:下|末尾の?|最後の|最初の|先頭の?)\s?[\d一二三四五六七八九]\s?桁|[前后後末尾]\s?[\d一二三四五六七八九两]\s?位/u;
const CJK_REMARK = new RegExp(anyUnspaced('duties'), 'u');

/**
 * True if a clause describes a secret.
 * @param clause the text after the tie ("is"), up to the end of the sentence
 * @param ambiguity the ambiguity of the word for the secret: an ambiguous one ("key") needs words of assembly; one that is
 * `personal` needs those, or a fact of a person's life
 */
export function describesSecret(clause: string, ambiguity: Ambiguity = 'none'): boolean {
  const rest = clause.trim();
  if (!resolves(ambiguity, rest)) return false;
  if (CJK.test(rest)) return describesInCjk(rest);
  if (REMARK.test(rest)) return false;
  if (OPENING_ELSEWHERE.test(rest) && MATERIAL_ELSEWHERE.test(rest)) return true;
  if (SURE_ASSEMBLY.test(rest)) return true;
  if (!OPENING.test(rest)) return false;
  return ASSEMBLY.test(rest) || (MATERIAL.test(rest) && !FORMAT.test(rest));
}

/** True if a clause shows that an ambiguous word means a secret. */
function resolves(ambiguity: Ambiguity, clause: string): boolean {
  if (ambiguity === 'none' || ASSEMBLY.test(clause)) return true;
  return ambiguity === 'personal' && PERSONAL.test(clause);
}

function describesInCjk(clause: string): boolean {
  const withoutPart = clause.replace(CJK_PART, '');
  const hasMaterial = withoutPart !== clause || CJK_MATERIAL.test(clause);
  return hasMaterial && !CJK_REMARK.test(withoutPart);
}
