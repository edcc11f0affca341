import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../common/request-context.js';
import { Metrics } from '../../providers/metrics/metrics.js';
import type { Lease, QueuedTurn } from './event-queue.repository.js';
import { type PlacedTurn, type StretchFate, StretchRepository } from './stretch.repository.js';
import { type Extraction, isOutcome } from './turn.types.js';
import { TurnHandlerRegistry } from './turn-handler.registry.js';

/** Number of times that the model is asked about a stretch, or that the process dies meanwhile, before the rules take it. */
const MAX_EXTRACTIONS = 2;
/** Delay before the second attempt: most failures of a provider are over by then. */
export const EXTRACTION_RETRY_MS = 2_000;

/** Turns a stretch of turns into facts, or into what the rules make of each. */
@Injectable()
export class StretchService {
  constructor(
    private readonly stretches: StretchRepository,
    private readonly registry: TurnHandlerRegistry,
    private readonly metrics: Metrics,
  ) {}

  /**
   * Settles the stretch of a turn.
   * @returns false, with nothing written, if the model gave no usable answer and is to be asked once more
   * @throws LeaseLost, DecryptionError
   */
  async settle(ctx: RequestContext, lease: Lease, turn: QueuedTurn): Promise<boolean> {
    const { handler } = this.registry;
    const turns = await this.stretches.find(lease, turn);
    const mayAsk = turn.strikes <= MAX_EXTRACTIONS;
    const extraction = mayAsk ? await handler.extract(ctx, turns) : undefined;
    if (!extraction && turn.strikes < MAX_EXTRACTIONS) return false;
    const { facts, turns: readings } = extraction ?? leftToRules(turns);
    const fates = readings.map((reading, index): StretchFate => {
      if (reading === 'no_fact') return { outcome: 'dropped', reason: reading };
      return reading === 'extracted' ? reading : handler.byRules(turns[index]!);
    });
    for (const named of turns.filter(({ isNamed }) => isNamed)) await handler.withdraw(ctx, named);
    await this.stretches.settle(lease, turn, turns, fates, facts);
    for (const fate of fates) if (fate !== 'extracted' && isOutcome(fate)) this.metrics.countEvent(fate.outcome);
    return true;
  }
}

const leftToRules = (turns: readonly PlacedTurn[]): Extraction => ({ facts: [], turns: turns.map(() => 'rules') });
