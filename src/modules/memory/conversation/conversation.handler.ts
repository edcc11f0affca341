import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AppError } from '../../../common/app-error.js';
import { parseJson } from '../../../common/json/json-parse.js';
import type { JsonObject } from '../../../common/json/json-values.js';
import type { RequestContext } from '../../../common/request-context.js';
import { isSmallTalk } from '../../../text/lexicon/small-talk.js';
import type { Turn, TurnHandler, TurnOutcome } from '../../events/turn.types.js';
import { TurnHandlerRegistry } from '../../events/turn-handler.registry.js';
import type { StoredMemory } from '../records/memory.types.js';
import { StorePipeline } from '../store/store.pipeline.js';
import { StoreService } from '../store/store.service.js';

/** Stores the turns of conversations through the same pipeline as texts that are stored directly. */
@Injectable()
export class ConversationHandler implements TurnHandler, OnModuleInit {
  constructor(
    private readonly registry: TurnHandlerRegistry,
    private readonly memories: StoreService,
    private readonly pipeline: StorePipeline,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
  }

  /**
   * Redacts a turn before it is queued: sensitive data must reach neither the queue nor the logs and backups of its
   * database.
   */
  screen(turn: Turn): Turn | TurnOutcome {
    try {
      if (isSmallTalk(turn.content)) return { outcome: 'dropped', reason: 'small_talk' };
      const { text, metaJson } = this.pipeline.redact({ text: turn.content, meta: turn.meta });
      return { ...turn, content: text, meta: parseJson(metaJson) as JsonObject };
    } catch (error) {
      if (error instanceof AppError && error.code === 'pii_rejected') return { outcome: 'error', reason: error.code };
      throw error;
    }
  }

  store(ctx: RequestContext, { content: text, meta, saidAt, expiresAt }: Turn): Promise<StoredMemory> {
    return this.memories.store(ctx, { text, meta, expiresAt }, saidAt);
  }
}
