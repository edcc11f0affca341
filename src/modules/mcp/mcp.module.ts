import { type DynamicModule, Inject, Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { LimitsModule } from '../limits/limits.module.js';
import { MemoryModule } from '../memory/memory.module.js';
import { OptimizeModule } from '../optimize/optimize.module.js';
import { StatusModule } from '../status/status.module.js';
import { McpController } from './mcp.controller.js';
import { McpService } from './mcp.service.js';
import { CORS_ORIGINS, isAllowedOrigin } from './origins.js';
import { Prompts } from './prompts.js';
import { Resources } from './resources.js';
import { TOOLS, type Tool } from './tool.js';
import { ForgetTool } from './tools/forget.tool.js';
import { HealthTool } from './tools/health.tool.js';
import { HistoryTool } from './tools/history.tool.js';
import { ListTool } from './tools/list.tool.js';
import { RecallTool } from './tools/recall.tool.js';
import { RememberTool } from './tools/remember.tool.js';
import { StatusTool } from './tools/status.tool.js';
import { UpdateTool } from './tools/update.tool.js';

/** The tools, in the order in which `tools/list` returns them. */
const TOOL_CLASSES = [RememberTool, RecallTool, ListTool, UpdateTool, ForgetTool, HistoryTool, HealthTool, StatusTool];

/** Offers the memory operations as tools of the Model Context Protocol. */
@Module({
  imports: [LimitsModule, MemoryModule, StatusModule, OptimizeModule],
  controllers: [McpController],
  providers: [
    ...TOOL_CLASSES,
    { provide: TOOLS, inject: TOOL_CLASSES, useFactory: (...tools: Tool[]) => tools },
    Prompts,
    Resources,
    McpService,
  ],
})
export class McpModule implements OnModuleInit {
  constructor(
    private readonly server: HttpAdapterHost,
    @Inject(CORS_ORIGINS) private readonly origins: readonly string[],
  ) {}

  /** @param origins of pages that may call the endpoint besides those of this machine; `*`: all */
  static register(origins: readonly string[]): DynamicModule {
    return { module: McpModule, providers: [{ provide: CORS_ORIGINS, useValue: origins }] };
  }

  onModuleInit(): void {
    const { corsRules }: FastifyInstance = this.server.httpAdapter.getInstance();
    corsRules.add('/mcp', { methods: 'POST, OPTIONS', allows: (origin) => isAllowedOrigin(origin, this.origins) });
  }
}
