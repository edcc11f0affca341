import { ApiProperty } from '@nestjs/swagger';
import { type FieldOptions, IntField } from '../../../http/fields.js';
import { orNull } from '../../../http/response-schema.js';

const MAX_INT = 2_147_483_647;

type LimitOptions = FieldOptions<number>;

/** Declares a request field that holds the refill rate or the size of a token bucket. */
export const RateLimitField = (options: LimitOptions = {}) => IntField({ ge: 1, le: MAX_INT, ...options });

/** Declares a request field that holds a monthly quota; 0 allows no calls, null means no quota. */
export const QuotaField = (options: LimitOptions = {}) =>
  IntField({ ge: 0, le: MAX_INT, optional: true, nullable: true, ...options });

/** Declares a response field that holds a count or null. */
export const NullableCount = (description: string, example: number | null = null) =>
  ApiProperty({ ...orNull({ type: 'integer', minimum: 0 }), description, examples: [example] });

/** Declares a response field that holds a count. */
export const Count = (description: string, example: number) =>
  ApiProperty({ type: 'integer', minimum: 0, description, examples: [example] });
