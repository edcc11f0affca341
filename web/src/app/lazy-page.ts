import { lazyRouteComponent } from '@tanstack/react-router';
import { ConnectionError } from '../../../sdk/typescript/src/errors.js';
import { isServiceThere } from '../api/session';

/**
 * Returns a page whose code is fetched when it is opened first. Where that fails because a newer build has other files, the
 * router loads the document anew; where the service is away, that would lead out of these pages, so it fails as a call does.
 */
export const lazyPage: typeof lazyRouteComponent = (importer, name) =>
  lazyRouteComponent(async () => {
    try {
      return await importer();
    } catch (cause) {
      if (await isServiceThere()) throw cause;
      throw new ConnectionError('The page could not be fetched', { cause });
    }
  }, name);
