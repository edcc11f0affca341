import { Body, Controller, Delete, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { AdminOnly } from '../../http/auth.decorators.js';
import { ApiKeyService } from '../auth/api-key.service.js';
import { toKeyResponse } from './admin.mapper.js';
import { UpdateKeyRequest } from './dto/key.dto.js';
import { ResourcePath } from './dto/resource-path.dto.js';

@AdminOnly()
@Controller('admin/v1/keys')
export class AdminKeysController {
  constructor(private readonly keys: ApiKeyService) {}

  @Patch(':id')
  async updateKey(@Param() { id }: ResourcePath, @Body() { enabled }: UpdateKeyRequest) {
    return toKeyResponse(await this.keys.setEnabled(id, enabled));
  }

  @Post(':id/regenerate')
  @HttpCode(200)
  regenerateKey(@Param() { id }: ResourcePath) {
    return this.keys.regenerate(id);
  }

  @Delete(':id')
  @HttpCode(204)
  deleteKey(@Param() { id }: ResourcePath) {
    return this.keys.delete(id);
  }
}
