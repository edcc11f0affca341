// Made of openapi.json by `npm run types`: do not edit.

export interface paths {
    "/admin/v1/workspaces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the workspaces */
        get: operations["list_workspaces_admin_v1_workspaces_get"];
        put?: never;
        /** Make a workspace and its first key */
        post: operations["create_workspace_admin_v1_workspaces_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/workspaces/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a workspace, a deleted one too */
        get: operations["get_workspace_admin_v1_workspaces__id__get"];
        put?: never;
        post?: never;
        /**
         * Delete a workspace
         * @description Its keys answer 403 from then on.
         */
        delete: operations["delete_workspace_admin_v1_workspaces__id__delete"];
        options?: never;
        head?: never;
        /**
         * Change a workspace's name, status, plan, limits or settings
         * @description Fields that are absent stay as they are. Another plan keeps the billing cycle and the anchor.
         */
        patch: operations["update_workspace_admin_v1_workspaces__id__patch"];
        trace?: never;
    };
    "/admin/v1/workspaces/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take the deletion of a workspace back
         * @description Its keys work again.
         */
        post: operations["restore_workspace_admin_v1_workspaces__id__restore_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/workspaces/{id}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the keys of a workspace, without their secrets */
        get: operations["list_keys_admin_v1_workspaces__id__keys_get"];
        put?: never;
        /** Make another key of a workspace */
        post: operations["create_key_admin_v1_workspaces__id__keys_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/workspaces/{id}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a workspace used this month, and what it may use */
        get: operations["get_usage_admin_v1_workspaces__id__usage_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/workspaces/{id}/usage/series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a workspace used, day by day or key by key
         * @description Counted as it succeeds; a process that is killed may lose the counts of its last second.
         */
        get: operations["get_usage_series_admin_v1_workspaces__id__usage_series_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/workspaces/{id}/usage/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start a workspace's counts of this month anew */
        post: operations["reset_usage_admin_v1_workspaces__id__usage_reset_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a key, without its secret */
        get: operations["get_key_admin_v1_keys__id__get"];
        put?: never;
        post?: never;
        /** Delete a key for good */
        delete: operations["delete_key_admin_v1_keys__id__delete"];
        options?: never;
        head?: never;
        /**
         * Disable a key or enable it again, and change what it may do
         * @description Fields that are absent stay as they are, and so does the secret.
         */
        patch: operations["update_key_admin_v1_keys__id__patch"];
        trace?: never;
    };
    "/admin/v1/keys/{id}/regenerate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a key a new secret
         * @description The old secret is unknown from this moment on.
         */
        post: operations["regenerate_key_admin_v1_keys__id__regenerate_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the plans */
        get: operations["list_plans_admin_v1_plans_get"];
        put?: never;
        /** Make a plan */
        post: operations["create_plan_admin_v1_plans_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/plans/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a plan */
        get: operations["get_plan_admin_v1_plans__code__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a plan for all its subscribers
         * @description Fields that are absent stay as they are. The code never changes.
         */
        patch: operations["update_plan_admin_v1_plans__code__patch"];
        trace?: never;
    };
    "/admin/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the accounts */
        get: operations["list_accounts_admin_v1_accounts_get"];
        put?: never;
        /** Make an account */
        post: operations["create_account_admin_v1_accounts_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an account */
        get: operations["get_account_admin_v1_accounts__id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Rename or suspend an account, or let it go on
         * @description Fields that are absent stay as they are.
         */
        patch: operations["update_account_admin_v1_accounts__id__patch"];
        trace?: never;
    };
    "/admin/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See who did what, and when
         * @description What operators did, erasures, purges, and keys that are used after their expiry. The newest first.
         */
        get: operations["list_audit_admin_v1_audit_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/workspaces/{id}/purge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See how far a purge is
         * @description Also once the workspace is gone.
         */
        get: operations["get_purge_admin_v1_workspaces__id__purge_get"];
        put?: never;
        /**
         * Delete a workspace and all that it has, for good
         * @description Its memories, keys, events, counts and everything else: no row of it is left in any table. It answers no call from this moment on; the rows are deleted in the background, after a restart too. The audit keeps that it was purged.
         */
        post: operations["purge_workspace_admin_v1_workspaces__id__purge_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See what there is, what waits and what went wrong
         * @description Totals, states, queues and versions of the service, and the last errors of the process that answers.
         */
        get: operations["get_overview_admin_v1_overview_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/reembedding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far the re-embedding is
         * @description The last one where none is under way.
         */
        get: operations["get_reembedding_admin_v1_reembedding_get"];
        put?: never;
        /**
         * Embed all memories with another model
         * @description Or with the present one again. The service goes on answering: a workspace is searched with its old vectors until all its memories have new ones. A service that is stopped or killed meanwhile goes on at its next start.
         */
        post: operations["start_reembedding_admin_v1_reembedding_post"];
        /**
         * Abandon the re-embedding
         * @description Workspaces that were switched go back to the old model, and the new vectors are removed.
         */
        delete: operations["abandon_reembedding_admin_v1_reembedding_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/key-rotation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far the key rotation is
         * @description The last one where none is under way.
         */
        get: operations["get_key_rotation_admin_v1_key_rotation_get"];
        put?: never;
        /**
         * Bring all texts under the present ENCRYPTION_KEY
         * @description Whether they are plain or under another key; without ENCRYPTION_KEY, back to plain. The service goes on answering. One that is stopped or killed meanwhile goes on at its next start.
         */
        post: operations["start_key_rotation_admin_v1_key_rotation_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/workspaces/{id}/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the webhooks of a workspace */
        get: operations["list_webhooks_admin_v1_workspaces__id__webhooks_get"];
        put?: never;
        /**
         * Make a webhook of a workspace
         * @description Deliveries are signed after Standard Webhooks with the secret, which is shown only in this answer.
         */
        post: operations["create_webhook_admin_v1_workspaces__id__webhooks_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a webhook */
        get: operations["get_webhook_admin_v1_webhooks__id__get"];
        put?: never;
        post?: never;
        /** Delete a webhook with its deliveries */
        delete: operations["delete_webhook_admin_v1_webhooks__id__delete"];
        options?: never;
        head?: never;
        /**
         * Change a webhook
         * @description Fields that are absent stay as they are. One that is enabled again goes on with the deliveries that wait.
         */
        patch: operations["update_webhook_admin_v1_webhooks__id__patch"];
        trace?: never;
    };
    "/admin/v1/webhooks/{id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a webhook a new secret
         * @description The old secret signs along for 24 hours; one that was rotated before does not any more.
         */
        post: operations["rotate_webhook_secret_admin_v1_webhooks__id__rotate_secret_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test to a webhook
         * @description A `webhook.test` is sent at once, beside the queue and without retries; the answer says what became of it.
         */
        post: operations["test_webhook_admin_v1_webhooks__id__test_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the deliveries of a webhook
         * @description The newest first.
         */
        get: operations["list_deliveries_admin_v1_webhooks__id__deliveries_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/deliveries/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Deliver an event again
         * @description As a new delivery of the same event, behind those that wait.
         */
        post: operations["replay_delivery_admin_v1_deliveries__id__replay_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/workspaces/{id}/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the applications that were connected by OAuth
         * @description Each may use one key of the workspace, until the grant is revoked or the key ends.
         */
        get: operations["list_grants_admin_v1_workspaces__id__grants_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/grants/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke a grant
         * @description The tokens of the application are unknown from this moment on.
         */
        delete: operations["revoke_grant_admin_v1_grants__id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** AccountListResponse */
        AccountListResponse: {
            /** Accounts */
            accounts: components["schemas"]["AccountResponse"][];
            /**
             * Next Cursor
             * @description The `cursor` of the next page; null on the last page.
             */
            next_cursor: string | null;
        };
        /** AccountResponse */
        AccountResponse: {
            /**
             * Id
             * @example 1
             */
            id: number;
            /**
             * Name
             * @example Default
             */
            name: string;
            /**
             * Suspended
             * @description Calls to the workspaces of a suspended account answer 403.
             */
            suspended: boolean;
            /**
             * Created At
             * Format: date-time
             * @example 2026-05-15T18:30:00Z
             */
            created_at: string;
        };
        /** AuditEntryResponse */
        AuditEntryResponse: {
            /**
             * Id
             * @example 108
             */
            id: number;
            /**
             * Workspace Id
             * @description null: no single workspace, or one that was purged.
             * @example 42
             */
            workspace_id: number | null;
            /**
             * Actor
             * @description `admin`, `key:<id>`, or `service` for what it does by itself.
             * @example admin
             */
            actor: string;
            /**
             * Action
             * @description `workspace.updated`: an operator changed a workspace; and so on for accounts, workspaces, keys, plans and usage; `workspace.opened`: an operator saw the memories of a workspace in the dashboard, recorded once an hour; `workspace.purged`: all that a workspace had is gone; `memory.erased`: what is stored of a subject was erased; `key.used_expired`: a key was used after its expiry, recorded once an hour. Other values may follow.
             * @example workspace.updated
             * @example workspace.opened
             * @example workspace.purged
             * @example memory.erased
             * @example key.used_expired
             */
            action: string;
            /**
             * Details
             * @description What was changed, of what; no text of a memory and no secret.
             * @example {
             *       "changes": {
             *         "rpm_limit": 60
             *       }
             *     }
             */
            details: {
                [key: string]: unknown;
            };
            /**
             * Request Id
             * @description The `X-BizX-Request-ID` of the call.
             * @example 3f0c8a52-7d0c-4c5b-9a2f-1f0f6f0b8d11
             */
            request_id: string;
            /**
             * Created At
             * Format: date-time
             * @example 2026-05-15T18:30:00Z
             */
            created_at: string;
        };
        /** AuditListResponse */
        AuditListResponse: {
            /** Entries */
            entries: components["schemas"]["AuditEntryResponse"][];
            /**
             * Next Cursor
             * @description The `cursor` of the next page; null on the last page.
             */
            next_cursor: string | null;
        };
        /** CodedError */
        CodedError: {
            /** Error */
            error: string;
            /** Code */
            code: string;
            /** Detail */
            detail: string;
        };
        /** CreateAccountRequest */
        CreateAccountRequest: {
            /**
             * Name
             * @description Who owns the workspaces.
             * @example Acme
             */
            name: string;
        };
        /** CreateKeyRequest */
        CreateKeyRequest: {
            /**
             * Expires At
             * @description From then on the key is unknown: calls with it answer 401. null: it does not expire.
             * @example 2027-01-01T00:00:00Z
             */
            expires_at?: string | null;
            /**
             * Operations
             * @description What it may do: `read` (retrieve, list, export), `write` (store, import, change, delete, erase). A call that needs the other one answers 403 `operation_not_allowed`. At first both.
             * @example [
             *       "read"
             *     ]
             */
            operations?: string[] | null;
            /**
             * User Id
             * @description Binds it to a user: it sees and writes only what has this `user_id` in its meta. null: to nobody.
             * @example ana
             */
            user_id?: string | null;
            /**
             * Rpm Limit
             * @description Memory calls a minute; null: as its workspace has it. Those of the workspace bound all its keys together.
             */
            rpm_limit?: number | null;
            /**
             * Burst Limit
             * @description Memory calls in one burst; null: as its workspace has it. Those of the workspace bound all its keys together.
             */
            burst_limit?: number | null;
            /**
             * Label
             * @description What the key is for.
             */
            label: string;
            /**
             * Kind
             * @description Which API it opens: `workspace` that under /v1, `azen` the Azen API under /api/v1, with 60 calls a minute of its own.
             * @default workspace
             */
            kind?: ("workspace" | "azen") | null;
        };
        /** CreatePlanRequest */
        CreatePlanRequest: {
            /**
             * Code
             * @description What it is called here, for good: lower-case words and numbers joined by hyphens.
             * @example team
             */
            code: string;
            /**
             * Name
             * @description What people see.
             * @example Team
             */
            name: string;
            /**
             * Rpm Limit
             * @description Memory calls a minute.
             * @default 30
             */
            rpm_limit?: number | null;
            /**
             * Burst Limit
             * @description Memory calls in one burst.
             * @default 15
             */
            burst_limit?: number | null;
            /**
             * Memory Write Limit
             * @description Stores a month; null: no quota.
             */
            memory_write_limit?: number | null;
            /**
             * Memory Retrieve Limit
             * @description Retrieves a month; null: no quota.
             */
            memory_retrieve_limit?: number | null;
            /**
             * Max Keys
             * @description Keys of each workspace; null: no bound. Keys above it that are there already stay.
             */
            max_keys?: number | null;
        };
        /** CreateWebhookRequest */
        CreateWebhookRequest: {
            /**
             * Event Types
             * @description Types of events to send; null: all.
             * @example [
             *       "memory.stored",
             *       "memory.deleted"
             *     ]
             */
            event_types?: ("memory.stored" | "memory.updated" | "memory.deleted" | "event.processed" | "recommendation.created" | "workspace.status_changed" | "billing.payment_confirmed" | "billing.renewal_success" | "billing.payment_failed_enhanced" | "payment.failed" | "anomaly.detected" | "webhook.disabled")[] | null;
            /**
             * Description
             * @description For operators.
             */
            description?: string | null;
            /**
             * Include Text
             * @description true: `text` and `meta` of memories are sent with `memory.stored` and `memory.updated` (false at first).
             */
            include_text?: boolean | null;
            /**
             * Enabled
             * @description false: nothing is sent, and events that happen meanwhile are not sent later either.
             */
            enabled?: boolean | null;
            /**
             * Url
             * @description https only. Private addresses are refused; so are redirects when it is called.
             * @example https://example.com/hooks/mnemonest
             */
            url: string;
        };
        /** CreateWorkspaceRequest */
        CreateWorkspaceRequest: {
            /**
             * Time Zone
             * @description IANA name of the time zone that dates in texts are read in (UTC at first).
             * @example Europe/Paris
             */
            time_zone?: string | null;
            /**
             * Scope Keys
             * @description Keys of meta: memories that differ in the value of one are never compared with each other. `run_id`, `session_id` and `thread_id` only count where a memory has no `user_id`. Another list is applied to the memories that are there, too.
             * @example [
             *       "user_id",
             *       "agent_id",
             *       "app_id",
             *       "project",
             *       "run_id",
             *       "session_id",
             *       "thread_id"
             *     ]
             */
            scope_keys?: string[] | null;
            /**
             * Auto Apply
             * @description The kinds of recommendations that are applied without being asked: `duplicate`, `expired`. At first none.
             * @example [
             *       "duplicate"
             *     ]
             */
            auto_apply?: string[] | null;
            /**
             * Rpm Limit
             * @description Memory calls a minute, of all its keys together; null: as the plan has it.
             */
            rpm_limit?: number | null;
            /**
             * Burst Limit
             * @description Memory calls in one burst, of all its keys together; null: as the plan has it.
             */
            burst_limit?: number | null;
            /**
             * Memory Write Limit
             * @description Stores a month; null: as the plan has it.
             */
            memory_write_limit?: number | null;
            /**
             * Memory Retrieve Limit
             * @description Retrieves a month; null: as the plan has it.
             */
            memory_retrieve_limit?: number | null;
            /**
             * Plan
             * @description Code of a plan; `self-hosted` if absent. null: no subscription, and the default rate limits.
             */
            plan?: string | null;
            /**
             * Billing Cycle
             * @description How the subscription is billed (monthly at first); quotas are monthly all the same.
             */
            billing_cycle?: ("monthly" | "yearly") | null;
            /**
             * Anchor
             * @description The moment that quota months are counted from (at first that of subscribing). Another one may begin a new count.
             */
            anchor?: string | null;
            /**
             * Account Id
             * @description Owner (at first the first account); a workspace of a suspended account answers 403.
             */
            account_id?: number | null;
            /** Name */
            name: string;
        };
        /** CreatedWorkspaceResponse */
        CreatedWorkspaceResponse: {
            workspace: components["schemas"]["WorkspaceResponse"];
            api_key: components["schemas"]["IssuedKeyResponse"];
        };
        /** CycleResponse */
        CycleResponse: {
            /**
             * Start
             * Format: date-time
             * @description Its first moment.
             * @example 2026-05-15T18:30:00Z
             */
            start: string;
            /**
             * End
             * Format: date-time
             * @description The first moment of the next one.
             * @example 2026-06-15T18:30:00Z
             */
            end: string;
        };
        /** DayUsageResponse */
        DayUsageResponse: {
            /**
             * Calls
             * @description Calls, over REST, MCP and the Azen API, whatever they were answered.
             * @example 812
             */
            calls: number;
            /**
             * Memory Writes
             * @description Stores that succeeded; an import has one for each memory.
             * @example 640
             */
            memory_writes: number;
            /**
             * Memory Retrieves
             * @description Retrieves that succeeded.
             * @example 120
             */
            memory_retrieves: number;
            /**
             * Day
             * Format: date
             * @description Of UTC.
             * @example 2026-05-15
             */
            day: string;
        };
        /** DeliveryListResponse */
        DeliveryListResponse: {
            /** Deliveries */
            deliveries: components["schemas"]["DeliveryResponse"][];
            /**
             * Next Cursor
             * @description The `cursor` of the next page; null on the last page.
             */
            next_cursor: string | null;
        };
        /** DeliveryResponse */
        DeliveryResponse: {
            /**
             * Id
             * @example 9001
             */
            id: number;
            /**
             * Webhook Id
             * @example 3
             */
            webhook_id: number;
            /**
             * Event Id
             * @description As in the body and in `webhook-id`.
             * @example evt_mij3k2x1_4711
             */
            event_id: string;
            /**
             * Event Type
             * @description null once the event is no longer kept.
             * @example memory.stored
             */
            event_type: string | null;
            /**
             * Payload
             * @description That of the body, without texts of memories; null once the event is no longer kept.
             * @example {
             *       "memory_id": 8421,
             *       "api_key_id": 1,
             *       "request_id": "order-4711",
             *       "action": "stored_new"
             *     }
             */
            payload: {
                [key: string]: unknown;
            } | null;
            /**
             * State
             * @description `pending`: it waits for its turn, or for its next attempt; `delivered`: an attempt was answered with 200 to 299; `dead`: every attempt has failed.
             * @enum {string}
             */
            state: "pending" | "delivered" | "dead";
            /**
             * Attempts
             * @example 1
             */
            attempts: number;
            /**
             * Status Code
             * @description Status of the last answer; null without one.
             * @example 200
             */
            status_code: number | null;
            /**
             * Error
             * @description Why the last attempt failed.
             * @example null
             */
            error: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Attempted At
             * @description When the last attempt began.
             */
            attempted_at: string | null;
            /** Finished At */
            finished_at: string | null;
        };
        /** EmbeddingModelResponse */
        EmbeddingModelResponse: {
            /**
             * Provider
             * @description `local`: on this machine; `openai`: an OpenAI-compatible API. Other values may follow.
             * @example local
             * @example openai
             */
            provider: string;
            /**
             * Model
             * @example text-embedding-3-small
             */
            model: string;
            /**
             * Dimensions
             * @description Numbers in a vector.
             * @example 1536
             */
            dimensions: number;
            /**
             * Directory
             * @description The directory that a local model is loaded from, if it has one.
             */
            directory: string | null;
        };
        /** EmbeddingVariablesResponse */
        EmbeddingVariablesResponse: {
            /**
             * EMBEDDINGS
             * @example openai
             */
            EMBEDDINGS: string;
            /**
             * EMBEDDING MODEL
             * @example text-embedding-3-small
             */
            EMBEDDING_MODEL: string;
            /**
             * EMBEDDING DIMENSIONS
             * @example 1536
             */
            EMBEDDING_DIMENSIONS: string;
            /**
             * EMBEDDING MODEL DIR
             * @description Present if one of the two models has a directory; empty if that is not the one to start with.
             * @example /models/bge-small-en-v1.5
             */
            EMBEDDING_MODEL_DIR?: string;
        };
        /** ErrorDetail */
        ErrorDetail: {
            /** Detail */
            detail: string;
        };
        /** GrantListResponse */
        GrantListResponse: {
            /** Grants */
            grants: components["schemas"]["GrantResponse"][];
            /**
             * Next Cursor
             * @description The `cursor` of the next page; null on the last page.
             */
            next_cursor: string | null;
        };
        /** GrantResponse */
        GrantResponse: {
            /**
             * Id
             * @example 5
             */
            id: number;
            /**
             * Workspace Id
             * @example 42
             */
            workspace_id: number;
            /**
             * Api Key Id
             * @description The key that was presented; the grant ends with it.
             * @example 17
             */
            api_key_id: number;
            /**
             * Api Key Label
             * @example claude.ai of Ana
             */
            api_key_label: string;
            /**
             * Client Id
             * @description That of its registration, or the address of the document that describes it.
             * @example mnx_client_5f2nW0vTn1bq0WbJzq3m4A
             */
            client_id: string;
            /**
             * Client Name
             * @description The name that the application gave itself.
             * @example Claude
             */
            client_name: string;
            /**
             * Scopes
             * @description What it may do, as far as the key may.
             * @example [
             *       "read",
             *       "write"
             *     ]
             */
            scopes: ("read" | "write")[];
            /**
             * Created At
             * Format: date-time
             * @example 2026-05-01T10:00:00Z
             */
            created_at: string;
            /**
             * Last Used At
             * @description When it last got tokens, which it does about once an hour while it is used.
             * @example 2026-05-15T18:30:00Z
             */
            last_used_at: string | null;
            /**
             * Expires At
             * @description When it ends unless it is used before, or when its key expires; null: it has no tokens any more.
             * @example 2026-06-14T18:30:00Z
             */
            expires_at: string | null;
        };
        /** HTTPValidationError */
        HTTPValidationError: {
            /** Detail */
            detail?: components["schemas"]["ValidationError"][];
        };
        /** IssuedKeyResponse */
        IssuedKeyResponse: {
            /**
             * Id
             * @example 17
             */
            id: number;
            /**
             * Key
             * @description The secret. It is kept as a hash only and cannot be shown again.
             * @example mnx_ws_0a1b2c3d4e5f60718293a4b5c6d7e8f901234567
             */
            key: string;
            /**
             * Prefix
             * @description The first 14 characters of the key, and more where it names its installation.
             * @example mnx_ws_0a1b2c3
             */
            prefix: string;
        };
        /** IssuedWebhookResponse */
        IssuedWebhookResponse: {
            webhook: components["schemas"]["WebhookResponse"];
            /**
             * Secret
             * @description Shown only here.
             * @example whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD
             */
            secret: string;
        };
        /** KeyListResponse */
        KeyListResponse: {
            /** Keys */
            keys: components["schemas"]["KeyResponse"][];
            /**
             * Next Cursor
             * @description The `cursor` of the next page; null on the last page.
             */
            next_cursor: string | null;
        };
        /** KeyResponse */
        KeyResponse: {
            /**
             * Id
             * @example 17
             */
            id: number;
            /**
             * Workspace Id
             * @example 42
             */
            workspace_id: number;
            /**
             * Kind
             * @description Which API it opens.
             * @example workspace
             * @enum {string}
             */
            kind: "workspace" | "azen";
            /**
             * Label
             * @description What the key is for.
             * @example ci
             */
            label: string;
            /**
             * Prefix
             * @description The first 14 characters of the key, and more where it names its installation.
             * @example mnx_ws_0a1b2c3
             */
            prefix: string;
            /**
             * Enabled
             * @description Calls with a disabled key answer 403.
             */
            enabled: boolean;
            /**
             * Operations
             * @description What it may do.
             * @example [
             *       "read",
             *       "write"
             *     ]
             */
            operations: ("read" | "write")[];
            /**
             * User Id
             * @description The user whose memories alone it sees and writes; null: those of the workspace.
             * @example ana
             */
            user_id: string | null;
            /**
             * Expires At
             * @description From then on calls with it answer 401; null: it does not expire.
             * @example 2027-01-01T00:00:00Z
             */
            expires_at: string | null;
            /**
             * Last Used At
             * @description The last call with it, to the minute; null: there was none.
             * @example 2026-05-15T18:30:00Z
             */
            last_used_at: string | null;
            /**
             * Rpm Limit
             * @description Memory calls a minute; null: as its workspace has it.
             * @example null
             */
            rpm_limit: number | null;
            /**
             * Burst Limit
             * @description Memory calls in one burst; null: as its workspace has it.
             * @example null
             */
            burst_limit: number | null;
            /**
             * Created At
             * Format: date-time
             * @example 2026-05-15T18:30:00Z
             */
            created_at: string;
        };
        /** KeyRotationResponse */
        KeyRotationResponse: {
            /**
             * Id
             * @example 1
             */
            id: number;
            /**
             * State
             * @description `rotating`: texts are being brought under the key; `done`: all that can be read are. Other values may follow.
             * @example rotating
             * @example done
             */
            state: string;
            /**
             * To Key Id
             * @description First 16 hexadecimal digits of the SHA-256 of the key; null: back to plain texts.
             * @example 5994471abb01112a
             */
            to_key_id: string | null;
            /**
             * Rows Total
             * @description Memories with their revisions, queued turns and remembered answers that were not under the key when it began.
             * @example 5000
             */
            rows_total: number;
            /**
             * Rows Done
             * @description Those that are now.
             * @example 3200
             */
            rows_done: number;
            /**
             * Rows Failed
             * @description Those that could not be decrypted: they stay as they are, and the log names them.
             * @example 0
             */
            rows_failed: number;
            /**
             * Rows Per Second
             * @description Of the last seconds.
             * @example 1210.5
             */
            rows_per_second: number | null;
            /**
             * Seconds Left
             * @description Until all are done, at that rate.
             * @example 2
             */
            seconds_left: number | null;
            /**
             * Problem
             * @description Why it does not go on at the moment; it is tried again.
             */
            problem: string | null;
            /**
             * Started At
             * Format: date-time
             * @example 2026-05-15T18:30:00Z
             */
            started_at: string;
            /**
             * Finished At
             * @example 2026-05-15T18:31:00Z
             */
            finished_at: string | null;
        };
        /** KeySeriesResponse */
        KeySeriesResponse: {
            /**
             * Calls
             * @description Calls, over REST, MCP and the Azen API, whatever they were answered.
             * @example 812
             */
            calls: number;
            /**
             * Memory Writes
             * @description Stores that succeeded; an import has one for each memory.
             * @example 640
             */
            memory_writes: number;
            /**
             * Memory Retrieves
             * @description Retrieves that succeeded.
             * @example 120
             */
            memory_retrieves: number;
            /**
             * Api Key Id
             * @example 17
             */
            api_key_id: number;
            /**
             * Label
             * @description null: it was deleted.
             * @example ci
             */
            label: string | null;
        };
        /** KeyUsageResponse */
        KeyUsageResponse: {
            /**
             * Id
             * @example 17
             */
            id: number;
            /**
             * Kind
             * @description Which API it opens.
             * @example workspace
             * @enum {string}
             */
            kind: "workspace" | "azen";
            /**
             * Label
             * @description What the key is for.
             * @example ci
             */
            label: string;
            /**
             * Prefix
             * @description The first 14 characters of the key, and more where it names its installation.
             * @example mnx_ws_0a1b2c3
             */
            prefix: string;
            /**
             * Enabled
             * @description Calls with a disabled key answer 403.
             */
            enabled: boolean;
            /**
             * Rpm Limit
             * @description Memory calls a minute.
             * @example 30
             */
            rpm_limit: number;
            /**
             * Burst Limit
             * @description Memory calls in one burst.
             * @example 15
             */
            burst_limit: number;
        };
        /** LatenciesResponse */
        LatenciesResponse: {
            /**
             * Store
             * @description Of `POST /v1/memory/store`.
             */
            store: components["schemas"]["LatencyResponse"];
            /**
             * Retrieve
             * @description Of `POST /v1/memory/retrieve`.
             */
            retrieve: components["schemas"]["LatencyResponse"];
        };
        /** LatencyResponse */
        LatencyResponse: {
            /**
             * Calls
             * @description Calls that these numbers are of: the last 1,000 that succeeded.
             * @example 1000
             */
            calls: number;
            /**
             * P50 Ms
             * @description Half of these calls were answered within so many milliseconds; null without calls.
             * @example 12.4
             */
            p50_ms: number | null;
            /**
             * P95 Ms
             * @description 95 % of these calls were answered within so many milliseconds; null without calls.
             * @example 31
             */
            p95_ms: number | null;
        };
        /** OverviewResponse */
        OverviewResponse: {
            /**
             * Status
             * @description `ready`: all is well; `degraded`: calls are served without a dependency; `unavailable`: stores or retrieves fail; `stopping`: it is about to stop. Other values may follow.
             * @example ready
             * @example degraded
             * @example unavailable
             * @example stopping
             */
            status: string;
            /**
             * Checks
             * @description As `/readyz` says.
             * @example {
             *       "database": "up",
             *       "embeddings": "up",
             *       "redis": "not configured"
             *     }
             */
            checks: {
                [key: string]: string;
            };
            /**
             * Started At
             * Format: date-time
             * @description When this process started.
             * @example 2026-05-15T18:30:00Z
             */
            started_at: string;
            /**
             * Encryption
             * @description `on`: texts are encrypted with ENCRYPTION_KEY; `ending`: with previous keys only, new texts are stored plain; `off`: without keys, all texts are stored plain. Other values may follow.
             * @example on
             * @example ending
             * @example off
             */
            encryption: string;
            totals: components["schemas"]["TotalsResponse"];
            /**
             * Queues
             * @description What waits, of all processes.
             */
            queues: components["schemas"]["QueuesResponse"];
            /**
             * Latencies
             * @description How long the last stores and retrieves of this process took.
             */
            latencies: components["schemas"]["LatenciesResponse"];
            versions: components["schemas"]["VersionsResponse"];
            /**
             * Last Errors
             * @description The last 20 errors in the log of this process, the newest first.
             */
            last_errors: components["schemas"]["RecentErrorResponse"][];
        };
        /** PlanListResponse */
        PlanListResponse: {
            /** Plans */
            plans: components["schemas"]["PlanResponse"][];
            /**
             * Next Cursor
             * @description The `cursor` of the next page; null on the last page.
             */
            next_cursor: string | null;
        };
        /** PlanResponse */
        PlanResponse: {
            /**
             * Code
             * @description What it is called here; it never changes.
             * @example free
             */
            code: string;
            /**
             * Name
             * @description What people see.
             * @example Free
             */
            name: string;
            /**
             * Rpm Limit
             * @description Memory calls a minute.
             * @example 30
             */
            rpm_limit: number;
            /**
             * Burst Limit
             * @description Memory calls in one burst.
             * @example 15
             */
            burst_limit: number;
            /**
             * Memory Write Limit
             * @description Stores a month; null: no quota.
             * @example 1000
             */
            memory_write_limit: number | null;
            /**
             * Memory Retrieve Limit
             * @description Retrieves a month; null: no quota.
             * @example 5000
             */
            memory_retrieve_limit: number | null;
            /**
             * Max Keys
             * @description Keys of each workspace; null: no bound.
             * @example 10
             */
            max_keys: number | null;
            /**
             * Created At
             * Format: date-time
             * @example 2026-05-15T18:30:00Z
             */
            created_at: string;
        };
        /** PurgeRequest */
        PurgeRequest: {
            /**
             * Confirm
             * @description The name of the workspace.
             * @example Acme
             */
            confirm: string;
        };
        /** PurgeResponse */
        PurgeResponse: {
            /**
             * Workspace Id
             * @example 42
             */
            workspace_id: number;
            /**
             * State
             * @description `purging`: rows are being deleted; `done`: nothing is left. Other values may follow.
             * @example purging
             * @example done
             */
            state: string;
            /**
             * Rows Deleted
             * @description Rows that are gone.
             * @example 120000
             */
            rows_deleted: number;
            /**
             * Requested At
             * Format: date-time
             * @example 2026-05-15T18:30:00Z
             */
            requested_at: string;
            /**
             * Finished At
             * @example 2026-05-15T18:31:00Z
             */
            finished_at: string | null;
        };
        /** QueuesResponse */
        QueuesResponse: {
            /**
             * Turns
             * @description Turns of conversations that wait to become memories.
             * @example 0
             */
            turns: number;
            /**
             * Embedding Jobs
             * @description Texts that wait for vectors.
             * @example 0
             */
            embedding_jobs: number;
            /**
             * Purges
             * @description Workspaces that are being purged.
             * @example 0
             */
            purges: number;
        };
        /** QuotaResponse */
        QuotaResponse: {
            /**
             * Used
             * @description Calls of this month that succeeded, and those under way.
             * @example 640
             */
            used: number;
            /**
             * Limit
             * @description Calls a month; null: no quota.
             * @example 1000
             */
            limit: number | null;
            /**
             * Remaining
             * @description Calls left; null: no quota.
             * @example 360
             */
            remaining: number | null;
        };
        /** RateLimitResponse */
        RateLimitResponse: {
            /**
             * Rpm Limit
             * @description Memory calls a minute.
             * @example 30
             */
            rpm_limit: number;
            /**
             * Burst Limit
             * @description Memory calls in one burst.
             * @example 15
             */
            burst_limit: number;
        };
        /** RecentErrorResponse */
        RecentErrorResponse: {
            /**
             * At
             * Format: date-time
             * @example 2026-05-15T18:30:00Z
             */
            at: string;
            /**
             * Context
             * @description The part of the service that logged it.
             * @example ErrorFilter
             */
            context: string;
            /**
             * Message
             * @description The first line, at most 300 characters.
             * @example Unexpected failure
             */
            message: string;
            /**
             * Request Id
             * @description null outside of a request.
             * @example order-4711
             */
            request_id: string | null;
        };
        /** ReembeddingResponse */
        ReembeddingResponse: {
            /**
             * Id
             * @example 1
             */
            id: number;
            /**
             * State
             * @description `embedding`: new vectors are being made; `cleaning`: all memories are searched by the new vectors; the old ones are being removed; `done`: nothing of the old vectors is left; `abandoning`: it was called off; workspaces go back to the old model; `abandoned`: it was called off, and nothing of it is left. Other values may follow.
             * @example embedding
             * @example cleaning
             * @example done
             * @example abandoning
             * @example abandoned
             */
            state: string;
            /**
             * From
             * @description The model that is left.
             */
            from: components["schemas"]["EmbeddingModelResponse"];
            /**
             * To
             * @description The model that takes its place. After an abandonment: the one that all go back to.
             */
            to: components["schemas"]["EmbeddingModelResponse"];
            /**
             * Memories Total
             * @description Memories there were when it began.
             * @example 5000
             */
            memories_total: number;
            /**
             * Memories Done
             * @description Memories that have their new vector.
             * @example 3200
             */
            memories_done: number;
            /**
             * Memories Cleared
             * @description Memories whose old vector is removed.
             * @example 0
             */
            memories_cleared: number;
            /**
             * Workspaces Left
             * @description Workspaces that are still searched by their old vectors.
             * @example 3
             */
            workspaces_left: number;
            /**
             * Memories Per Second
             * @description Of the last seconds.
             * @example 210.5
             */
            memories_per_second: number | null;
            /**
             * Seconds Left
             * @description Until all have their new vectors, at that rate.
             * @example 9
             */
            seconds_left: number | null;
            /**
             * Problem
             * @description Why it does not go on at the moment; it is tried again.
             */
            problem: string | null;
            /**
             * Variables
             * @description What the service must be started with once it is done; until then the old values will do as well.
             */
            variables: components["schemas"]["EmbeddingVariablesResponse"];
            /**
             * Started At
             * Format: date-time
             * @example 2026-05-15T18:30:00Z
             */
            started_at: string;
            /**
             * Finished At
             * @example 2026-05-15T18:31:00Z
             */
            finished_at: string | null;
        };
        /** StartReembeddingRequest */
        StartReembeddingRequest: {
            /**
             * Provider
             * @description `local`: all-MiniLM-L6-v2 or the model of a directory, on this machine; `openai`: the API at OPENAI_BASE_URL.
             * @example openai
             */
            provider?: ("local" | "openai") | null;
            /**
             * Model
             * @description What to embed with.
             * @example text-embedding-3-small
             */
            model?: string | null;
            /**
             * Directory
             * @description Absolute path of the directory of a local model, which every process of the service must have at this path. `model` is then its name, by default that of the directory.
             * @example /models/bge-small-en-v1.5
             */
            directory?: string | null;
            /**
             * Dimensions
             * @description Numbers in a vector. Needed for a model that is not known here.
             * @example 1536
             */
            dimensions?: number | null;
        };
        /** TotalsResponse */
        TotalsResponse: {
            /**
             * Accounts
             * @description Accounts.
             * @example 3
             */
            accounts: number;
            /**
             * Accounts Suspended
             * @description Those of them that are suspended.
             * @example 0
             */
            accounts_suspended: number;
            workspaces: components["schemas"]["WorkspaceTotalsResponse"];
            /**
             * Keys
             * @description API keys.
             * @example 20
             */
            keys: number;
            /**
             * Memories
             * @description Memories of all workspaces; above 200,000 an estimate.
             * @example 120000
             */
            memories: number;
            /**
             * Reembeddings
             * @description Re-embeddings that were ever started.
             * @example 0
             */
            reembeddings: number;
            /**
             * Key Rotations
             * @description Key rotations that were ever started.
             * @example 0
             */
            key_rotations: number;
        };
        /** UpdateAccountRequest */
        UpdateAccountRequest: {
            /**
             * Name
             * @description Who owns the workspaces.
             */
            name?: string | null;
            /**
             * Suspended
             * @description Calls to the workspaces of a suspended account answer 403.
             */
            suspended?: boolean | null;
        };
        /** UpdateKeyRequest */
        UpdateKeyRequest: {
            /**
             * Expires At
             * @description From then on the key is unknown: calls with it answer 401. null: it does not expire.
             * @example 2027-01-01T00:00:00Z
             */
            expires_at?: string | null;
            /**
             * Operations
             * @description What it may do: `read` (retrieve, list, export), `write` (store, import, change, delete, erase). A call that needs the other one answers 403 `operation_not_allowed`. At first both.
             * @example [
             *       "read"
             *     ]
             */
            operations?: string[] | null;
            /**
             * User Id
             * @description Binds it to a user: it sees and writes only what has this `user_id` in its meta. null: to nobody.
             * @example ana
             */
            user_id?: string | null;
            /**
             * Rpm Limit
             * @description Memory calls a minute; null: as its workspace has it. Those of the workspace bound all its keys together.
             */
            rpm_limit?: number | null;
            /**
             * Burst Limit
             * @description Memory calls in one burst; null: as its workspace has it. Those of the workspace bound all its keys together.
             */
            burst_limit?: number | null;
            /**
             * Label
             * @description What the key is for.
             */
            label?: string | null;
            /**
             * Enabled
             * @description Calls with a disabled key answer 403.
             */
            enabled?: boolean | null;
        };
        /** UpdatePlanRequest */
        UpdatePlanRequest: {
            /**
             * Name
             * @description What people see.
             */
            name?: string | null;
            /**
             * Rpm Limit
             * @description Memory calls a minute.
             */
            rpm_limit?: number | null;
            /**
             * Burst Limit
             * @description Memory calls in one burst.
             */
            burst_limit?: number | null;
            /**
             * Memory Write Limit
             * @description Stores a month; null: no quota.
             */
            memory_write_limit?: number | null;
            /**
             * Memory Retrieve Limit
             * @description Retrieves a month; null: no quota.
             */
            memory_retrieve_limit?: number | null;
            /**
             * Max Keys
             * @description Keys of each workspace; null: no bound. Keys above it that are there already stay.
             */
            max_keys?: number | null;
        };
        /** UpdateWebhookRequest */
        UpdateWebhookRequest: {
            /**
             * Event Types
             * @description Types of events to send; null: all.
             * @example [
             *       "memory.stored",
             *       "memory.deleted"
             *     ]
             */
            event_types?: ("memory.stored" | "memory.updated" | "memory.deleted" | "event.processed" | "recommendation.created" | "workspace.status_changed" | "billing.payment_confirmed" | "billing.renewal_success" | "billing.payment_failed_enhanced" | "payment.failed" | "anomaly.detected" | "webhook.disabled")[] | null;
            /**
             * Description
             * @description For operators.
             */
            description?: string | null;
            /**
             * Include Text
             * @description true: `text` and `meta` of memories are sent with `memory.stored` and `memory.updated` (false at first).
             */
            include_text?: boolean | null;
            /**
             * Enabled
             * @description false: nothing is sent, and events that happen meanwhile are not sent later either.
             */
            enabled?: boolean | null;
            /**
             * Url
             * @description https only. Private addresses are refused; so are redirects when it is called.
             * @example https://example.com/hooks/mnemonest
             */
            url?: string | null;
        };
        /** UpdateWorkspaceRequest */
        UpdateWorkspaceRequest: {
            /**
             * Time Zone
             * @description IANA name of the time zone that dates in texts are read in (UTC at first).
             * @example Europe/Paris
             */
            time_zone?: string | null;
            /**
             * Scope Keys
             * @description Keys of meta: memories that differ in the value of one are never compared with each other. `run_id`, `session_id` and `thread_id` only count where a memory has no `user_id`. Another list is applied to the memories that are there, too.
             * @example [
             *       "user_id",
             *       "agent_id",
             *       "app_id",
             *       "project",
             *       "run_id",
             *       "session_id",
             *       "thread_id"
             *     ]
             */
            scope_keys?: string[] | null;
            /**
             * Auto Apply
             * @description The kinds of recommendations that are applied without being asked: `duplicate`, `expired`. At first none.
             * @example [
             *       "duplicate"
             *     ]
             */
            auto_apply?: string[] | null;
            /**
             * Rpm Limit
             * @description Memory calls a minute, of all its keys together; null: as the plan has it.
             */
            rpm_limit?: number | null;
            /**
             * Burst Limit
             * @description Memory calls in one burst, of all its keys together; null: as the plan has it.
             */
            burst_limit?: number | null;
            /**
             * Memory Write Limit
             * @description Stores a month; null: as the plan has it.
             */
            memory_write_limit?: number | null;
            /**
             * Memory Retrieve Limit
             * @description Retrieves a month; null: as the plan has it.
             */
            memory_retrieve_limit?: number | null;
            /**
             * Plan
             * @description Code of a plan; null: no subscription.
             */
            plan?: string | null;
            /**
             * Billing Cycle
             * @description How the subscription is billed (monthly at first); quotas are monthly all the same.
             */
            billing_cycle?: ("monthly" | "yearly") | null;
            /**
             * Anchor
             * @description The moment that quota months are counted from (at first that of subscribing). Another one may begin a new count.
             */
            anchor?: string | null;
            /**
             * Account Id
             * @description Owner (at first the first account); a workspace of a suspended account answers 403.
             */
            account_id?: number | null;
            /** Name */
            name?: string | null;
            /** Status */
            status?: ("active" | "pending_payment" | "suspended") | null;
        };
        /** UsageResponse */
        UsageResponse: {
            /**
             * Workspace Id
             * @example 42
             */
            workspace_id: number;
            /**
             * Name
             * @example Acme
             */
            name: string;
            /**
             * Status
             * @description As callers see it: `limit_reached` too.
             * @example active
             */
            status: string;
            /**
             * Plan
             * @description Code of its plan; null without a subscription.
             * @example free
             */
            plan: string | null;
            /**
             * Billing Cycle
             * @description null without a subscription.
             * @example monthly
             */
            billing_cycle: ("monthly" | "yearly") | null;
            cycle: components["schemas"]["CycleResponse"];
            memory_writes: components["schemas"]["QuotaResponse"];
            memory_retrieves: components["schemas"]["QuotaResponse"];
            /**
             * Rate Limit
             * @description Of all its keys together.
             */
            rate_limit: components["schemas"]["RateLimitResponse"];
            /** Keys */
            keys: components["schemas"]["KeyUsageResponse"][];
        };
        /** UsageSeriesResponse */
        UsageSeriesResponse: {
            /**
             * Workspace Id
             * @example 42
             */
            workspace_id: number;
            /**
             * By
             * @example day
             * @enum {string}
             */
            by: "day" | "key";
            /**
             * From
             * Format: date
             * @description The first day.
             * @example 2026-05-01
             */
            from: string;
            /**
             * To
             * Format: date
             * @description The last day.
             * @example 2026-05-30
             */
            to: string;
            /**
             * Series
             * @description Of `by=day` one for every day, of `by=key` one for every key that was used.
             */
            series: (components["schemas"]["DayUsageResponse"] | components["schemas"]["KeySeriesResponse"])[];
        };
        /** ValidationError */
        ValidationError: {
            /** Location */
            loc: (string | number)[];
            /** Message */
            msg: string;
            /** Error Type */
            type: string;
            /** Input */
            input?: unknown;
            /** Context */
            ctx?: Record<string, never>;
        };
        /** VersionsResponse */
        VersionsResponse: {
            /**
             * Mnemonest
             * @description Of this service.
             * @example 0.1.0
             */
            mnemonest: string;
            /**
             * Node
             * @example v22.11.0
             */
            node: string;
            /**
             * Database
             * @description `embedded` or `postgresql`, and its version.
             * @example postgresql 17.2
             */
            database: string;
            /**
             * Schema
             * @description The last migration of the schema.
             * @example InitialSchema1763800000000
             */
            schema: string;
            /**
             * Embedding Model
             * @description The model that new texts are embedded with.
             * @example all-MiniLM-L6-v2
             */
            embedding_model: string;
        };
        /** WebhookListResponse */
        WebhookListResponse: {
            /** Webhooks */
            webhooks: components["schemas"]["WebhookResponse"][];
            /**
             * Next Cursor
             * @description The `cursor` of the next page; null on the last page.
             */
            next_cursor: string | null;
        };
        /** WebhookResponse */
        WebhookResponse: {
            /**
             * Id
             * @example 3
             */
            id: number;
            /**
             * Workspace Id
             * @example 42
             */
            workspace_id: number;
            /**
             * Url
             * @example https://example.com/hooks/mnemonest
             */
            url: string;
            /**
             * Event Types
             * @description Types of events that are sent; null: all.
             * @example [
             *       "memory.stored"
             *     ]
             */
            event_types: string[] | null;
            /** Description */
            description: string | null;
            /**
             * Include Text
             * @description True if texts of memories are sent.
             */
            include_text: boolean;
            /** Enabled */
            enabled: boolean;
            /**
             * Failing Since
             * @description Since when every attempt has failed; null after one that did not.
             */
            failing_since: string | null;
            /**
             * Disabled At
             * @description When the service disabled it, after three days of failures.
             */
            disabled_at: string | null;
            /**
             * Previous Secret Until
             * @description Until when the secret before the last rotation signs along.
             */
            previous_secret_until: string | null;
            /**
             * Created At
             * Format: date-time
             * @example 2026-05-15T18:30:00Z
             */
            created_at: string;
        };
        /** WorkspaceListResponse */
        WorkspaceListResponse: {
            /** Workspaces */
            workspaces: components["schemas"]["WorkspaceResponse"][];
            /**
             * Next Cursor
             * @description The `cursor` of the next page; null on the last page.
             */
            next_cursor: string | null;
        };
        /** WorkspaceResponse */
        WorkspaceResponse: {
            /**
             * Id
             * @example 42
             */
            id: number;
            /**
             * Account Id
             * @description Its owner.
             * @example 1
             */
            account_id: number;
            /**
             * Name
             * @example Acme
             */
            name: string;
            /**
             * Status
             * @description What an operator set.
             * @enum {string}
             */
            status: "active" | "pending_payment" | "suspended";
            /**
             * Time Zone
             * @description IANA name of the time zone that dates in texts are read in.
             * @example Europe/Paris
             */
            time_zone: string;
            /**
             * Scope Keys
             * @description Keys of meta: memories that differ in the value of one are never compared with each other.
             * @example [
             *       "user_id",
             *       "agent_id",
             *       "app_id",
             *       "project",
             *       "run_id",
             *       "session_id",
             *       "thread_id"
             *     ]
             */
            scope_keys: string[];
            /**
             * Auto Apply
             * @description The kinds of recommendations that are applied without being asked.
             * @example [
             *       "duplicate"
             *     ]
             */
            auto_apply: ("duplicate" | "expired")[];
            /**
             * Plan
             * @description Code of its plan; null without a subscription.
             * @example free
             */
            plan: string | null;
            /**
             * Billing Cycle
             * @description null without a subscription.
             * @example monthly
             */
            billing_cycle: ("monthly" | "yearly") | null;
            /**
             * Anchor
             * @description The moment that quota months are counted from; null without a subscription.
             * @example 2026-05-15T18:30:00Z
             */
            anchor: string | null;
            /**
             * Rpm Limit
             * @description Memory calls a minute; null: as the plan has it.
             * @example null
             */
            rpm_limit: number | null;
            /**
             * Burst Limit
             * @description Memory calls in one burst; null: as the plan has it.
             * @example null
             */
            burst_limit: number | null;
            /**
             * Memory Write Limit
             * @description Stores a month; null: as the plan has it.
             * @example null
             */
            memory_write_limit: number | null;
            /**
             * Memory Retrieve Limit
             * @description Retrieves a month; null: as the plan has it.
             * @example null
             */
            memory_retrieve_limit: number | null;
            /**
             * Created At
             * Format: date-time
             * @example 2026-05-15T18:30:00Z
             */
            created_at: string;
            /**
             * Deleted At
             * @description When it was deleted; null: it was not.
             * @example null
             */
            deleted_at: string | null;
            /**
             * Moved At
             * @description When it moved to another installation, since which it is suspended here; null: it did not.
             * @example null
             */
            moved_at: string | null;
        };
        /** WorkspaceTotalsResponse */
        WorkspaceTotalsResponse: {
            /**
             * Active
             * @description That serve calls.
             * @example 12
             */
            active: number;
            /**
             * Pending Payment
             * @description That wait for a payment.
             * @example 0
             */
            pending_payment: number;
            /**
             * Suspended
             * @description That an operator stopped.
             * @example 1
             */
            suspended: number;
            /**
             * Limit Reached
             * @description Whose quota of the month is used up.
             * @example 0
             */
            limit_reached: number;
            /**
             * Deleted
             * @description That can still be restored.
             * @example 2
             */
            deleted: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description The caller's own X-BizX-Request-ID, or one made here. */
        RequestId: string;
        /** @description Calls a minute that the tighter of the two token buckets is refilled by. */
        RateLimitLimit: number;
        /** @description Calls left in it now. */
        RateLimitRemaining: number;
        /** @description Seconds until it is full. */
        RateLimitReset: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    list_workspaces_admin_v1_workspaces_get: {
        parameters: {
            query?: {
                /** @description Most items of a page. */
                limit?: number;
                /** @description The `next_cursor` of the page before, asked for in the same way. */
                cursor?: string;
                /** @description Only those with this status; without it, all but the deleted ones. */
                status?: "active" | "pending_payment" | "suspended" | "limit_reached" | "deleted";
                /** @description Only those of this account. */
                account_id?: number;
                /** @description Only those with this in their name, in any case. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceListResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    /** @description Always Bearer. */
                    "WWW-Authenticate"?: string;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    create_workspace_admin_v1_workspaces_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the call safe to repeat: the same request with the same key is done once and, for 24 hours, answered as it was the first time, with `Idempotency-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateWorkspaceRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    /** @description True for the answer to an earlier request with the same key. */
                    "Idempotency-Replayed"?: boolean;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedWorkspaceResponse"];
                };
            };
            /** @description Malformed Body */
            400: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    /** @description Always Bearer. */
                    "WWW-Authenticate"?: string;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description A billing cycle or an anchor without a plan */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"] | components["schemas"]["CodedError"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    get_workspace_admin_v1_workspaces__id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    /** @description Always Bearer. */
                    "WWW-Authenticate"?: string;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Workspace Not Found */
            404: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    delete_workspace_admin_v1_workspaces__id__delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the call safe to repeat: the same request with the same key is done once and, for 24 hours, answered as it was the first time, with `Idempotency-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    /** @description True for the answer to an earlier request with the same key. */
                    "Idempotency-Replayed"?: boolean;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    /** @description Always Bearer. */
                    "WWW-Authenticate"?: string;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Conflict of the Idempotency-Key */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"] | components["schemas"]["CodedError"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    update_workspace_admin_v1_workspaces__id__patch: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the call safe to repeat: the same request with the same key is done once and, for 24 hours, answered as it was the first time, with `Idempotency-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateWorkspaceRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description True for the answer to an earlier request with the same key. */
                    "Idempotency-Replayed"?: boolean;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceResponse"];
                };
            };
            /** @description Malformed Body */
            400: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    /** @description Always Bearer. */
                    "WWW-Authenticate"?: string;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description A billing cycle or an anchor without a plan */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"] | components["schemas"]["CodedError"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    restore_workspace_admin_v1_workspaces__id__restore_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the call safe to repeat: the same request with the same key is done once and, for 24 hours, answered as it was the first time, with `Idempotency-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description True for the answer to an earlier request with the same key. */
                    "Idempotency-Replayed"?: boolean;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    /** @description Always Bearer. */
                    "WWW-Authenticate"?: string;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Workspace Not Found */
            404: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description The workspace is being purged */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"] | components["schemas"]["CodedError"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    list_keys_admin_v1_workspaces__id__keys_get: {
        parameters: {
            query?: {
                /** @description Most items of a page. */
                limit?: number;
                /** @description The `next_cursor` of the page before, asked for in the same way. */
                cursor?: string;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyListResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    /** @description Always Bearer. */
                    "WWW-Authenticate"?: string;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Workspace Not Found */
            404: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    create_key_admin_v1_workspaces__id__keys_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the call safe to repeat: the same request with the same key is done once and, for 24 hours, answered as it was the first time, with `Idempotency-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateKeyRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    /** @description True for the answer to an earlier request with the same key. */
                    "Idempotency-Replayed"?: boolean;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedKeyResponse"];
                };
            };
            /** @description Malformed Body */
            400: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    /** @description Always Bearer. */
                    "WWW-Authenticate"?: string;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description The plan allows no further key, or a key of the Azen API is to be bound to a user */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"] | components["schemas"]["CodedError"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    get_usage_admin_v1_workspaces__id__usage_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    /** @description Always Bearer. */
                    "WWW-Authenticate"?: string;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    get_usage_series_admin_v1_workspaces__id__usage_series_get: {
        parameters: {
            query?: {
                /** @description The first day, of UTC; 29 days before the last one if absent. */
                from?: string;
                /** @description The last day, of UTC; today if absent. */
                to?: string;
                /** @description A row for each day, or for each key. */
                by?: "day" | "key";
                /** @description Only the calls with this key. */
                api_key_id?: number;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageSeriesResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    /** @description Always Bearer. */
                    "WWW-Authenticate"?: string;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    reset_usage_admin_v1_workspaces__id__usage_reset_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the call safe to repeat: the same request with the same key is done once and, for 24 hours, answered as it was the first time, with `Idempotency-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description True for the answer to an earlier request with the same key. */
                    "Idempotency-Replayed"?: boolean;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    /** @description Always Bearer. */
                    "WWW-Authenticate"?: string;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Conflict of the Idempotency-Key */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"] | components["schemas"]["CodedError"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    get_key_admin_v1_keys__id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    /** @description Always Bearer. */
                    "WWW-Authenticate"?: string;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description API Key Not Found */
            404: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    delete_key_admin_v1_keys__id__delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the call safe to repeat: the same request with the same key is done once and, for 24 hours, answered as it was the first time, with `Idempotency-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    /** @description True for the answer to an earlier request with the same key. */
                    "Idempotency-Replayed"?: boolean;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    /** @description Always Bearer. */
                    "WWW-Authenticate"?: string;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Conflict of the Idempotency-Key */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"] | components["schemas"]["CodedError"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    update_key_admin_v1_keys__id__patch: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the call safe to repeat: the same request with the same key is done once and, for 24 hours, answered as it was the first time, with `Idempotency-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateKeyRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description True for the answer to an earlier request with the same key. */
                    "Idempotency-Replayed"?: boolean;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyResponse"];
                };
            };
            /** @description Malformed Body */
            400: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    /** @description Always Bearer. */
                    "WWW-Authenticate"?: string;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description A key of the Azen API cannot be bound to a user */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"] | components["schemas"]["CodedError"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    regenerate_key_admin_v1_keys__id__regenerate_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the call safe to repeat: the same request with the same key is done once and, for 24 hours, answered as it was the first time, with `Idempotency-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description True for the answer to an earlier request with the same key. */
                    "Idempotency-Replayed"?: boolean;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedKeyResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    /** @description Always Bearer. */
                    "WWW-Authenticate"?: string;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Conflict of the Idempotency-Key */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"] | components["schemas"]["CodedError"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    list_plans_admin_v1_plans_get: {
        parameters: {
            query?: {
                /** @description Most items of a page. */
                limit?: number;
                /** @description The `next_cursor` of the page before, asked for in the same way. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanListResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    /** @description Always Bearer. */
                    "WWW-Authenticate"?: string;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    create_plan_admin_v1_plans_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the call safe to repeat: the same request with the same key is done once and, for 24 hours, answered as it was the first time, with `Idempotency-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreatePlanRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    /** @description True for the answer to an earlier request with the same key. */
                    "Idempotency-Replayed"?: boolean;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanResponse"];
                };
            };
            /** @description Malformed Body */
            400: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    /** @description Always Bearer. */
                    "WWW-Authenticate"?: string;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description There is a plan with this code */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"] | components["schemas"]["CodedError"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    get_plan_admin_v1_plans__code__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    /** @description Always Bearer. */
                    "WWW-Authenticate"?: string;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    update_plan_admin_v1_plans__code__patch: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the call safe to repeat: the same request with the same key is done once and, for 24 hours, answered as it was the first time, with `Idempotency-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdatePlanRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description True for the answer to an earlier request with the same key. */
                    "Idempotency-Replayed"?: boolean;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanResponse"];
                };
            };
            /** @description Malformed Body */
            400: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    /** @description Always Bearer. */
                    "WWW-Authenticate"?: string;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Conflict of the Idempotency-Key */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"] | components["schemas"]["CodedError"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    list_accounts_admin_v1_accounts_get: {
        parameters: {
            query?: {
                /** @description Most items of a page. */
                limit?: number;
                /** @description The `next_cursor` of the page before, asked for in the same way. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountListResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    /** @description Always Bearer. */
                    "WWW-Authenticate"?: string;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    create_account_admin_v1_accounts_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the call safe to repeat: the same request with the same key is done once and, for 24 hours, answered as it was the first time, with `Idempotency-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateAccountRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    /** @description True for the answer to an earlier request with the same key. */
                    "Idempotency-Replayed"?: boolean;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountResponse"];
                };
            };
            /** @description Malformed Body */
            400: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    /** @description Always Bearer. */
                    "WWW-Authenticate"?: string;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Conflict of the Idempotency-Key */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"] | components["schemas"]["CodedError"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    get_account_admin_v1_accounts__id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    /** @description Always Bearer. */
                    "WWW-Authenticate"?: string;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Account Not Found */
            404: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    update_account_admin_v1_accounts__id__patch: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the call safe to repeat: the same request with the same key is done once and, for 24 hours, answered as it was the first time, with `Idempotency-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateAccountRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description True for the answer to an earlier request with the same key. */
                    "Idempotency-Replayed"?: boolean;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountResponse"];
                };
            };
            /** @description Malformed Body */
            400: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    /** @description Always Bearer. */
                    "WWW-Authenticate"?: string;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Account Not Found */
            404: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Conflict of the Idempotency-Key */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"] | components["schemas"]["CodedError"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    list_audit_admin_v1_audit_get: {
        parameters: {
            query?: {
                /** @description Most items of a page. */
                limit?: number;
                /** @description The `next_cursor` of the page before, asked for in the same way. */
                cursor?: string;
                /** @description Only what concerns this workspace. */
                workspace_id?: number;
                /** @description Only this action, or those of a kind: `key` for `key.created`, `key.deleted` and so on. */
                action?: string;
                /** @description Only what was done at this moment (RFC 3339) or later. */
                from?: string;
                /** @description Only what was done before this moment (RFC 3339). */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditListResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    /** @description Always Bearer. */
                    "WWW-Authenticate"?: string;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    get_purge_admin_v1_workspaces__id__purge_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PurgeResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    /** @description Always Bearer. */
                    "WWW-Authenticate"?: string;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Purge Not Found */
            404: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    purge_workspace_admin_v1_workspaces__id__purge_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the call safe to repeat: the same request with the same key is done once and, for 24 hours, answered as it was the first time, with `Idempotency-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PurgeRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    /** @description True for the answer to an earlier request with the same key. */
                    "Idempotency-Replayed"?: boolean;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PurgeResponse"];
                };
            };
            /** @description Malformed Body */
            400: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    /** @description Always Bearer. */
                    "WWW-Authenticate"?: string;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Workspace Not Found */
            404: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Conflict of the Idempotency-Key */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"] | components["schemas"]["CodedError"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    get_overview_admin_v1_overview_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverviewResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    /** @description Always Bearer. */
                    "WWW-Authenticate"?: string;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    get_reembedding_admin_v1_reembedding_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReembeddingResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    /** @description Always Bearer. */
                    "WWW-Authenticate"?: string;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    start_reembedding_admin_v1_reembedding_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the call safe to repeat: the same request with the same key is done once and, for 24 hours, answered as it was the first time, with `Idempotency-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartReembeddingRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    /** @description True for the answer to an earlier request with the same key. */
                    "Idempotency-Replayed"?: boolean;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReembeddingResponse"];
                };
            };
            /** @description Malformed Body */
            400: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    /** @description Always Bearer. */
                    "WWW-Authenticate"?: string;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description A re-embedding with another model is under way */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"] | components["schemas"]["CodedError"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    abandon_reembedding_admin_v1_reembedding_delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the call safe to repeat: the same request with the same key is done once and, for 24 hours, answered as it was the first time, with `Idempotency-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    /** @description True for the answer to an earlier request with the same key. */
                    "Idempotency-Replayed"?: boolean;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReembeddingResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    /** @description Always Bearer. */
                    "WWW-Authenticate"?: string;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description No re-embedding is under way that could be abandoned */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"] | components["schemas"]["CodedError"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    get_key_rotation_admin_v1_key_rotation_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyRotationResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    /** @description Always Bearer. */
                    "WWW-Authenticate"?: string;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    start_key_rotation_admin_v1_key_rotation_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the call safe to repeat: the same request with the same key is done once and, for 24 hours, answered as it was the first time, with `Idempotency-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    /** @description True for the answer to an earlier request with the same key. */
                    "Idempotency-Replayed"?: boolean;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyRotationResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    /** @description Always Bearer. */
                    "WWW-Authenticate"?: string;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description The service was started without keys */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"] | components["schemas"]["CodedError"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    list_webhooks_admin_v1_workspaces__id__webhooks_get: {
        parameters: {
            query?: {
                /** @description Most items of a page. */
                limit?: number;
                /** @description The `next_cursor` of the page before, asked for in the same way. */
                cursor?: string;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookListResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    /** @description Always Bearer. */
                    "WWW-Authenticate"?: string;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    create_webhook_admin_v1_workspaces__id__webhooks_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the call safe to repeat: the same request with the same key is done once and, for 24 hours, answered as it was the first time, with `Idempotency-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateWebhookRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    /** @description True for the answer to an earlier request with the same key. */
                    "Idempotency-Replayed"?: boolean;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedWebhookResponse"];
                };
            };
            /** @description Malformed Body */
            400: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    /** @description Always Bearer. */
                    "WWW-Authenticate"?: string;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Workspace Not Found */
            404: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description The workspace has as many webhooks as it may */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"] | components["schemas"]["CodedError"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    get_webhook_admin_v1_webhooks__id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    /** @description Always Bearer. */
                    "WWW-Authenticate"?: string;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Webhook Not Found */
            404: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    delete_webhook_admin_v1_webhooks__id__delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the call safe to repeat: the same request with the same key is done once and, for 24 hours, answered as it was the first time, with `Idempotency-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    /** @description True for the answer to an earlier request with the same key. */
                    "Idempotency-Replayed"?: boolean;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    /** @description Always Bearer. */
                    "WWW-Authenticate"?: string;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Webhook Not Found */
            404: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Conflict of the Idempotency-Key */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"] | components["schemas"]["CodedError"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    update_webhook_admin_v1_webhooks__id__patch: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the call safe to repeat: the same request with the same key is done once and, for 24 hours, answered as it was the first time, with `Idempotency-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateWebhookRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description True for the answer to an earlier request with the same key. */
                    "Idempotency-Replayed"?: boolean;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookResponse"];
                };
            };
            /** @description Malformed Body */
            400: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    /** @description Always Bearer. */
                    "WWW-Authenticate"?: string;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Webhook Not Found */
            404: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Conflict of the Idempotency-Key */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"] | components["schemas"]["CodedError"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    rotate_webhook_secret_admin_v1_webhooks__id__rotate_secret_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the call safe to repeat: the same request with the same key is done once and, for 24 hours, answered as it was the first time, with `Idempotency-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description True for the answer to an earlier request with the same key. */
                    "Idempotency-Replayed"?: boolean;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedWebhookResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    /** @description Always Bearer. */
                    "WWW-Authenticate"?: string;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Webhook Not Found */
            404: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Conflict of the Idempotency-Key */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"] | components["schemas"]["CodedError"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    test_webhook_admin_v1_webhooks__id__test_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the call safe to repeat: the same request with the same key is done once and, for 24 hours, answered as it was the first time, with `Idempotency-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description True for the answer to an earlier request with the same key. */
                    "Idempotency-Replayed"?: boolean;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    /** @description Always Bearer. */
                    "WWW-Authenticate"?: string;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Webhook Not Found */
            404: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Conflict of the Idempotency-Key */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"] | components["schemas"]["CodedError"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    list_deliveries_admin_v1_webhooks__id__deliveries_get: {
        parameters: {
            query?: {
                /** @description Most items of a page. */
                limit?: number;
                /** @description The `next_cursor` of the page before, asked for in the same way. */
                cursor?: string;
                /** @description Only deliveries in this state. */
                state?: "pending" | "delivered" | "dead";
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryListResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    /** @description Always Bearer. */
                    "WWW-Authenticate"?: string;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Webhook Not Found */
            404: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    replay_delivery_admin_v1_deliveries__id__replay_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the call safe to repeat: the same request with the same key is done once and, for 24 hours, answered as it was the first time, with `Idempotency-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    /** @description True for the answer to an earlier request with the same key. */
                    "Idempotency-Replayed"?: boolean;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    /** @description Always Bearer. */
                    "WWW-Authenticate"?: string;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Delivery Not Found */
            404: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description It waits already, its webhook is disabled, or its event is no longer kept */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"] | components["schemas"]["CodedError"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    list_grants_admin_v1_workspaces__id__grants_get: {
        parameters: {
            query?: {
                /** @description Most items of a page. */
                limit?: number;
                /** @description The `next_cursor` of the page before, asked for in the same way. */
                cursor?: string;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GrantListResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    /** @description Always Bearer. */
                    "WWW-Authenticate"?: string;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    revoke_grant_admin_v1_grants__id__delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the call safe to repeat: the same request with the same key is done once and, for 24 hours, answered as it was the first time, with `Idempotency-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    /** @description True for the answer to an earlier request with the same key. */
                    "Idempotency-Replayed"?: boolean;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    /** @description Always Bearer. */
                    "WWW-Authenticate"?: string;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Grant Not Found */
            404: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Conflict of the Idempotency-Key */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"] | components["schemas"]["CodedError"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
}
