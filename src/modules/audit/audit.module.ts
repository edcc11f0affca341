import { Global, Module } from '@nestjs/common';
import { AuditRepository } from './audit.repository.js';
import { AuditService } from './audit.service.js';
import { AuditSweep } from './audit-sweep.js';
import { ExpiredKeyUses } from './expired-key-uses.js';

/** The audit: who did what, and when. Whatever is to be recorded there is recorded here. */
@Global()
@Module({
  providers: [AuditRepository, AuditService, AuditSweep, ExpiredKeyUses],
  exports: [AuditRepository, AuditService, ExpiredKeyUses],
})
export class AuditModule {}
