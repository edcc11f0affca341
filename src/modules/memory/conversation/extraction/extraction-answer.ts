import { wellFormed } from '../../../../providers/embeddings/text-bounds.js';
import { type Ground, ungroundedIn } from '../../../../text/grounding/grounding.js';
import { importanceOf } from '../../../../text/importance/importance.js';
import { redactText } from '../../../../text/pii/pii.js';
import type { Extraction, StretchTurn } from '../../../events/turn.types.js';
import { type ExtractionAnswer, speakerOf } from './extraction.prompt.js';
import { factMeta } from './stretches.js';

/** Maximum length of a fact in code points. It is one sentence. */
const MAX_FACT = 1_000;
/** Maximum number of facts for each turn, on average. */
const FACTS_PER_TURN = 8;
/** Importance from which a turn is kept although the model found no fact in it. */
const IMPORTANT = 7;

/** A fact that may be stored; `turns` are places in the stretch. */
interface UsableFact {
  readonly text: string;
  readonly turns: readonly number[];
}

/**
 * Returns the facts in a model's answer that are safe to store, and the turns that the rules must take: those whose only
 * facts are
 * not, those that the model says nothing about, and important ones in which it found nothing. So no answer loses a turn unseen.
 * Whatever an injected text makes the model write, it can only be told as a fact, in the words of the turns; meta, life time and
 * date are those of the turns, and importance and validity are read later.
 */
export function toExtraction(answer: ExtractionAnswer, turns: readonly StretchTurn[], timeZone: string): Extraction {
  const usable = new Map<string, UsableFact>();
  for (const { text: written, turns: numbers } of answer.facts.slice(0, FACTS_PER_TURN * turns.length)) {
    const text = written.trim();
    const places = [...new Set(numbers)].map((number) => number - 1).sort((a, b) => a - b);
    if (!isUsable(text, places, turns, timeZone)) continue;
    const known = usable.get(text)?.turns ?? [];
    usable.set(text, { text, turns: [...new Set([...known, ...places])].sort((a, b) => a - b) });
  }
  const facts = [...usable.values()];
  const extracted = new Set(facts.flatMap((fact) => fact.turns));
  const claimed = new Set(answer.facts.flatMap((fact) => fact.turns));
  const nothing = new Set(answer.nothing.filter((number) => !claimed.has(number)));
  return {
    facts: facts.map((fact) => toFact(fact, turns)),
    turns: turns.map((turn, place) => {
      if (extracted.has(place)) return 'extracted';
      return nothing.has(place + 1) && !isImportant(turn) ? 'no_fact' : 'rules';
    }),
  };
}

function isUsable(text: string, places: readonly number[], turns: readonly StretchTurn[], timeZone: string): boolean {
  if (!text || [...text].length > MAX_FACT || text.includes('\0') || wellFormed(text) !== text) return false;
  if (places.length === 0 || !places.every((place) => turns[place])) return false;
  const redaction = redactText(text);
  if (redaction.rejected || redaction.findings.length > 0) return false;
  const grounds = turns.map(toGround);
  const before = (turns[0]?.part.before ?? []).map(({ text, name }): Ground => {
    return { text, speaker: name, saidAt: turns[0]!.saidAt };
  });
  // An answer is told with its question, which the model need not name.
  const told = [...new Set(places.flatMap((place) => (place > 0 ? [place - 1, place] : [place])))].map(
    (place) => grounds[place]!,
  );
  const isFirst = places.includes(0);
  return !ungroundedIn(text, {
    told: isFirst ? [...before.slice(-1), ...told] : told,
    around: [...before, ...grounds],
    timeZone,
  });
}

const toGround = ({ content, meta, saidAt }: StretchTurn): Ground => ({ text: content, speaker: speakerOf(meta), saidAt });

const isImportant = ({ content, part }: StretchTurn): boolean => !('dropped' in part.rules) && importanceOf(content) >= IMPORTANT;

function toFact({ text, turns: places }: UsableFact, turns: readonly StretchTurn[]) {
  const own = places.map((place) => turns[place]!);
  const saidAt = new Date(Math.max(...own.map((turn) => turn.saidAt.getTime())));
  return { content: text, meta: factMeta(own), saidAt, expiresAt: own[0]!.expiresAt, turns: places };
}
