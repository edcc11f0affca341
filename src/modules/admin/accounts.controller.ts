import { Body, Controller, Param, Patch } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AdminOnly } from '../../http/auth.decorators.js';
import { toAccountResponse } from './admin.mapper.js';
import { AdminService } from './admin.service.js';
import { UpdateAccountRequest } from './dto/account.dto.js';
import { AccountResponse } from './dto/account.response.js';
import { ResourcePath } from './dto/resource-path.dto.js';

@ApiTags('admin')
@AdminOnly()
@Controller('admin/v1/accounts')
export class AdminAccountsController {
  constructor(private readonly admin: AdminService) {}

  @Patch(':id')
  @ApiOperation({ summary: 'Suspend an account, or let it go on' })
  @ApiOkResponse({ type: AccountResponse })
  async updateAccount(@Param() { id }: ResourcePath, @Body() { suspended }: UpdateAccountRequest): Promise<AccountResponse> {
    return toAccountResponse(await this.admin.setAccountSuspended(id, suspended));
  }
}
