import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { RETENTION_DAYS, type RetentionDays } from '../../config/retention.module.js';
import { Database } from '../../database/database.js';
import { Sweep } from '../../database/sweep.js';
import { AuditRepository } from './audit.repository.js';

/** Deletes the entries of the audit that are older than the operator wants to keep them. */
@Injectable()
export class AuditSweep implements OnModuleInit, OnApplicationShutdown {
  private readonly entries: Sweep;

  constructor(database: Database, audit: AuditRepository, @Inject(RETENTION_DAYS) days: RetentionDays) {
    this.entries = new Sweep({
      name: 'old entries of the audit',
      everyMs: 3_600_000,
      batch: 500,
      step: (batch) => audit.sweep(database, days.audit, batch),
    });
  }

  onModuleInit(): void {
    this.entries.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.entries.stop();
  }
}
