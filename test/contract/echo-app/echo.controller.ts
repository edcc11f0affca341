import { Readable } from 'node:stream';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { AppError } from '../../../src/common/app-error.js';
import { Ctx, Diagnostic, Public } from '../../../src/http/auth.decorators.js';
import { RequestBody } from '../../../src/http/body.js';
import { IdDto, ListQueryDto, RetrieveDto, StoreDto } from './echo.dto.js';

/** Needs no key, as its class says. */
@Public()
@Controller('v1/open')
export class OpenController {
  @Get()
  ping() {
    return { pong: true };
  }
}

/** Answers every call with what it was read as, in the routes of the contract. */
@Controller('v1')
export class EchoController {
  @Post('memory/store')
  @HttpCode(200)
  @ApiResponse({ status: 200 })
  storeMemory(@Body() dto: StoreDto, @Ctx() ctx: object) {
    return { stored: { ...dto }, ctx };
  }

  @Post('memory/retrieve')
  @HttpCode(200)
  retrieveMemories(@Body() dto: RetrieveDto) {
    return { ...dto };
  }

  @Get('memories')
  listMemories(@Query() query: ListQueryDto) {
    return { ...query };
  }

  @Get('memory/:id')
  getMemory(@Param() { id }: IdDto) {
    if (id === 404) throw new AppError('memory_not_found');
    return { id };
  }

  @Delete('memory/:id')
  deleteMemory(@Param() { id }: IdDto) {
    return { id };
  }

  @Post('memory/import')
  @HttpCode(200)
  @RequestBody({ mode: 'stream', limit: 4 * 1024 * 1024 })
  async importMemories(@Body() lines: Readable) {
    let bytes = 0;
    for await (const chunk of lines) bytes += (chunk as Buffer).length;
    return { bytes };
  }

  @Get('status')
  @Diagnostic()
  getStatus() {
    return { workspace_status: 'active' };
  }

  @Get('optimize/health')
  @Diagnostic()
  getHealth() {
    return { score: 1 };
  }

  @Get('fail')
  @Public()
  fail(@Query('how') how: string) {
    if (how === 'unavailable') throw Object.assign(new Error('connect ECONNREFUSED 10.0.0.1:5432'), { code: 'ECONNREFUSED' });
    throw new Error('secret internals');
  }
}
