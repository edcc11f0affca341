import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiConflict } from '../../http/api-errors.js';
import { AdminOnly } from '../../http/auth.decorators.js';
import { NoFields } from '../../http/no-fields.js';
import { AdminWrite } from '../audit/admin-write.decorator.js';
import { KeyRotationService } from '../encryption/key-rotation.service.js';
import { KeyRotationResponse } from './dto/key-rotation.response.js';
import { toKeyRotationResponse } from './key-rotation.mapper.js';

@ApiTags('admin')
@AdminOnly()
@Controller('admin/v1/key-rotation')
export class AdminKeyRotationController {
  constructor(private readonly rotation: KeyRotationService) {}

  @Get()
  @ApiOperation({ summary: 'How far the key rotation is', description: 'The last one where none is under way.' })
  @ApiOkResponse({ type: KeyRotationResponse })
  async getKeyRotation(): Promise<KeyRotationResponse> {
    return toKeyRotationResponse(await this.rotation.progress());
  }

  @Post()
  @AdminWrite('key_rotation.started')
  @NoFields()
  @HttpCode(202)
  @ApiOperation({
    summary: 'Bring all texts under the present ENCRYPTION_KEY',
    description:
      'Whether they are plain or under another key; without ENCRYPTION_KEY, back to plain. The service goes on answering. ' +
      'One that is stopped or killed meanwhile goes on at its next start.',
  })
  @ApiAcceptedResponse({ type: KeyRotationResponse })
  @ApiConflict('The service was started without keys')
  async startKeyRotation(): Promise<KeyRotationResponse> {
    return toKeyRotationResponse(await this.rotation.start());
  }
}
