import { Body, Controller, Param, Patch } from '@nestjs/common';
import { AdminOnly } from '../../http/auth.decorators.js';
import { toAccountResponse } from './admin.mapper.js';
import { AdminService } from './admin.service.js';
import { UpdateAccountRequest } from './dto/account.dto.js';
import { ResourcePath } from './dto/resource-path.dto.js';

@AdminOnly()
@Controller('admin/v1/accounts')
export class AdminAccountsController {
  constructor(private readonly admin: AdminService) {}

  @Patch(':id')
  async updateAccount(@Param() { id }: ResourcePath, @Body() { suspended }: UpdateAccountRequest) {
    return toAccountResponse(await this.admin.setAccountSuspended(id, suspended));
  }
}
