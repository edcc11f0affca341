import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AdminOnly } from '../../http/auth.decorators.js';
import { AuditService } from '../audit/audit.service.js';
import { toAuditListResponse, toAuditSelection } from './audit.mapper.js';
import { ListAuditQuery } from './dto/audit.dto.js';
import { AuditListResponse } from './dto/audit.response.js';

@ApiTags('admin')
@AdminOnly()
@Controller('admin/v1/audit')
export class AdminAuditController {
  constructor(private readonly audits: AuditService) {}

  @Get()
  @ApiOperation({
    summary: 'See who did what, and when',
    description: 'What operators did, erasures, purges, and keys that are used after their expiry. The newest first.',
  })
  @ApiOkResponse({ type: AuditListResponse })
  async listAudit(@Query() query: ListAuditQuery): Promise<AuditListResponse> {
    return toAuditListResponse(await this.audits.list(toAuditSelection(query), query));
  }
}
