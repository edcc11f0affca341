import { Column } from 'typeorm';
import type { TemporalType } from '../../text/temporal/temporal-type.js';

/** The columns that a memory and its revisions have in common: the text, its meta and its traits. */
export abstract class MemoryContent {
  @Column('text')
  text: string;

  @Column('jsonb')
  meta: Record<string, unknown>;

  /** 1..10 */
  @Column('smallint')
  importance: number;

  @Column('text', { array: true })
  categories: string[];

  @Column('text', { name: 'temporal_type' })
  temporalType: TemporalType;

  @Column('text', { name: 'temporal_raw_text' })
  temporalRawText: string;

  @Column('timestamptz', { name: 'valid_until', nullable: true })
  validUntil: Date | null;
}
