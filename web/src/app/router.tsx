import { createRootRouteWithContext, createRoute, createRouter, Outlet, redirect } from '@tanstack/react-router';
import { type Session, sessionQuery } from '../api/session';
import { memorySearch } from '../logic/memory-search';
import { conversationSearch, numbersOf, recommendationSearch, retrieveSearch, wordsOf } from '../logic/page-search';
import { LoadFailed, NotFound } from '../parts/dead-ends';
import { homeWorkspaceId } from './home-workspace';
import { lazyPage } from './lazy-page';
import { queryClient } from './query-client';
import { Shell } from './shell';
import { WorkspaceFrame } from './workspace-frame';

const rootRoute = createRootRouteWithContext()({ component: Outlet, notFoundComponent: NotFound });

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: ({ to }: Record<string, unknown>): { to?: string } => (typeof to === 'string' && isOwnPath(to) ? { to } : {}),
  component: lazyPage(() => import('../pages/sign-in'), 'SignInPage'),
});

/** True for a path of these pages: an address that leads elsewhere must not be followed after the sign-in. */
const isOwnPath = (path: string): boolean => /^\/(?![/\\]|sign-in)/.test(path);

/** Everything behind the sign-in. */
const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  beforeLoad: async ({ location }): Promise<{ session: Session }> => {
    const session = await queryClient.ensureQueryData(sessionQuery);
    if (!session) throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { to: location.href } });
    return { session };
  },
  component: Shell,
});

const indexRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/',
  beforeLoad: async ({ context }) => {
    const workspaceId = await homeWorkspaceId(context.session);
    if (workspaceId === undefined) throw redirect({ to: '/workspaces' });
    throw redirect({ to: '/w/$workspaceId/overview', params: { workspaceId } });
  },
});

/** A page that only the operator has. */
const operatorRoute = createRoute({
  getParentRoute: () => signedInRoute,
  id: 'operator',
  beforeLoad: ({ context }) => {
    if (context.session.kind !== 'admin') throw redirect({ to: '/' });
  },
});

const workspacesRoute = createRoute({
  getParentRoute: () => operatorRoute,
  path: '/workspaces',
  validateSearch: ({ account, q }: Record<string, unknown>): { account?: number; q?: string } => ({
    ...numbersOf({ account }),
    ...wordsOf({ q }),
  }),
  component: lazyPage(() => import('../pages/workspaces'), 'WorkspacesPage'),
});
const accountsRoute = createRoute({
  getParentRoute: () => operatorRoute,
  path: '/accounts',
  component: lazyPage(() => import('../pages/accounts'), 'AccountsPage'),
});
const plansRoute = createRoute({
  getParentRoute: () => operatorRoute,
  path: '/plans',
  component: lazyPage(() => import('../pages/plans'), 'PlansPage'),
});
const auditRoute = createRoute({
  getParentRoute: () => operatorRoute,
  path: '/audit',
  validateSearch: ({ about }: Record<string, unknown>): { about?: string } => wordsOf({ about }),
  component: lazyPage(() => import('../pages/audit'), 'AuditPage'),
});
const systemRoute = createRoute({
  getParentRoute: () => operatorRoute,
  path: '/system',
  component: lazyPage(() => import('../pages/system'), 'SystemPage'),
});

/** The pages of one workspace. */
const workspaceRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/w/$workspaceId',
  params: {
    // No workspace has the number 0.
    parse: ({ workspaceId }) => ({ workspaceId: numbersOf({ workspaceId }).workspaceId ?? 0 }),
    stringify: ({ workspaceId }) => ({ workspaceId: String(workspaceId) }),
  },
  component: WorkspaceFrame,
});
const overviewRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/overview',
  component: lazyPage(() => import('../pages/overview'), 'OverviewPage'),
});
const memoriesRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/memories',
  validateSearch: memorySearch,
  component: lazyPage(() => import('../pages/memories'), 'MemoriesPage'),
});
const retrieveRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/retrieve',
  validateSearch: retrieveSearch,
  component: lazyPage(() => import('../pages/retrieve'), 'RetrievePage'),
});
const storeRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/store',
  component: lazyPage(() => import('../pages/store'), 'StorePage'),
});
const conversationsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/conversations',
  validateSearch: conversationSearch,
  component: lazyPage(() => import('../pages/conversations'), 'ConversationsPage'),
});
const settingsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/settings',
  component: lazyPage(() => import('../pages/settings'), 'SettingsPage'),
});
const optimizationRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/optimization',
  validateSearch: recommendationSearch,
  component: lazyPage(() => import('../pages/optimization'), 'OptimizationPage'),
});
const connectRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/connect',
  component: lazyPage(() => import('../pages/connect'), 'ConnectPage'),
});
const operatorOfWorkspaceRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  id: 'operator-of-workspace',
  beforeLoad: ({ context }) => {
    if (context.session.kind !== 'admin') throw redirect({ to: '/' });
  },
});
const keysRoute = createRoute({
  getParentRoute: () => operatorOfWorkspaceRoute,
  path: '/keys',
  component: lazyPage(() => import('../pages/keys'), 'KeysPage'),
});
const applicationsRoute = createRoute({
  getParentRoute: () => operatorOfWorkspaceRoute,
  path: '/applications',
  component: lazyPage(() => import('../pages/applications'), 'ApplicationsPage'),
});
const webhooksRoute = createRoute({
  getParentRoute: () => operatorOfWorkspaceRoute,
  path: '/webhooks',
  validateSearch: ({ deliveries }: Record<string, unknown>): { deliveries?: number } => numbersOf({ deliveries }),
  component: lazyPage(() => import('../pages/webhooks'), 'WebhooksPage'),
});

const usageRoute = createRoute({
  getParentRoute: () => operatorOfWorkspaceRoute,
  path: '/usage',
  validateSearch: ({ days, key }: Record<string, unknown>): { days?: number; key?: number } => numbersOf({ days, key }),
  component: lazyPage(() => import('../pages/usage'), 'UsagePage'),
});

export const router = createRouter({
  basepath: '/dashboard',
  defaultPreload: 'intent',
  defaultErrorComponent: LoadFailed,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
  routeTree: rootRoute.addChildren([
    signInRoute,
    signedInRoute.addChildren([
      indexRoute,
      operatorRoute.addChildren([workspacesRoute, accountsRoute, plansRoute, auditRoute, systemRoute]),
      workspaceRoute.addChildren([
        overviewRoute,
        memoriesRoute,
        retrieveRoute,
        storeRoute,
        optimizationRoute,
        conversationsRoute,
        connectRoute,
        settingsRoute,
        operatorOfWorkspaceRoute.addChildren([keysRoute, applicationsRoute, webhooksRoute, usageRoute]),
      ]),
    ]),
  ]),
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
