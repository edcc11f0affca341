import { maskedPath } from './masked-path.js';

describe('maskedPath', () => {
  it.each([
    ['/v1/memory/mnx_ws_0123456789abcdef', '/v1/memory/mnx_ws_***'],
    ['/v1/bxk_ws_0123456789/x', '/v1/bxk_ws_***/x'],
    ['/mcp/az_live_0123456789abcdef', '/mcp/az_live_***'],
    ['/admin/v1/mnx_admin_0123456789', '/admin/v1/mnx_admin_***'],
    ['/v1/MNX_WS_0123%34', '/v1/MNX_WS_***'],
    ['/v1/mnx_ws_%2Fsecret', '/v1/mnx_ws_***'],
    ['/Bearer%20mnx_ws_01234567', '/Bearer%20mnx_ws_***'],
    ['/v1/memory/7/history', '/v1/memory/7/history'],
  ])('shows %s as %s', (path, shown) => expect(maskedPath(path)).toBe(shown));
});
