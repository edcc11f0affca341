import {
  type ReadResourceResult,
  type Resource,
  ResourceNotFoundError,
  type ResourceTemplateType,
} from '@modelcontextprotocol/server';
import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { render } from '../../common/json/json-render.js';
import { parseDto } from '../../http/dto.js';
import { JSON_TYPE } from '../../http/reply.js';
import { toMemoryResponse } from '../memory/manage/manage.mapper.js';
import { ManageService } from '../memory/manage/manage.service.js';
import { idOf, MemoryPath } from '../memory/manage/memory-path.dto.js';
import type { Tool, ToolContext } from './tool.js';
import { ListTool } from './tools/list.tool.js';

const RECENT = 'memory://recent';
const BY_ID = /^memory:\/\/(\d{1,19})$/;
const TEXT = 'text/plain';

/** The memories that a person attaches to a conversation in a client. */
@Injectable()
export class Resources {
  readonly definitions: readonly Resource[] = [
    { uri: RECENT, name: 'recent', title: 'Recent memories', description: 'The 20 newest memories.', mimeType: TEXT },
  ];
  readonly templates: readonly Omit<ResourceTemplateType, 'icons'>[] = [
    {
      uriTemplate: 'memory://{id}',
      name: 'memory',
      title: 'Memory',
      description: 'One memory with its meta and dates, by its id.',
      mimeType: JSON_TYPE,
    },
  ];

  constructor(
    /** The tool whose work it is to read, and which a reading is metered as. */
    readonly tool: ListTool,
    private readonly manage: ManageService,
  ) {}

  /** @throws ResourceNotFoundError, AppError as the tool */
  async read(ctx: ToolContext, uri: string): Promise<ReadResourceResult> {
    if (uri === RECENT) {
      const tool: Tool = this.tool;
      const recent = await tool.run(ctx, parseDto(tool.arguments, { limit: 20 }, []));
      return { contents: [{ uri, mimeType: TEXT, text: tool.toText(recent) }] };
    }
    const [, id] = BY_ID.exec(uri) ?? [];
    if (id === undefined) throw new ResourceNotFoundError(uri);
    try {
      const memory = toMemoryResponse(ctx, await this.manage.get(ctx, idOf(parseDto(MemoryPath, { memory_id: id }, []))));
      return { contents: [{ uri, mimeType: JSON_TYPE, text: render(memory) }] };
    } catch (error) {
      if (error instanceof AppError && error.code === 'memory_not_found') throw new ResourceNotFoundError(uri);
      throw error;
    }
  }
}
