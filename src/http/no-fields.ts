import { type CanActivate, type ExecutionContext, UseGuards } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../common/app-error.js';
import { ForbidExtra, readDto } from './dto.js';
import { Refusal } from './field-readers.js';

@ForbidExtra()
class NoFieldsRequest {}

/** A guard, so that it comes after those that look at the credentials. */
const noFieldsGuard: CanActivate = {
  canActivate(context: ExecutionContext): boolean {
    const { body } = context.switchToHttp().getRequest<FastifyRequest>();
    const read = body === undefined || body === null || readDto(NoFieldsRequest, body, ['body']);
    if (read instanceof Refusal) throw new AppError('validation_failed', { items: read.items });
    return true;
  },
};

/** Marks an endpoint whose body may be absent or `{}`: any field of it is refused, rather than ignored. */
export const NoFields = (): MethodDecorator => UseGuards(noFieldsGuard);
