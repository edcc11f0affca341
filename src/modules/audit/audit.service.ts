import { Injectable } from '@nestjs/common';
import type { Page, PageRequest } from '../../common/page.js';
import { Database } from '../../database/database.js';
import { type AuditEntry, AuditRepository, type AuditSelection } from './audit.repository.js';

/** Shows the audit to an operator. */
@Injectable()
export class AuditService {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditRepository,
  ) {}

  /**
   * Returns a page of entries, the newest first.
   * @throws AppError `validation_failed` for a cursor of another list
   */
  list(selection: AuditSelection, page: PageRequest): Promise<Page<AuditEntry>> {
    return this.audit.list(this.database, selection, page);
  }
}
