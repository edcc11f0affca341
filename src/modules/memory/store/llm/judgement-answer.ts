import { DateTime } from 'luxon';
import { wellFormed } from '../../../../providers/embeddings/text-bounds.js';
import { InvalidAnswer } from '../../../../providers/openai/provider-failure.js';
import type { Decision, Judgement, Moment, Neighbour, NewText } from '../../../../text/dedup/decision.js';
import { stillMeans } from '../../../../text/dedup/relative-time.js';
import { redactText } from '../../../../text/pii/pii.js';
import { type Temporal, temporalOf } from '../../../../text/temporal/temporal.js';
import type { JudgementAnswer } from './judgement.prompt.js';
import { contentOf, saysAllOf } from './wording.js';

const MAX_TEXT_CODE_POINTS = 10_000;
const RAW_TEXT_CODE_POINTS = 120;
const MAX_TAGS = 3;

/**
 * Returns the judgement in a model's answer, if it is safe to act on. Whatever an injected text makes the model say,
 * the model can pick only one of the neighbours, and the text that it writes must say everything that both texts say
 * and nothing else.
 * @throws InvalidAnswer that names the broken rule, never the text that breaks it
 */
export function toJudgement(answer: JudgementAnswer, question: NewText): Judgement {
  const decision = decisionOf(answer, question);
  const text = 'text' in decision ? decision.text : question.text;
  if (!answer.categories.length) throw new InvalidAnswer('gave no category');
  return {
    decision,
    traits: {
      importance: answer.importance,
      categories: [...new Set(answer.categories)].slice(0, MAX_TAGS),
      temporal: lastingTemporal(temporalIn(answer.temporal, text, question), decision, question),
    },
  };
}

function decisionOf(answer: JudgementAnswer, { text, neighbours, ...moment }: NewText): Decision {
  if (answer.action === 'stored_new') return { action: 'stored_new' };
  const target = neighbours[(answer.target ?? 0) - 1];
  if (!target) throw new InvalidAnswer('chose a memory that it was not shown');
  if (!stillMeans(target, moment)) throw new InvalidAnswer('chose a memory that means another time by now');
  if (answer.action === 'kept_existing') {
    if (!saysAllOf(contentOf(target.text), contentOf(text))) throw new InvalidAnswer('would lose part of the new text');
    return { action: 'kept_existing', id: target.id };
  }
  return { action: answer.action, id: target.id, text: checkedText(answer, text, target) };
}

/** Returns the text that the model wrote for `target`, if it may replace that memory's text. */
function checkedText({ action, outdated, text: written }: JudgementAnswer, text: string, target: Neighbour): string {
  if (!written?.trim()) throw new InvalidAnswer('wrote no text');
  if ([...written].length > MAX_TEXT_CODE_POINTS) throw new InvalidAnswer('wrote too long a text');
  if (written.includes('\0') || wellFormed(written) !== written) throw new InvalidAnswer('wrote a text that cannot be stored');
  const redaction = redactText(written);
  if (redaction.rejected || redaction.findings.length) throw new InvalidAnswer('wrote a text with sensitive data');
  const [content, oldContent, newContent] = [contentOf(written), contentOf(target.text), contentOf(text)];
  const known = new Set([...oldContent, ...newContent]);
  if (!content.every((key) => known.has(key))) throw new InvalidAnswer('wrote what neither text says');
  if (!saysAllOf(content, newContent)) throw new InvalidAnswer('would lose part of the new text');
  const lasting = action === 'updated_existing' ? lastingOf(target, oldContent, newContent, outdated) : oldContent;
  if (!saysAllOf(content, lasting)) throw new InvalidAnswer('would lose part of an existing memory');
  return written;
}

/**
 * Returns the content that an update must keep of a memory: all but the phrases that the model called outdated. These must stand
 * in the memory, be at most half of its content, and be replaced or named by the new text: it must not only be shortened.
 */
function lastingOf(
  { text }: Neighbour,
  content: readonly string[],
  newContent: readonly string[],
  outdated: readonly string[],
): string[] {
  if (!outdated.every((phrase) => text.includes(phrase)))
    throw new InvalidAnswer('called something outdated that the memory does not say');
  const dropped = new Set(outdated.flatMap(contentOf));
  const lasting = content.filter((key) => !dropped.has(key));
  if (2 * lasting.length < content.length) throw new InvalidAnswer('would replace most of an existing memory');
  const left = new Set([...dropped].filter((key) => !newContent.includes(key)));
  const brought = new Set(newContent.filter((key) => !content.includes(key)));
  if (left.size > brought.size) throw new InvalidAnswer('would shorten an existing memory');
  return lasting;
}

/**
 * Returns the temporal reading of a text that replaces another one: the memory fades no sooner than before unless the new text
 * itself dates it. What only the old text dates ends where that says so.
 */
function lastingTemporal(temporal: Temporal, decision: Decision, { text: newText, neighbours, timeZone }: NewText): Temporal {
  const { rawText, validUntil } = temporal;
  if (!('text' in decision) || !validUntil) return temporal;
  // Without a phrase of the new text, the model has no reason in it.
  if (rawText !== beginningOf(decision.text) && newText.includes(rawText)) return temporal;
  const { text, saidAt } = neighbours.find(({ id }) => id === decision.id) as Neighbour;
  const before = temporalOf(text, saidAt, timeZone);
  if (before.validUntil && before.validUntil <= validUntil) return temporal;
  return before.validUntil
    ? { ...temporal, validUntil: before.validUntil }
    : { type: 'persistent', rawText: beginningOf(decision.text), validUntil: null };
}

function temporalIn(
  { type, phrase, valid_until }: JudgementAnswer['temporal'],
  text: string,
  { now, timeZone }: Moment,
): Temporal {
  const validUntil = type === 'temporal' ? momentOf(valid_until, timeZone) : null;
  if (!validUntil || validUntil <= now) return { type: 'persistent', rawText: beginningOf(text), validUntil: null };
  return { type: 'temporal', rawText: beginningOf(phrase && text.includes(phrase) ? phrase : text), validUntil };
}

const beginningOf = (text: string): string =>
  [...text.slice(0, 2 * RAW_TEXT_CODE_POINTS)].slice(0, RAW_TEXT_CODE_POINTS).join('');

/** Reads a moment in UTC, or a day, of which it returns the last second in the zone. */
function momentOf(value: string | null, timeZone: string): Date {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value ?? '');
  if (!isDay && !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?Z$/.test(value ?? ''))
    throw new InvalidAnswer('gave no usable time');
  const moment = isDay ? DateTime.fromISO(`${value}T23:59:59`, { zone: timeZone }).toJSDate() : new Date(value as string);
  if (Number.isNaN(moment.getTime())) throw new InvalidAnswer('gave no usable time');
  return moment;
}
