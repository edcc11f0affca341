import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiConflict, ApiNotFound } from '../../http/api-errors.js';
import { AdminOnly } from '../../http/auth.decorators.js';
import { NoFields } from '../../http/no-fields.js';
import { AdminWrite } from '../audit/admin-write.decorator.js';
import { ApiKeyService } from '../auth/api-key.service.js';
import { toKeyChanges, toKeyResponse } from './admin.mapper.js';
import { UpdateKeyRequest } from './dto/key.dto.js';
import { IssuedKeyResponse, KeyResponse } from './dto/key.response.js';
import { ResourcePath } from './dto/resource-path.dto.js';

@ApiTags('admin')
@AdminOnly()
@Controller('admin/v1/keys')
export class AdminKeysController {
  constructor(private readonly keys: ApiKeyService) {}

  @Get(':id')
  @ApiOperation({ summary: 'Show a key, without its secret' })
  @ApiOkResponse({ type: KeyResponse })
  @ApiNotFound('API Key Not Found')
  async getKey(@Param() { id }: ResourcePath): Promise<KeyResponse> {
    return toKeyResponse(await this.keys.find(id));
  }

  @Patch(':id')
  @AdminWrite('key.updated')
  @ApiOperation({
    summary: 'Disable a key or enable it again, and change what it may do',
    description: 'Fields that are absent stay as they are, and so does the secret.',
  })
  @ApiOkResponse({ type: KeyResponse })
  @ApiConflict('A key of the Azen API cannot be bound to a user')
  async updateKey(@Param() { id }: ResourcePath, @Body() request: UpdateKeyRequest): Promise<KeyResponse> {
    return toKeyResponse(await this.keys.update(id, toKeyChanges(request)));
  }

  @Post(':id/regenerate')
  @AdminWrite('key.regenerated')
  @NoFields()
  @HttpCode(200)
  @ApiOperation({ summary: 'Give a key a new secret', description: 'The old secret is unknown from this moment on.' })
  @ApiOkResponse({ type: IssuedKeyResponse })
  regenerateKey(@Param() { id }: ResourcePath): Promise<IssuedKeyResponse> {
    return this.keys.regenerate(id);
  }

  @Delete(':id')
  @AdminWrite('key.deleted')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a key for good' })
  @ApiNoContentResponse()
  deleteKey(@Param() { id }: ResourcePath): Promise<void> {
    return this.keys.delete(id);
  }
}
