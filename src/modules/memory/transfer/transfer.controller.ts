import { Readable } from 'node:stream';
import { Body, Controller, Get, HttpCode, Post, Res, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { RequestContext } from '../../../common/request-context.js';
import { Ctx, LongRunning } from '../../../http/auth.decorators.js';
import { RequestBody } from '../../../http/body.js';
import { ExportService } from './export.service.js';
import { ImportMemoriesResponse } from './import.response.js';
import { ImportService, MAX_IMPORT_BYTES } from './import.service.js';
import { toImportResponse } from './transfer.mapper.js';

const NDJSON = 'application/x-ndjson';
const LINES = { [NDJSON]: { schema: { type: 'string' } } };

/** `GET /v1/memory/export` and `POST /v1/memory/import`. */
@ApiTags('memory')
@Controller('v1/memory')
export class TransferController {
  constructor(
    private readonly exports: ExportService,
    private readonly imports: ImportService,
  ) {}

  @Get('export')
  @LongRunning()
  @ApiOperation({
    summary: 'Read out all memories',
    description:
      'A line of JSON for each memory, archived ones too, by id and as of one moment: everything but the vectors, which an ' +
      'import makes anew. A connection that ends before the last chunk has lost lines.',
  })
  @ApiOkResponse({
    description: 'Lines of JSON.',
    content: LINES,
    headers: { 'X-Total-Count': { description: 'Lines there will be.', schema: { type: 'integer' } } },
  })
  async exportMemories(@Ctx() ctx: RequestContext, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const { lines, count } = await this.exports.export(ctx);
    reply.header('x-total-count', count);
    return new StreamableFile(lines, { type: NDJSON });
  }

  @Post('import')
  @LongRunning()
  @HttpCode(200)
  @RequestBody({ mode: 'stream', limit: MAX_IMPORT_BYTES })
  @ApiOperation({
    summary: 'Write memories',
    description:
      'Takes what an export gives, memories of mem0 (`{"memory", "metadata", "created_at", …}`) and plain lines (`{"text", ' +
      '"meta"}`), 4 GB at most and 2 MB a line. Sensitive data is cut out of every line, what is there already is skipped, ' +
      'ids are kept where they are free, and a line that is wrong spoils no other one. A created memory takes a unit of the ' +
      'quota. Sent again after it broke off, it completes itself; an Idempotency-Key means nothing to it.',
  })
  @ApiConsumes(NDJSON)
  @ApiBody({ description: 'Lines of JSON.', schema: LINES[NDJSON].schema })
  @ApiOkResponse({ type: ImportMemoriesResponse })
  async importMemories(@Ctx() ctx: RequestContext, @Body() body: Readable | null | undefined): Promise<ImportMemoriesResponse> {
    return toImportResponse(await this.imports.import(ctx, body ?? Readable.from([])));
  }
}
