import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiResponse } from '@nestjs/swagger';

class AzenError {
  @ApiProperty({
    type: 'string',
    enum: ['invalid_request', 'unauthorized', 'forbidden', 'not_found', 'rate_limited', 'internal_server_error'],
  })
  status: string;

  @ApiProperty({ examples: ['Memory not found'] })
  message: string;

  @ApiProperty({ type: 'integer', description: 'The status of the response.', examples: [404] })
  code: number;
}

const RETRY_AFTER = { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' as const } } };

const DESCRIPTIONS = {
  400: 'Invalid Request',
  401: 'No API Key',
  403: 'Invalid API Key',
  404: 'Memory Not Found',
  409: 'Conflict of the Idempotency-Key',
  413: 'Payload Too Large',
  429: 'Rate Limited',
  500: 'Internal Server Error',
};

/** Documents the errors of an endpoint, in addition to those that every endpoint has. */
export const AzenErrors = (...more: (keyof typeof DESCRIPTIONS)[]): MethodDecorator =>
  applyDecorators(
    ...([401, 403, 429, 500, ...more] as const).map((status) =>
      ApiResponse({
        status,
        type: AzenError,
        description: DESCRIPTIONS[status],
        ...((status === 409 || status === 429) && { headers: RETRY_AFTER }),
      }),
    ),
  );
