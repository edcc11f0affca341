import { Injectable } from '@nestjs/common';
import type { TurnHandler } from './turn.types.js';

/** The place where the memory module registers its handler of turns, because the events module must not import it. */
@Injectable()
export class TurnHandlerRegistry {
  private registered: TurnHandler | undefined;

  /** To be called while modules are initialised. */
  register(handler: TurnHandler): void {
    this.registered = handler;
  }

  get handler(): TurnHandler {
    if (!this.registered) throw new Error('no handler of conversation turns is registered');
    return this.registered;
  }
}
