import { alternation } from '../word-lists.js';
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

/** The same in German, French, Spanish, Italian, Portuguese, Dutch and Russian. */
const OPENING_ELSEWHERE = new RegExp(
  String.raw`^(?:(?:einfach|immer|noch|nur|simplement|toujours|simplemente|siempre|просто|это)\s+)?${alternation`
    ${alternation`
      der|die|das|den|dem|mein\p{L}*|dein\p{L}*|sein\p{L}*|ihr\p{L}*|unser\p{L}*|eine?
      le|la|les|mon|ma|mes|son|sa|notre|nos|votre|celui|celle|el|los|las|mi|mis|su|sus|nuestr\p{L}*
      il|lo|mio|mia|il mio|o|a|os|meu|minha|nosso|nossa|nome|nombre|nom|prénom|name|mijn|het|de
      имя|кличка|дата|год|номер|название|фамилия|мо[йяеё]|наш\p{L}*|его|е[её]|их|девичья|день|адрес
      последние|первые
    `}(?!\p{L})
    l'
    \p{L}{2,20}s\s(?=geburts|lieblings|vorname|nachname|hausnummer|hochzeits)
    (?:aus )?(?:dem|der|den)\s
  `}`,
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
const MATERIAL_ELSEWHERE = new RegExp(
  String.raw`(?<!\p{L})${alternation`
    (?:vor|nach|spitz|mädchen|straßen|firmen|haus|hunde?|rechner|projekt)?name[ns]?|geburts\p{L}+|geboren|jahr\p{L}*|datum
    stra(?:ß|ss)e|hausnummer|telefonnummer|kennzeichen|ziffern?|buchstaben|lieblings\p{L}+|hund\p{L}*|katze\p{L}*
    rückwärts|gefolgt|doppelt|hinten|vorne|hochzeits\p{L}+|gleiche wie
    (?:pré|sur)?nom|naissance|année|anniversaire|date|rue|chien|chat|numéro|chiffres?|préférée?|suivie? d|à l'envers|ville
    même que
    nombre|apellido|nacimiento|cumpleaños|año|fecha|calle|perro|gato|número|favorit[oa]|seguid[oa] de|al revés|ciudad
    misma? que|mascota|dígitos|cifras|teléfono
    téléphone|цифр\p{L}*|букв\p{L}*|наоборот
    nome|cognome|nascita|nascimento|anno|ano|data|cane|cachorro|aniversário
    имя|имени|кличк\p{L}+|рожд\p{L}+|год\p{L}*|дат\p{L}+|номер\p{L}*|фамили\p{L}+|улиц\p{L}+|назван\p{L}+
    собак\p{L}+|кошк\p{L}+|кот\p{L}{0,2}|любим\p{L}+
  `}(?!\p{L})`,
  'iu',
);

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
    (?<!\p{L})${alternation`
      muss|müssen|soll|mindestens|höchstens|pflicht|gespeichert|falsch
      doit|doivent|au moins|obligatoire|debe|deben|al menos|obligatori[oa]
      должен|должн\p{L}+|не короче|минимум|хранится
    `}(?!\p{L})
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
const CJK_MATERIAL = new RegExp(
  alternation`
    名前|氏名|苗字|旧姓|誕生日|生年月日|生まれ|西暦|番号の|電話番号|住所|郵便番号|記念日|ペット|愛犬|犬|猫|逆|続け|好きな
    名字|姓名|生日|出生|年份|电话|号码|门牌|纪念日|宠物|狗|拼音|倒过来|反过来|加上|后面|喜欢|最爱
    会社名|社名|店名|学校名|組み合わせた|生まれた
    妈妈的|爸爸的|女儿的|儿子的|车牌
    同じ|一样
    이름|생일|생년|전화번호|주소
  `,
  'u',
);
/** A part of a number: "the last four digits" is no remark about a length. */
const CJK_PART =
  /(?:下|末尾の?|最後の|最初の|先頭の?)\s?[\d一二三四五六七八九]\s?桁|[前后後末尾]\s?[\d一二三四五六七八九两]\s?位/u;
const CJK_REMARK = new RegExp(
  alternation`
    必須|必要|英数字|字母和数字|以上|以下|文字|桁|ください|変更|忘れ|設定し|保存|管理|可能
    必须|至少|不能|位数|需要|包含|填写|修改|保存在|错误|过期|忘记|必填
    해야|필요|이상
  `,
  'u',
);

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
