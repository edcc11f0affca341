import { ApiProperty } from '@nestjs/swagger';
import { type FieldOptions, IntField } from '../../../http/fields.js';
import { orNull } from '../../../http/response-schema.js';

const MAX_INT = 2_147_483_647;

type LimitOptions = FieldOptions<number>;

/** How fast or how far a token bucket fills, in a request. */
export const RateLimitField = (options: LimitOptions = {}) => IntField({ ge: 1, le: MAX_INT, ...options });

/** Calls a month, in a request; 0 allows none. */
export const QuotaField = (options: LimitOptions = {}) =>
  IntField({ ge: 0, le: MAX_INT, optional: true, nullable: true, ...options });

/** A number of an answer that may be null. */
export const NullableCount = (description: string, example: number | null = null) =>
  ApiProperty({ ...orNull({ type: 'integer', minimum: 0 }), description, examples: [example] });

/** A number of an answer. */
export const Count = (description: string, example: number) =>
  ApiProperty({ type: 'integer', minimum: 0, description, examples: [example] });
