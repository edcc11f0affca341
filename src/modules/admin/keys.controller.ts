import { Body, Controller, Delete, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AdminOnly } from '../../http/auth.decorators.js';
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

  @Patch(':id')
  @ApiOperation({
    summary: 'Disable a key or enable it again, and change its limits',
    description: 'Fields that are absent stay as they are, and so does the secret.',
  })
  @ApiOkResponse({ type: KeyResponse })
  async updateKey(@Param() { id }: ResourcePath, @Body() request: UpdateKeyRequest): Promise<KeyResponse> {
    return toKeyResponse(await this.keys.update(id, toKeyChanges(request)));
  }

  @Post(':id/regenerate')
  @HttpCode(200)
  @ApiOperation({ summary: 'Give a key a new secret', description: 'The old secret is unknown from this moment on.' })
  @ApiOkResponse({ type: IssuedKeyResponse })
  regenerateKey(@Param() { id }: ResourcePath): Promise<IssuedKeyResponse> {
    return this.keys.regenerate(id);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a key for good' })
  @ApiNoContentResponse()
  deleteKey(@Param() { id }: ResourcePath): Promise<void> {
    return this.keys.delete(id);
  }
}
