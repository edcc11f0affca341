import { isAllowedOrigin } from './origins.js';

describe('isAllowedOrigin', () => {
  it.each([
    ['http://localhost:6274', [], true],
    ['http://[::1]', [], true],
    ['https://playground.example.org', [], false],
    ['null', [], false],
    ['https://playground.example.org', ['https://playground.example.org'], true],
    ['https://playground.example.org:8443', ['https://playground.example.org'], false],
    ['http://127.0.0.1:3000', ['https://playground.example.org'], true],
    ['https://anything.example', ['*'], true],
  ])('%s with %j: %s', (origin, others, allowed) => expect(isAllowedOrigin(origin, others)).toBe(allowed));
});
