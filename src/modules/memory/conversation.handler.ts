import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { AppError } from '../../common/app-error.js';
import type { RequestContext } from '../../common/request-context.js';
import { parseJson } from '../../http/json-parse.js';
import type { JsonObject } from '../../http/json-values.js';
import type { RecordOutcome, Turn, TurnHandler, TurnOutcome } from '../events/turn.types.js';
import { TurnHandlerRegistry } from '../events/turn-handler.registry.js';
import { MemoryService } from './memory.service.js';
import { isSmallTalk } from './store/small-talk.js';
import { StoreService } from './store/store.service.js';

/** Turns of conversations become memories by the same way as what is stored directly. */
@Injectable()
export class ConversationHandler implements TurnHandler, OnModuleInit {
  constructor(
    private readonly registry: TurnHandlerRegistry,
    private readonly memories: MemoryService,
    private readonly storing: StoreService,
    private readonly manager: EntityManager,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
  }

  /** Sensitive data never gets as far as the queue, nor into the logs and backups of its database. */
  screen(turn: Turn): Turn | TurnOutcome {
    try {
      if (isSmallTalk(turn.content)) return { outcome: 'dropped', reason: 'small_talk' };
      const { text, metaJson } = this.storing.prepare({ text: turn.content, meta: turn.meta });
      return { ...turn, content: text, meta: parseJson(metaJson) as JsonObject };
    } catch (error) {
      if (error instanceof AppError && error.code === 'pii_rejected') return { outcome: 'error', reason: error.code };
      throw error;
    }
  }

  async keep(ctx: RequestContext, { content: text, meta, saidAt }: Turn, record: RecordOutcome): Promise<void> {
    let written = false;
    const stored = await this.memories.store(
      ctx,
      {
        text,
        meta,
        onWritten: async (manager, { id, action }) => {
          await record(manager, { outcome: 'ok', memoryId: id, dedupAction: action });
          written = true;
        },
      },
      saidAt,
    );
    // Nothing was written for what is known already: told a second time after a crash, it is still known.
    if (!written) await record(this.manager, { outcome: 'ok', memoryId: stored.id, dedupAction: stored.action });
  }
}
