import { isSmallTalk } from '../importance/importance.js';
import type { Decision, Neighbour } from './decision.js';
import { commonLabel, replacesLabelled } from './labels.js';
import { relateLists } from './lists.js';
import { type Relation, relate } from './relation.js';
import { haveSameContent } from './same-content.js';
import { type Sentence, sentencesOf } from './sentences.js';

/** Longer texts are documents: two that share sentences are still two. UTF-16 code units. */
const LONGEST_COMPARED = 2_000;
const MOST_SENTENCES = 12;

/**
 * What becomes of a new text by rules alone. It replaces, joins or yields to a neighbour only where every sentence of both is accounted for;
 * in doubt it is stored.
 */
export function decideLocally(text: string, neighbours: readonly Neighbour[]): Decision {
  if (text.length > LONGEST_COMPARED || isTalk(text) || isSmallTalk(text)) return STORED_NEW;
  const decisions = neighbours.map((neighbour) => decideBeside(text, neighbour));
  return (
    decisions.find(({ action }) => action === 'kept_existing') ??
    decisions.find(({ action }) => action !== 'stored_new') ??
    STORED_NEW
  );
}

/** Questions and exclamations are talk: what is said in one is no record that could be out of date. */
const isTalk = (text: string) => /[?!？！¿¡]/u.test(text);

const STORED_NEW: Decision = { action: 'stored_new' };

function decideBeside(text: string, { id, text: old }: Neighbour): Decision {
  if (old.length > LONGEST_COMPARED || isTalk(old)) return STORED_NEW;
  if (haveSameContent(old, text)) return { action: 'kept_existing', id };
  const list = relateLists(old, text);
  if (list?.merged) return { action: 'merged_existing', id, text: list.merged };
  if (list?.relation === 'says') return { action: 'kept_existing', id };
  if (list?.relation === 'enriches') return { action: 'updated_existing', id, text };
  const label = commonLabel(old, text);
  const outcome = relateTexts(label, old.slice(label.length), text.slice(label.length));
  if (outcome === 'says') return { action: 'kept_existing', id };
  return outcome ? { action: 'updated_existing', id, text: label + outcome.standing } : STORED_NEW;
}

/**
 * What a new text is to an old one behind the same label.
 * @returns `says` if the old text says all of the new one, or the text that says all that both say and holds, if the rules can tell
 */
function relateTexts(label: string, old: string, fresh: string): 'says' | { readonly standing: string } | undefined {
  if (label && replacesLabelled(label, old, fresh)) return { standing: fresh };
  const [before, after] = [sentencesOf(old), sentencesOf(fresh)];
  if (before.length > MOST_SENTENCES || after.length > MOST_SENTENCES) return undefined;
  const matches = after.map((sentence) => matchOf(sentence, before));
  if (matches.every(({ relation }) => relation === 'says')) return 'says';
  const covering = matches.filter(({ relation }) => relation !== 'unrelated');
  if (new Set(covering.map((match) => match.old)).size < covering.length) return undefined;
  // Every sentence of the old text is said again, said better or replaced: the new text stands for it.
  const covered = covering.length === before.length && covering.every((match) => match.relation !== 'says' || isVerbatim(match));
  if (covered) return { standing: fresh };
  // What the new text is silent on stays, and the sentences that it replaces are replaced where they stand.
  const changing = covering.filter(({ relation }) => relation !== 'says');
  return changing.length && covering.length === after.length ? { standing: replaceIn(old, changing) } : undefined;
}

/** How a sentence of the new text stands to the one of the old text that it has most to do with. */
interface Match {
  readonly fresh: Sentence;
  readonly relation: Relation;
  readonly old?: Sentence;
}

function matchOf(fresh: Sentence, before: readonly Sentence[]): Match {
  const related = before.map((old): Match => ({ fresh, relation: relate(old.tokens, fresh.tokens), old }));
  for (const relation of ['says', 'enriches', 'replaces'])
    for (const match of related) if (match.relation === relation) return match;
  return { fresh, relation: 'unrelated' };
}

/** "Says" means that the old sentence may say more: only where it does not may the new one stand for it. */
const isVerbatim = ({ fresh, old }: Match) => old !== undefined && relate(fresh.tokens, old.tokens) === 'says';

function replaceIn(old: string, matches: readonly Match[]): string {
  let text = old;
  for (const { fresh, old: replaced } of [...matches].sort((a, b) => (b.old?.start ?? 0) - (a.old?.start ?? 0)))
    if (replaced) text = text.slice(0, replaced.start) + fresh.text + text.slice(replaced.end);
  return text;
}
