import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { isJsonObject } from '../../common/json/json-values.js';
import type { Queries } from '../../common/queries.js';
import { Database } from '../../database/database.js';
import { Transactions } from '../../database/transactions.js';
import { AuditRepository, type OwnedKind } from './audit.repository.js';

/** The largest int32: no id is larger. */
const MAX_ID = 2_147_483_647;

/** Metadata: the action of an endpoint. */
export const AUDITED = 'audit:action';

/** The parts of an answer, or of what a transaction made, that tell the id of a new resource. */
interface Result {
  readonly id?: number;
  readonly workspace_id?: number;
  readonly workspace?: { readonly id: number };
}

/** Records what an operator did, in the transaction that does it. See `@Audited()`. */
@Injectable()
export class AuditInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly database: Database,
    private readonly audit: AuditRepository,
    private readonly transactions: Transactions,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return from(this.run(context, next));
  }

  private async run(context: ExecutionContext, next: CallHandler): Promise<unknown> {
    const action = this.reflector.get<string>(AUDITED, context.getHandler());
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { id: sentId, ...params } = request.params as Record<string, string | undefined>;
    const id = sentId === undefined ? undefined : Number(sentId);
    // A deleted key, grant or webhook no longer tells its workspace. The path has not been validated yet.
    const kind = ownedKindOf(request);
    const owner = kind && isId(id) ? await this.audit.workspaceOf(this.database, kind, id) : undefined;
    const isWorkspace = /^\/admin\/v1\/workspaces(?:[/?]|$)/.test(request.url);
    const record = (db: Queries, result: unknown) => {
      const made: Result = typeof result === 'object' && result !== null ? result : {};
      return this.audit.record(db, {
        workspaceId: (isWorkspace ? (id ?? made.workspace?.id) : (owner ?? made.workspace_id)) ?? null,
        actor: 'admin',
        action,
        details: {
          id: isWorkspace ? (made.id ?? made.workspace?.id) : (id ?? made.id),
          ...params,
          ...(isJsonObject(request.body) && { changes: request.body }),
        },
        requestId: request.id,
        at: new Date(),
      });
    };
    const { result, isDone } = await this.transactions.alongside(record, () =>
      lastValueFrom(next.handle(), { defaultValue: undefined }),
    );
    // Where nothing is changed in a transaction: a test of a webhook.
    if (!isDone) await record(this.database, result);
    return result;
  }
}

const isId = (id: number | undefined): id is number => Number.isInteger(id) && id! > 0 && id! <= MAX_ID;

const ownedKindOf = ({ url }: FastifyRequest): OwnedKind | undefined =>
  /^\/admin\/v1\/(deliveries|grants|keys|webhooks)\//.exec(url)?.[1] as OwnedKind | undefined;
