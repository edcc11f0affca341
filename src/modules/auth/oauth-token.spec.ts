import { isAccessToken, newOAuthSecret, workspaceOfSecret } from './oauth-token.js';

describe('a secret of OAuth', () => {
  it('names its workspace', () => {
    const code = newOAuthSecret('code', 42);
    expect(code).toMatch(/^mnx_oac_42_[\w-]{43}$/);
    expect(workspaceOfSecret(code, 'code')).toBe(42);
    expect(workspaceOfSecret(code, 'access', 'refresh')).toBeUndefined();
    expect(workspaceOfSecret(newOAuthSecret('refresh', 2_147_483_647), 'access', 'refresh')).toBe(2_147_483_647);
    expect(isAccessToken(newOAuthSecret('access', 1))).toBe(true);
    expect(isAccessToken(code)).toBe(false);
  });

  it.each(['', 'mnx_oat_', `mnx_oat_0_${'x'.repeat(43)}`, `mnx_oat_2147483648_${'x'.repeat(43)}`, `mnx_oat_1_${'x'.repeat(42)}`])(
    'is not %p',
    (text) => expect(workspaceOfSecret(text, 'access')).toBeUndefined(),
  );
});
