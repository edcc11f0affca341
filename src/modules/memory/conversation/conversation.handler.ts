import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { AppError } from '../../../common/app-error.js';
import { parseJson } from '../../../common/json/json-parse.js';
import type { JsonObject } from '../../../common/json/json-values.js';
import type { RequestContext } from '../../../common/request-context.js';
import { SUBJECT_KEYS } from '../../../common/subject.js';
import { isSmallTalk } from '../../../text/lexicon/small-talk.js';
import { type AssembledTurn, asserted, type SpokenTurn, TurnAssembly } from '../../../text/turns/assembly.js';
import { IN_REPLY_TO } from '../../embeddings/embedding-input.js';
import {
  type Extraction,
  isOutcome,
  type Screened,
  type Screening,
  type SettledOutcome,
  type StretchTurn,
  type Turn,
  type TurnHandler,
} from '../../events/turn.types.js';
import { TurnHandlerRegistry } from '../../events/turn-handler.registry.js';
import type { StoredMemory } from '../records/memory.types.js';
import { Redactor } from '../store/redactor.service.js';
import { StoreService } from '../store/store.service.js';
import { FACT_EXTRACTOR, type FactExtractor } from './extraction/fact-extractor.js';
import { inStretches } from './extraction/stretches.js';
import { TurnEdits } from './turn-edits.service.js';

/** Stores the turns of conversations through the same pipeline as texts that are stored directly. */
@Injectable()
export class ConversationHandler implements TurnHandler, OnModuleInit {
  constructor(
    private readonly registry: TurnHandlerRegistry,
    private readonly memories: StoreService,
    private readonly redactor: Redactor,
    private readonly edits: TurnEdits,
    @Inject(FACT_EXTRACTOR) private readonly extractor: FactExtractor | null,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
  }

  screening({ scopeKeys }: RequestContext, before: readonly SpokenTurn[] | undefined): Screening {
    const assembly = before && new TurnAssembly(before);
    const isRead = assembly !== undefined && this.extractor !== null;
    return {
      screen: (turn) => this.screen(turn, assembly, isRead),
      inStretches: (turns) => (isRead ? inStretches(turns, scopeKeys) : [...turns]),
      get last() {
        return assembly?.last ?? [];
      },
    };
  }

  /** @param isRead true if a language model is to read the turn: then its text stays, beside what the rules make of it */
  private screen(turn: Turn, assembly: TurnAssembly | undefined, isRead: boolean): Screened {
    const redacted = this.redact(turn);
    if (!isOutcome(redacted)) return { fate: this.assemble(redacted, assembly, isRead), redacted };
    const rest = this.redact({ ...turn, content: '' });
    return { fate: redacted, redacted: isOutcome(rest) ? undefined : rest };
  }

  private assemble(redacted: Turn, assembly: TurnAssembly | undefined, isRead: boolean): Turn | SettledOutcome {
    const said = spoken(redacted);
    const before = isRead ? assembly?.before(said) : undefined;
    const assembled = assembly?.add(said) ?? asItIs(said);
    if ('dropped' in assembled) {
      const { dropped } = assembled;
      if (!before || dropped === 'small_talk') return { outcome: 'dropped', reason: dropped };
      return { ...redacted, part: { stretch: 0, rules: { dropped }, before } };
    }
    const { text, context } = assembled;
    const together = this.redactTogether(redacted, text, context);
    if (!before || isOutcome(together)) return together;
    // Its number is known to be a secret by its question only: then the model reads the redacted text.
    const isRedacted = together.content !== text;
    const rules = { content: together.content, ...(!isRedacted && { replyTo: context }) };
    return { ...redacted, ...(isRedacted && { content: together.content }), part: { stretch: 0, rules, before } };
  }

  extract(ctx: RequestContext, turns: readonly StretchTurn[]): Promise<Extraction | undefined> {
    return this.extractor?.extract(ctx, turns) ?? Promise.resolve(undefined);
  }

  byRules({ part: { rules }, meta, saidAt, expiresAt, isNamed }: StretchTurn): Turn | SettledOutcome {
    if ('dropped' in rules) return { outcome: 'dropped', reason: rules.dropped };
    return { content: rules.content, meta: withReplyTo(meta, rules.replyTo), saidAt, expiresAt, isNamed };
  }

  async store(ctx: RequestContext, turn: Turn, isFact: boolean): Promise<StoredMemory> {
    const { content: text, meta, saidAt, expiresAt, isNamed } = turn;
    const replaces = isNamed ? await this.edits.earlierOf(ctx, turn) : undefined;
    return this.memories.store(ctx, { text, meta, expiresAt, readTraits: isFact, replaces }, saidAt);
  }

  async withdraw(ctx: RequestContext, turn: Turn): Promise<void> {
    await this.edits.withdraw(ctx, turn);
  }

  /** Redacts a turn once more, together with its question: only that tells that a number is a PIN. */
  private redactTogether(turn: Turn, text: string, question: string | undefined): Turn | SettledOutcome {
    const told = question === undefined ? text : `${asserted(question)}: ${text}`;
    const whole = told === turn.content ? turn : this.redact({ ...turn, content: told });
    if (isOutcome(whole) || whole.content !== told) return whole;
    return { ...turn, content: text, meta: withReplyTo(turn.meta, question) };
  }

  /**
   * Redacts a turn before it is queued: sensitive data must reach neither the queue nor the logs and backups of its
   * database.
   */
  private redact(turn: Turn): Turn | SettledOutcome {
    try {
      const { text, metaJson } = this.redactor.redact({ text: turn.content, meta: turn.meta });
      return { ...turn, content: text, meta: named(parseJson(metaJson) as JsonObject, turn) };
    } catch (error) {
      if (error instanceof AppError && error.code === 'pii_rejected') return { outcome: 'error', reason: error.code };
      throw error;
    }
  }
}

/** Returns the redacted meta of a turn, with the turn as the one that its memory is made of if it has an id. */
const named = (meta: JsonObject, { isNamed }: Turn): JsonObject =>
  isNamed ? Object.assign(meta, { turns: [meta['external_id']!] }) : meta;

/** Returns the meta of an answer with its question; a caller's own value is kept as `in_reply_to_user`, as by `turnMeta`. */
function withReplyTo(meta: JsonObject, question: string | undefined): JsonObject {
  const { [IN_REPLY_TO]: own, ...others } = meta;
  const kept = own === undefined ? others : { ...others, [`${IN_REPLY_TO}_user`]: own };
  return question === undefined ? kept : { ...kept, [IN_REPLY_TO]: question };
}

const asItIs = ({ text }: SpokenTurn): AssembledTurn => (isSmallTalk(text) ? { dropped: 'small_talk' } : { text });

function spoken({ content, meta, isNamed }: Turn): SpokenTurn {
  const { role, name, external_id: id } = meta;
  const subject = JSON.stringify(SUBJECT_KEYS.map((field) => meta[field] ?? null));
  return {
    role: String(role),
    name: typeof name === 'string' ? name : undefined,
    text: content,
    subject,
    ...(isNamed && { id: String(id) }),
  };
}
