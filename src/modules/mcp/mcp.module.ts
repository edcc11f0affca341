import { Module } from '@nestjs/common';
import { LimitsModule } from '../limits/limits.module.js';
import { MemoryModule } from '../memory/memory.module.js';
import { OptimizeModule } from '../optimize/optimize.module.js';
import { StatusModule } from '../status/status.module.js';
import { McpController } from './mcp.controller.js';
import { McpService } from './mcp.service.js';
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
  providers: [...TOOL_CLASSES, { provide: TOOLS, inject: TOOL_CLASSES, useFactory: (...tools: Tool[]) => tools }, McpService],
})
export class McpModule {}
