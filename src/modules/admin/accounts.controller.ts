import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiNotFound } from '../../http/api-errors.js';
import { AdminOnly } from '../../http/auth.decorators.js';
import { PageQuery } from '../../http/page.dto.js';
import { AdminWrite } from '../audit/admin-write.decorator.js';
import { AccountService } from '../workspaces/account.service.js';
import { toAccountChanges, toAccountListResponse, toAccountResponse } from './admin.mapper.js';
import { AdminService } from './admin.service.js';
import { CreateAccountRequest, UpdateAccountRequest } from './dto/account.dto.js';
import { AccountListResponse, AccountResponse } from './dto/account.response.js';
import { ResourcePath } from './dto/resource-path.dto.js';

const UNKNOWN = 'Account Not Found';

@ApiTags('admin')
@AdminOnly()
@Controller('admin/v1/accounts')
export class AdminAccountsController {
  constructor(
    private readonly admin: AdminService,
    private readonly accounts: AccountService,
  ) {}

  @Post()
  @AdminWrite('account.created')
  @ApiOperation({ summary: 'Make an account' })
  @ApiCreatedResponse({ type: AccountResponse })
  async createAccount(@Body() { name }: CreateAccountRequest): Promise<AccountResponse> {
    return toAccountResponse(await this.admin.createAccount(name));
  }

  @Get()
  @ApiOperation({ summary: 'List the accounts' })
  @ApiOkResponse({ type: AccountListResponse })
  async listAccounts(@Query() page: PageQuery): Promise<AccountListResponse> {
    return toAccountListResponse(await this.accounts.list(page));
  }

  @Get(':id')
  @ApiOperation({ summary: 'Show an account' })
  @ApiOkResponse({ type: AccountResponse })
  @ApiNotFound(UNKNOWN)
  async getAccount(@Param() { id }: ResourcePath): Promise<AccountResponse> {
    return toAccountResponse(await this.accounts.find(id));
  }

  @Patch(':id')
  @AdminWrite('account.updated')
  @ApiOperation({
    summary: 'Rename or suspend an account, or let it go on',
    description: 'Fields that are absent stay as they are.',
  })
  @ApiOkResponse({ type: AccountResponse })
  @ApiNotFound(UNKNOWN)
  async updateAccount(@Param() { id }: ResourcePath, @Body() request: UpdateAccountRequest): Promise<AccountResponse> {
    return toAccountResponse(await this.admin.updateAccount(id, toAccountChanges(request)));
  }
}
