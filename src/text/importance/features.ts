import { phrasesOf } from '../lexicon/phrase-table.js';
import {
  ADDRESSING_ANYONE,
  ATTENTION_WORD,
  CHATTER,
  FIGURE_OF_SPEECH,
  HEDGE,
  OF_THE_DAY,
  PASSING_MOOD,
  TASTE,
  VERDICT,
} from './light-phrases.js';
import {
  ATTACK_OR_LEAK,
  COMMITMENT,
  CONSEQUENCE,
  CONTRACT,
  DANGER_TO_LIFE,
  DECISION,
  LASTING_CHANGE,
  LAW,
  LOSS_OR_FAILURE,
  MONEY_AT_STAKE,
  NO_WAY_BACK,
  OBLIGATION,
  PROHIBITION,
} from './weighty-phrases.js';

/** A group of phrases that make a text more or less important. */
export interface Feature {
  readonly name: string;
  /** Points added to the score if one of the phrases occurs, once however often. */
  readonly weight: number;
  readonly phrases: readonly string[];
}

const feature = (name: string, weight: number, list: string): Feature => ({ name, weight, phrases: phrasesOf(list) });

/** The features by the rubric in docs/store.md. A phrase that several features list belongs to the first. */
export const FEATURES: readonly Feature[] = [
  // Figures of speech come first: they hide the weighty word in them.
  feature('figure of speech', -3, FIGURE_OF_SPEECH),
  feature('chatter', -3, CHATTER),
  feature('passing mood', -2, PASSING_MOOD),
  feature('hedge', -1, HEDGE),
  feature('addressing anyone', -2, ADDRESSING_ANYONE),
  feature('of the day', -0.5, OF_THE_DAY),
  feature('verdict', -1, VERDICT),
  feature('taste', -1, TASTE),
  feature('attention word', 0, ATTENTION_WORD),

  feature('danger to life', 3, DANGER_TO_LIFE),
  feature('attack or leak', 3, ATTACK_OR_LEAK),
  feature('law', 3, LAW),
  feature('no way back', 3, NO_WAY_BACK),
  feature('decision', 2.5, DECISION),
  feature('commitment', 2, COMMITMENT),
  feature('consequence', 2, CONSEQUENCE),
  feature('prohibition', 2, PROHIBITION),
  feature('obligation', 1, OBLIGATION),
  feature('contract', 1, CONTRACT),
  feature('money at stake', 2, MONEY_AT_STAKE),
  feature('loss or failure', 2, LOSS_OR_FAILURE),
  feature('lasting change', 1, LASTING_CHANGE),
];
