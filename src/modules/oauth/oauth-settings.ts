import type { AppConfig } from '../../config/config.js';

/** The address of the service, which is also the name of its authorization server, and the life time of its access tokens. */
export type OAuthSettings = NonNullable<AppConfig['oauth']>;

/** Injection token of {@link OAuthSettings}. */
export const OAUTH_SETTINGS = Symbol('OAUTH_SETTINGS');
