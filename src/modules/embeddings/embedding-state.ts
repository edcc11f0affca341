import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { PeriodicTask } from '../../common/work/periodic-task.js';
import { Broadcast } from '../../database/broadcast.js';
import { Database } from '../../database/database.js';
import { LIVE_MODELS, type LiveModel } from '../../database/embedding-models.js';
import { Embedders } from '../../providers/embeddings/embedders.js';
import type { EmbeddingSpace } from './embedding-space.js';

/** Interval at which a process reads the models in use. */
const LOOK_EVERY_MS = 1_000;
/** Maximum age of the known state. An older state is read again before it is used, so that no process uses an outdated one. */
export const STATE_TTL_MS = 3_000;
const ABOUT = 'embedding models';

/** The spaces in use. `leaving` exists while workspaces are, or a moment ago were, searched in another space than `active`. */
export interface LiveSpaces {
  readonly active: EmbeddingSpace;
  readonly leaving?: EmbeddingSpace;
}

/** Knows the embedding models in use, and notices when they change. */
@Injectable()
export class EmbeddingState implements OnModuleInit, OnApplicationShutdown {
  private readonly task = new PeriodicTask({
    name: EmbeddingState.name,
    everyMs: LOOK_EVERY_MS,
    run: () => this.look(),
    failure: 'whether the embedding models changed is not known',
    logOnce: true,
  });
  private known: LiveSpaces | undefined;
  private seenAt = Number.NEGATIVE_INFINITY;
  private looking: Promise<LiveSpaces> | undefined;

  constructor(
    private readonly database: Database,
    private readonly embedders: Embedders,
    private readonly broadcast: Broadcast,
  ) {}

  async onModuleInit(): Promise<void> {
    this.broadcast.subscribe(ABOUT, () => void this.task.runAfresh());
    this.task.start();
    await this.look();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.task.stop();
    await this.looking?.catch(() => {});
  }

  /** Returns the spaces in use, at most {@link STATE_TTL_MS} old. */
  async current(): Promise<LiveSpaces> {
    return this.known && performance.now() - this.seenAt < STATE_TTL_MS ? this.known : this.look();
  }

  /** Reads the spaces in use. */
  async look(): Promise<LiveSpaces> {
    // A read that is under way may have begun before the change that the caller knows of.
    await this.looking?.catch(() => {});
    this.looking ??= this.read().finally(() => {
      this.looking = undefined;
    });
    return this.looking;
  }

  /** To be called after every committed change to the models in use. */
  async changed(): Promise<void> {
    this.broadcast.publish(ABOUT);
    await this.look();
  }

  private async read(): Promise<LiveSpaces> {
    const now = performance.now();
    const models = await this.database.query<LiveModel>('live_models', LIVE_MODELS, []);
    const spaces = models.map((model) => this.spaceOf(model));
    const active = spaces.find(({ state }) => state === 'active');
    const leaving = spaces.find(({ state }) => state === 'leaving');
    if (!active) throw new Error('no embedding model is active');
    this.known = { active, ...(leaving && { leaving }) };
    this.seenAt = now;
    return this.known;
  }

  /** Returns the same object while the model does not change. */
  private spaceOf(model: LiveModel): EmbeddingSpace {
    const known = [this.known?.active, this.known?.leaving].find(
      (space) => space?.id === model.id && space.state === model.state,
    );
    return known ?? { ...model, embedder: this.embedders.get(model) };
  }
}
