import { Controller, Delete, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { AppError } from '../../common/app-error.js';
import { Diagnostic, Unmetered } from '../../http/auth.decorators.js';

/**
 * Answers the methods of the MCP endpoint for streams and sessions, of which there are none: 405. Clients look with them for
 * where to get a token, so that whoever comes without one is refused before, with the challenge that says it (RFC 9728, 5.1).
 */
@ApiExcludeController()
@Diagnostic()
@Unmetered()
@Controller('mcp')
export class McpProbeController {
  @Get()
  openStream(): never {
    throw notAllowed();
  }

  @Delete()
  endSession(): never {
    throw notAllowed();
  }
}

const notAllowed = (): AppError => new AppError('method_not_allowed', { allow: ['POST'] });
