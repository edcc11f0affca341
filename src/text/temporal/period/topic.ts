import { functionWordsOf, withoutAccents } from '../../lexicon/function-words.js';
import { wordsOf } from '../../lexicon/words.js';
import { alternation } from '../../word-lists.js';

/** Words before a period that belong to it. */
const JOINING_LEFT = new RegExp(
  `(?<![\\p{L}\\p{N}])${alternation`
    in|on|at|of|from|during|for|over|since|before|after|until|till|by|through|between|around|the
    im|in|am|an|vom|von|seit|vor|nach|bis|der|dem|den|en|au|le|la|du|de|depuis|avant|après|el|del|desde|hasta|durante
    nel|a|dal|il|em|no|na|op|sinds|voor|tot|в|на|с|до|после|у|з|після
  `}\\s+$`,
  'iu',
);

/** The first word of a question. */
const ASKS_LEFT = new RegExp(
  `^\\P{L}*${alternation`
    what|who|whom|whose|when|where|which|why|how|did|do|does|was|were|is|are|has|have|had|can|could|will
    was|wer|wen|wem|wann|wo|wohin|welche[nrsm]?|warum|wie|que|quoi|qu|qui|quand|où|quel(?:le)?s?|pourquoi|comment|combien
    qué|quién(?:es)?|cuándo|dónde|cuál(?:es)?|cómo|cuánt[oa]s?|cosa|che|chi|quando|dove|quale|quali|perché|come|quant[oiae]
    o que|quem|onde|qual|quais|wat|wie|wanneer|waar|welke|waarom|hoe|что|кто|когда|где|куда|какой|какие|сколько|що|хто|коли|де
  `}(?!\\p{L})`,
  'iu',
);
const ASKS = /[?？]\s*$|か[。]?$|什么|什麼|哪|谁|誰|何|吗/u;

/**
 * Returns a question without some phrases and the words that join them to it; the whole query if it is no question, or if only
 * function words are left: "where are we on 3 May" is like the memories of that day, "where are we" like none.
 */
export function topicOf(query: string, phrases: readonly { readonly start: number; readonly end: number }[]): string {
  if (!ASKS.test(query) && !ASKS_LEFT.test(query)) return query;
  let topic = query;
  for (const { start, end } of [...phrases].sort((a, b) => b.start - a.start)) {
    let left = topic.slice(0, start);
    for (let joining = JOINING_LEFT.exec(left); joining; joining = JOINING_LEFT.exec(left)) left = left.slice(0, joining.index);
    topic = `${left}${topic.slice(end)}`;
  }
  const tidy = topic
    .replace(/\s+/g, ' ')
    .replace(/\s(?=[?.,!])/g, '')
    .trim();
  return saysSomething(tidy) ? tidy : query;
}

function saysSomething(topic: string): boolean {
  const words = wordsOf(withoutAccents(topic));
  const functionWords = functionWordsOf(words);
  return words.some((word) => /\p{L}{2}/u.test(word) && !functionWords.has(word));
}
