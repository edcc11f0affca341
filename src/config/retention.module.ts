import { type DynamicModule, Module } from '@nestjs/common';
import type { AppConfig } from './config.js';

/** Days for which records are kept. */
export type RetentionDays = AppConfig['retentionDays'];

/** Injection token of {@link RetentionDays}. */
export const RETENTION_DAYS = Symbol('RETENTION_DAYS');

/** Tells the sweeps how long the operator wants to keep records. */
@Module({})
export class RetentionModule {
  static register(days: RetentionDays): DynamicModule {
    const provider = { provide: RETENTION_DAYS, useValue: days };
    return { module: RetentionModule, global: true, providers: [provider], exports: [provider] };
  }
}
