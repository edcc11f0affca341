import { Injectable } from '@nestjs/common';
import { categoriesOf } from '../categories.js';
import { importanceOf } from '../importance.js';
import { temporalOf } from '../temporal.js';
import type { DecisionMaker, Judgement, NewText } from './decision.js';
import { decideLocally } from './local-decision.js';

/** The decision maker that needs nobody else. */
@Injectable()
export class LocalRules implements DecisionMaker {
  async decide({ text, neighbours, now }: NewText): Promise<Judgement> {
    const decision = decideLocally(text, neighbours);
    const standing = 'text' in decision ? decision.text : text;
    return {
      decision,
      traits: { importance: importanceOf(standing), categories: categoriesOf(standing), temporal: temporalOf(standing, now) },
    };
  }
}
