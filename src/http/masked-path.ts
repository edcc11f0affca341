/** A key or a token of this service, as far as it can be told from other words, with the prefix that may be shown. */
const KEY = /((?:mnx|bxk)_ws_|az_live_|mnx_admin_|mnx_oa[ct]_|mnx_ort_|whsec_)[^/?#&]+/gi;

/** Returns a path without the keys that a client has put into it by mistake: logs are read by people who should not have them. */
export const maskedPath = (path: string): string => path.replace(KEY, '$1***');
