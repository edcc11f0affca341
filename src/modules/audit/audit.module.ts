import { Global, Module } from '@nestjs/common';
import { AuditRepository } from './audit.repository.js';
import { AuditService } from './audit.service.js';
import { AuditSweep } from './audit-sweep.js';
import { ExpiredKeyUses } from './expired-key-uses.js';
import { OperatorVisits } from './operator-visits.js';

/** The audit: who did what, and when. Whatever is to be recorded there is recorded here. */
@Global()
@Module({
  providers: [AuditRepository, AuditService, AuditSweep, ExpiredKeyUses, OperatorVisits],
  exports: [AuditRepository, AuditService, ExpiredKeyUses, OperatorVisits],
})
export class AuditModule {}
