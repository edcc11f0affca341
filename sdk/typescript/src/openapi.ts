// Made of openapi.json by `npm run types`: do not edit.

export interface paths {
    "/v1/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who calls, and whether calls are served
         * @description The place to ask after a 403 or 429. Answers while the workspace is suspended or at its limit, too.
         */
        get: operations["get_status_v1_status_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/optimize/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How good the memories are
         * @description Counts what is stale, duplicate or overlong. Answers while the workspace is suspended or at its limit, too.
         */
        get: operations["get_health_v1_optimize_health_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/optimize/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look for what could be better now
         * @description Asks for a run, which comes every six hours by itself. If one is under way, another one follows it. It makes recommendations, and applies those that the workspace wants to be applied.
         */
        post: operations["run_optimizer_v1_optimize_run_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/optimize/runs/{run_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See how far a run is
         * @description The last run, the one under way, and the one that waits are known.
         */
        get: operations["get_run_v1_optimize_runs__run_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/optimize/recommendations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See what could be better
         * @description What the last runs found: memories that say the same, contradict each other, are too long, over or out of use. The newest first, a page at a time; what no longer holds is left out.
         */
        get: operations["list_recommendations_v1_optimize_recommendations_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/optimize/recommendations/{recommendation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a recommendation */
        get: operations["get_recommendation_v1_optimize_recommendations__recommendation_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/optimize/recommendations/{recommendation_id}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Carry a recommendation out
         * @description What the memories were stays in their history; nothing is deleted. Takes no unit of a quota.
         */
        post: operations["apply_recommendation_v1_optimize_recommendations__recommendation_id__apply_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/optimize/recommendations/{recommendation_id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a recommendation back that was carried out
         * @description The memories are what they were before, and the recommendation is open again.
         */
        post: operations["undo_recommendation_v1_optimize_recommendations__recommendation_id__undo_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/optimize/recommendations/{recommendation_id}/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turn a recommendation down
         * @description It is not made again for these texts. Of a contradiction, both memories hold then.
         */
        post: operations["dismiss_recommendation_v1_optimize_recommendations__recommendation_id__dismiss_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/memory/store": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Remember a text
         * @description Keeps what was learnt. Secrets are cut out of the text first, or the text is refused with `pii_rejected`; a text that is known already is not kept twice. It can be retrieved as soon as this call has answered.
         */
        post: operations["store_memory_v1_memory_store_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/memory/store/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Remember several texts
         * @description Each one as by a store of its own, in their order: it has its own result, takes its own unit of the quota, and is compared with those before it. One that fails keeps no other from being stored. The call takes a token of the rate limits for every ten texts.
         */
        post: operations["store_batch_v1_memory_store_batch_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/memory/retrieve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Find memories that fit a query
         * @description The best first. Nothing that is less similar than `min_score` is returned; an empty list is no error.
         */
        post: operations["retrieve_memories_v1_memory_retrieve_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/memory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List memories
         * @description The newest first, a page at a time: `next_cursor` leads to the next one, with the same filters. What is written meanwhile neither hides nor repeats what was there all along.
         */
        get: operations["list_memories_v1_memory_get"];
        put?: never;
        post?: never;
        /**
         * Delete the memories that a filter fits
         * @description For good, all of them or none. Needs at least one filter (`archived` counts with `true` only), and `confirm`, the number of memories that a call with `dry_run=true` counted.
         */
        delete: operations["delete_memories_v1_memory_delete"];
        options?: never;
        head?: never;
        /**
         * Archive the memories that a filter fits, or bring them back
         * @description All of them or none. Needs at least one filter and `confirm`, the number of memories that a call with `dry_run=true` counted; to bring memories back, `archived=true`.
         */
        patch: operations["change_memories_v1_memory_patch"];
        trace?: never;
    };
    "/v1/memory/{memory_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a memory
         * @description Live or archived. Does not count as an access.
         */
        get: operations["get_memory_v1_memory__memory_id__get"];
        put?: never;
        post?: never;
        /**
         * Delete a memory
         * @description For good, with its vector and its history. That it was deleted is kept, not what it said.
         */
        delete: operations["delete_memory_v1_memory__memory_id__delete"];
        options?: never;
        head?: never;
        /**
         * Change the text, the meta or the life time of a memory
         * @description What it was stays in its history. A new text is read anew, as that of a store is, and counts as one against the quota; new meta alone does not.
         */
        patch: operations["update_memory_v1_memory__memory_id__patch"];
        trace?: never;
    };
    "/v1/memory/{memory_id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See what a memory was
         * @description A revision for every change of text or meta, the newest first.
         */
        get: operations["get_memory_history_v1_memory__memory_id__history_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/memory/{memory_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a memory what it was in a revision
         * @description Text, meta, importance, tags and time are those of the revision. What it was until now stays in its history. Another text counts as a store against the quota.
         */
        post: operations["restore_memory_v1_memory__memory_id__restore_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/memory/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Erase all memories of a subject
         * @description For good: its memories with their vectors and history, its turns that wait in the queue, and answers that are remembered for an Idempotency-Key. `confirm` must equal the id. An entry in the audit stays, with the numbers and a digest of the id.
         */
        post: operations["erase_memories_v1_memory_erase_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the conversations that were handed over
         * @description The newest first, with how many of their turns became what; for seven days after the last one is done.
         */
        get: operations["list_events_v1_events_get"];
        put?: never;
        /**
         * Hand over a conversation to be remembered
         * @description Queues turns of a conversation and answers at once. Each that states something becomes a memory as if it had been stored, secrets cut out and known facts recognised; greetings, small talk, offers and questions are dropped. An answer keeps its question as `in_reply_to` in its meta, by which it is found as well. Turns of one `source` are worked on in order.
         */
        post: operations["submit_events_v1_events_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{event_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See what became of a conversation
         * @description How far its turns are and what they became; for seven days after the last one is done.
         */
        get: operations["get_event_v1_events__event_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/memory/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read out all memories
         * @description A line of JSON for each memory, archived ones too, by id and as of one moment: everything but the vectors, which an import makes anew. A connection that ends before the last chunk has lost lines.
         */
        get: operations["export_memories_v1_memory_export_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/memory/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write memories
         * @description Takes what an export gives, memories of mem0 (`{"memory", "metadata", "created_at", …}`) and plain lines (`{"text", "meta"}`), 4 GB at most and 2 MB a line. Sensitive data is cut out of every line, what is there already is skipped, ids are kept where they are free, and a line that is wrong spoils no other one. A created memory takes a unit of the quota. Sent again after it broke off, it completes itself; an Idempotency-Key means nothing to it.
         */
        post: operations["import_memories_v1_memory_import_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** ChangeMemoriesRequest */
        ChangeMemoriesRequest: {
            /**
             * Archived
             * @description True takes them out of all searches, with texts and history kept; false brings them back.
             */
            archived: boolean;
        };
        /** ChangedMemoriesResponse */
        ChangedMemoriesResponse: {
            /**
             * Status
             * @description Always `ok`.
             * @example ok
             */
            status: string;
            /**
             * Dry Run
             * @description Whether nothing was changed, only counted.
             * @example false
             */
            dry_run: boolean;
            /**
             * Matched
             * @description Memories that the filter fits.
             * @example 3
             */
            matched: number;
            /**
             * Changed
             * @description Memories that are changed now.
             * @example 3
             */
            changed: number;
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
        /** DedupReasonResponse */
        DedupReasonResponse: {
            /**
             * Rule
             * @description `same_text`: it is the text of a memory, but for case, space, and punctuation; `says_all`: the memory says all of it; `says_more`: it says all of the memory, and more; `correction`: it takes back what the memory says; `succession`: it says that what the memory says has ended; `completion`: it says that what the memory says is done; `renewal`: it says what is so now; `new_value`: it gives what the memory is about another value; `may_supersede`: it may supersede a memory, which it is linked to; `own_fact`: no memory says the same, or something that it replaces; `likely`: no rule tells, but what both have in common makes it likely; `judged`: a language model judged it so. Other values may follow.
             * @example same_text
             * @example says_all
             * @example says_more
             * @example correction
             * @example succession
             * @example completion
             * @example renewal
             * @example new_value
             * @example may_supersede
             * @example own_fact
             * @example likely
             * @example judged
             */
            rule: string;
            /**
             * Words
             * @description Words of the text that the rule is about.
             * @example [
             *       "instead",
             *       "tuesdays"
             *     ]
             */
            words: string[];
        };
        /** DedupResponse */
        DedupResponse: {
            /**
             * Action
             * @description `stored_new`: a memory was added; `duplicate_exact`: it was known already, nothing was added; `kept_existing`: an earlier memory says all of it already, nothing was added; `updated_existing`: it took the place of an earlier memory, whose text stays in its history; `merged_existing`: an earlier memory says both now, its text stays in its history. Other values may follow.
             * @example stored_new
             * @example duplicate_exact
             * @example kept_existing
             * @example updated_existing
             * @example merged_existing
             */
            action: string;
            /**
             * Existing Id
             * @description The earlier memory; null where there was none.
             * @example null
             */
            existing_id: number | null;
            /**
             * Reason
             * @description With `explain` only.
             */
            reason?: components["schemas"]["DedupReasonResponse"];
        };
        /** DeletedMemoriesResponse */
        DeletedMemoriesResponse: {
            /**
             * Status
             * @description Always `ok`.
             * @example ok
             */
            status: string;
            /**
             * Dry Run
             * @description Whether nothing was deleted, only counted.
             * @example false
             */
            dry_run: boolean;
            /**
             * Matched
             * @description Memories that the filter fits.
             * @example 3
             */
            matched: number;
            /**
             * Deleted
             * @description Memories that are gone now.
             * @example 3
             */
            deleted: number;
        };
        /** EraseRequest */
        EraseRequest: {
            /**
             * User Id
             * @description Erases what has this `user_id` in its meta.
             * @example user-42
             */
            user_id?: string | null;
            /**
             * Agent Id
             * @description Erases what has this `agent_id` in its meta.
             */
            agent_id?: string | null;
            /**
             * Run Id
             * @description Erases what has this `run_id` in its meta.
             */
            run_id?: string | null;
            /**
             * Confirm
             * @description The id once more. Required, unless this is a dry run.
             * @example user-42
             */
            confirm?: string | null;
            /**
             * Dry Run
             * @description Only count what would be erased.
             * @default false
             */
            dry_run?: boolean | null;
        };
        /** ErasureResponse */
        ErasureResponse: {
            /**
             * Status
             * @description Always `ok`.
             * @example ok
             */
            status: string;
            /**
             * Dry Run
             * @description Whether it was only counted.
             */
            dry_run: boolean;
            /**
             * Memories
             * @description Memories, live and archived, with all of their revisions.
             */
            memories: number;
            /**
             * Revisions
             * @description Earlier states of memories that are not of this subject any more.
             */
            revisions: number;
            /**
             * Turns
             * @description Turns of conversations that waited to become memories.
             */
            turns: number;
        };
        /** ErrorDetail */
        ErrorDetail: {
            /** Detail */
            detail: string;
        };
        /** EventDedupResponse */
        EventDedupResponse: {
            /**
             * Action
             * @description As in the answer of a store.
             * @example stored_new
             */
            action: string;
            /**
             * Existing Id
             * @description The earlier memory; null where there was none.
             * @example null
             */
            existing_id: number | null;
        };
        /** EventListResponse */
        EventListResponse: {
            /** Events */
            events: components["schemas"]["EventSummaryResponse"][];
            /**
             * Next Cursor
             * @description The `cursor` of the next page; null on the last page.
             */
            next_cursor: string | null;
        };
        /** EventMemoryResponse */
        EventMemoryResponse: {
            /**
             * Memory Id
             * @example 8421
             */
            memory_id: number;
            dedup: components["schemas"]["EventDedupResponse"];
        };
        /** EventRequest */
        EventRequest: {
            /**
             * User Id
             * @description The user that it belongs to: `user_id` of its meta.
             * @example ana
             */
            user_id?: string | null;
            /**
             * Agent Id
             * @description The agent that it belongs to: `agent_id` of its meta.
             * @example travel
             */
            agent_id?: string | null;
            /**
             * Run Id
             * @description The run that it belongs to: `run_id` of its meta.
             * @example run-7
             */
            run_id?: string | null;
            /**
             * Expires At
             * @description When it is to be forgotten, for good; a moment that is yet to come. Null for never.
             * @example 2030-01-31T00:00:00Z
             */
            expires_at?: string | null;
            /**
             * Ttl Seconds
             * @description The same in seconds from now, at most ten years; one of the two.
             * @example 3600
             */
            ttl_seconds?: number | null;
            /**
             * Role
             * @description Who said it.
             * @example user
             * @enum {string}
             */
            role: "user" | "assistant" | "system" | "tool";
            /**
             * Content
             * @description What was said.
             * @example I moved to Lisbon last week
             */
            content: string;
            /**
             * Name
             * @description The name of who said it.
             * @example Ana
             */
            name?: string | null;
            /**
             * Timestamp
             * @description When it was said: "tomorrow" is read from then, and the memory is as old. Without one, or with one that is yet to come: now.
             * @example 2026-03-02T10:00:00Z
             */
            timestamp?: string | null;
            /**
             * External Id
             * @description Your own id of the event, one of a kind in its source and subject. Sent again with another content it is an edit: what the earlier one became is replaced. Sent again with the same content it is `dropped` as `repeated`.
             * @example msg-17
             */
            external_id?: string | null;
            /**
             * Meta
             * @description Anything; it comes back with the memory, with `role`, `name`, `source`, `timestamp` and `external_id` added.
             * @example {
             *       "channel": "support"
             *     }
             */
            meta?: {
                [key: string]: unknown;
            } | null;
        };
        /** EventResultResponse */
        EventResultResponse: {
            /**
             * Index
             * @description Its place in the list that was sent.
             * @example 0
             */
            index: number;
            /**
             * Status
             * @description `queued`: not settled yet; a `code` says why it waits longer than usual; `ok`: it is in the memory `memory_id`; `dropped`: it holds nothing to remember; `error`: it could not be kept: `code` and `detail` say why. Other values may follow.
             * @example queued
             * @example ok
             * @example dropped
             * @example error
             */
            status: string;
            /**
             * Attempts
             * @description How often it was tried.
             * @example 1
             */
            attempts: number;
            /**
             * Memory Id
             * @description With `ok`: the memory that holds it now.
             * @example 8421
             */
            memory_id?: number;
            dedup?: components["schemas"]["EventDedupResponse"];
            /**
             * Memories
             * @description Where a language model extracts facts: all memories that hold a part of it, each made of one or more events. `memory_id` and `dedup` are those of the first.
             */
            memories?: components["schemas"]["EventMemoryResponse"][];
            /**
             * Reason
             * @description With `dropped`: `small_talk`, `question`, `no_statement` (an assistant that states nothing), `no_fact` (a language model found none), `repeated` (sent before with the same `external_id`), `edited` (sent again later in the same call), or `erased` with its subject.
             * @example small_talk
             */
            reason?: string;
            /**
             * Code
             * @description The code that a store would have answered, or `internal_error`.
             * @example pii_rejected
             */
            code?: string;
            /**
             * Detail
             * @description The same in words.
             */
            detail?: string;
        };
        /** EventStatusResponse */
        EventStatusResponse: {
            /**
             * Event Id
             * @example 311
             */
            event_id: number;
            /**
             * Status
             * @description `queued`: nothing was begun yet; `processing`: some of it was begun; `done`: every event was kept or dropped; `failed`: every event is settled, and at least one ended in an error; the others were kept all the same.
             * @enum {string}
             */
            status: "queued" | "processing" | "done" | "failed";
            /**
             * Source
             * @example slack:C024BE91L
             */
            source: string | null;
            /**
             * Accepted
             * @example 2
             */
            accepted: number;
            /**
             * Attempts
             * @description How often the event was tried that was tried most.
             * @example 1
             */
            attempts: number;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Started At
             * @description When the first event was begun.
             */
            started_at: string | null;
            /**
             * Finished At
             * @description When the last event was settled.
             */
            finished_at: string | null;
            /**
             * Results
             * @description One for each event, in the order in which they were sent.
             */
            results: components["schemas"]["EventResultResponse"][];
        };
        /** EventSummaryResponse */
        EventSummaryResponse: {
            /**
             * Event Id
             * @example 311
             */
            event_id: number;
            /**
             * Status
             * @description `queued`: nothing was begun yet; `processing`: some of it was begun; `done`: every event was kept or dropped; `failed`: every event is settled, and at least one ended in an error; the others were kept all the same.
             * @enum {string}
             */
            status: "queued" | "processing" | "done" | "failed";
            /**
             * Source
             * @example slack:C024BE91L
             */
            source: string | null;
            /**
             * Accepted
             * @example 2
             */
            accepted: number;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Started At
             * @description When the first event was begun.
             */
            started_at: string | null;
            /**
             * Finished At
             * @description When the last event was settled.
             */
            finished_at: string | null;
            /**
             * Stored
             * @description Those that are in a memory.
             * @example 1
             */
            stored: number;
            /**
             * Dropped
             * @description Those that hold nothing to remember.
             * @example 1
             */
            dropped: number;
            /**
             * Failed
             * @description Those that could not be kept.
             * @example 0
             */
            failed: number;
            /**
             * Waiting
             * @description Those that wait.
             * @example 0
             */
            waiting: number;
        };
        /** FailedLineResponse */
        FailedLineResponse: {
            /**
             * Line
             * @description Number of the line, 1 for the first.
             * @example 17
             */
            line: number;
            /**
             * Code
             * @description `malformed_body`, `validation_failed`, `pii_rejected`, `embedding_rejected`, `plan_limit_reached`, `payload_too_large` or `unavailable`.
             * @example validation_failed
             */
            code: string;
            /**
             * Detail
             * @description What a store would have answered, without the input.
             * @example JSON decode error: Expecting value: line 1 column 1 (char 0)
             */
            detail: string | components["schemas"]["ValidationError"][];
        };
        /** HTTPValidationError */
        HTTPValidationError: {
            /** Detail */
            detail?: components["schemas"]["ValidationError"][];
        };
        /** HealthResponse */
        HealthResponse: {
            /**
             * Workspace Id
             * @example 42
             */
            workspace_id: number;
            /**
             * Quality Score
             * @description Higher is better; 100 for an empty workspace.
             * @example 87
             */
            quality_score: number;
            signals: components["schemas"]["HealthSignalsResponse"];
            /**
             * Open Recommendations
             * @description Recommendations that wait for somebody to decide.
             * @example 2
             */
            open_recommendations: number;
            /**
             * Last Run At
             * @description When the optimizer last ran; null before its first run.
             * @example null
             */
            last_run_at: string | null;
            /**
             * Top Issue Types
             * @description The kinds of issue that there are, the most frequent first.
             */
            top_issue_types: components["schemas"]["IssueTypeResponse"][];
            /**
             * Window Days
             * @description Days that the signals look back.
             * @example 30
             */
            window_days: number;
        };
        /** HealthSignalsResponse */
        HealthSignalsResponse: {
            /**
             * Total Memories
             * @description Memories that are not archived.
             * @example 1240
             */
            total_memories: number;
            /**
             * Stale Count
             * @description Neither stored nor retrieved within the window.
             * @example 42
             */
            stale_count: number;
            /**
             * Stale Rate
             * @description The count above, by `total_memories`.
             * @example 0.0339
             */
            stale_rate: number;
            /**
             * Never Retrieved Count
             * @description Stale ones that were never retrieved at all.
             * @example 18
             */
            never_retrieved_count: number;
            /**
             * Never Retrieved Rate
             * @description The count above, by `total_memories`.
             * @example 0.0145
             */
            never_retrieved_rate: number;
            /**
             * Duplicate Count
             * @description Clusters of near-duplicates.
             * @example 0
             */
            duplicate_count: number;
            /**
             * Duplicate Rate
             * @description The count above, by `total_memories`.
             * @example 0
             */
            duplicate_rate: number;
            /**
             * Overlong Count
             * @description Longer than what can be found well.
             * @example 3
             */
            overlong_count: number;
            /**
             * Overlong Rate
             * @description The count above, by `total_memories`.
             * @example 0.0024
             */
            overlong_rate: number;
            /**
             * Optimized Count
             * @description Improved by the optimizer already: no problem.
             * @example 0
             */
            optimized_count: number;
            /**
             * Optimized Rate
             * @description The count above, by `total_memories`.
             * @example 0
             */
            optimized_rate: number;
        };
        /** HistoryResponse */
        HistoryResponse: {
            /**
             * Memory Id
             * @example 8421
             */
            memory_id: number;
            /**
             * Version
             * @description What it is now; the revisions are those before.
             * @example 2
             */
            version: number;
            /**
             * Revisions
             * @description The newest first.
             */
            revisions: components["schemas"]["RevisionResponse"][];
            /**
             * Next Cursor
             * @description For the next page; null on the last one.
             * @example null
             */
            next_cursor: string | null;
        };
        /** ImportMemoriesResponse */
        ImportMemoriesResponse: {
            /**
             * Status
             * @description Always `ok`: the import went through to its last line.
             * @example ok
             */
            status: string;
            /**
             * Created
             * @description Lines that became memories.
             * @example 998
             */
            created: number;
            /**
             * Updated
             * @description Lines that gave the memory of their `external_id` another text or meta.
             * @example 0
             */
            updated: number;
            /**
             * Skipped
             * @description Lines that say what a memory says already.
             * @example 1
             */
            skipped: number;
            /**
             * Failed
             * @description Lines that could not be imported.
             * @example 1
             */
            failed: number;
            /**
             * Renumbered
             * @description Memories that were created under another id than their line has.
             * @example 0
             */
            renumbered: number;
            /**
             * Skipped Lines
             * @description The first thousand of them.
             */
            skipped_lines: components["schemas"]["SkippedLineResponse"][];
            /**
             * Failed Lines
             * @description The first thousand of them.
             */
            failed_lines: components["schemas"]["FailedLineResponse"][];
            /**
             * Renumbered Lines
             * @description The first thousand of them.
             */
            renumbered_lines: components["schemas"]["RenumberedLineResponse"][];
        };
        /** IssueTypeResponse */
        IssueTypeResponse: {
            /**
             * Type
             * @description `stale`: not used for long; `duplicate`: says what another memory says; `overlong`: too long to be found well. Other values may follow.
             * @example stale
             * @example duplicate
             * @example overlong
             */
            type: string;
            /**
             * Count
             * @example 42
             */
            count: number;
        };
        /** MemoryListResponse */
        MemoryListResponse: {
            /**
             * Memories
             * @description The newest first.
             */
            memories: components["schemas"]["MemoryResponse"][];
            /**
             * Next Cursor
             * @description For the next page; null on the last one.
             * @example null
             */
            next_cursor: string | null;
        };
        /** MemoryResponse */
        MemoryResponse: {
            /**
             * Text
             * @example Client prefers async standups
             */
            text: string;
            /**
             * Meta
             * @description What was stored with it, and nothing else.
             * @example {
             *       "source": "slack"
             *     }
             */
            meta: {
                [key: string]: unknown;
            };
            /**
             * Importance
             * @example 5
             */
            importance: number;
            /**
             * Categories
             * @example [
             *       "project_management"
             *     ]
             */
            categories: string[];
            temporal: components["schemas"]["TemporalResponse"];
            /**
             * Id
             * @example 8421
             */
            id: number;
            /**
             * Workspace Id
             * @example 42
             */
            workspace_id: number;
            /**
             * Version
             * @description One more than it has revisions.
             * @example 1
             */
            version: number;
            /**
             * Near Duplicate Of
             * @description The oldest of the near-duplicates that it belongs to; null where it is that one, or there are none.
             * @example null
             */
            near_duplicate_of: number | null;
            /**
             * Access Count
             * @description How often a retrieve returned it.
             * @example 3
             */
            access_count: number;
            /**
             * Last Accessed At
             * @description When a retrieve last returned it.
             * @example null
             */
            last_accessed_at: string | null;
            /**
             * Created At
             * Format: date-time
             * @description When it was stored first.
             */
            created_at: string;
            /**
             * Updated At
             * Format: date-time
             * @description When its text or meta last changed.
             */
            updated_at: string;
            /**
             * Archived At
             * @description Since when it is archived; null for a live one.
             * @example null
             */
            archived_at: string | null;
            /**
             * Expires At
             * @description When it is forgotten, as its caller said; null for never.
             * @example null
             */
            expires_at: string | null;
            /**
             * Valid From
             * Format: date-time
             * @description When its text was said.
             */
            valid_from: string;
            /**
             * Invalid At
             * @description When a newer memory superseded it; null where none did, as far as is known.
             * @example null
             */
            invalid_at: string | null;
            /**
             * Supersedes
             * @description The older memories that it may supersede, the surest first.
             */
            supersedes: components["schemas"]["SupersessionResponse"][];
            /**
             * Superseded By
             * @description The newer memories that may supersede it, the surest first.
             */
            superseded_by: components["schemas"]["SupersessionResponse"][];
            /**
             * External Id
             * @description The id that you gave it; null for none.
             * @example null
             */
            external_id: string | null;
        };
        /** MetaTemporalResponse */
        MetaTemporalResponse: {
            /**
             * Type
             * @description `persistent`: holds until further notice; `temporal`: ends at `valid_until`.
             * @enum {string}
             */
            type: "persistent" | "temporal";
            /**
             * Valid Until
             * @description Its last moment; null for a persistent one.
             * @example null
             */
            valid_until: string | null;
        };
        /** PassageResponse */
        PassageResponse: {
            /**
             * Start
             * @example 812
             */
            start: number;
            /**
             * End
             * @description The first code point after it.
             * @example 1204
             */
            end: number;
        };
        /** ProposalResponse */
        ProposalResponse: {
            /**
             * Action
             * @description `archive`: the memories are archived; `merge`: the memory `kept_id` gets `text`, and the others are archived; `split`: each of `texts` becomes a memory, and the long one is archived; `compress`: the memory gets `text`, in which nothing is said twice; `supersede`: the first memory supersedes the second one, which is archived. Other values may follow.
             * @example archive
             * @example merge
             * @example split
             * @example compress
             * @example supersede
             */
            action: string;
            /**
             * Text
             * @description The text that a memory gets; while its memories are as they were.
             */
            text?: string;
            /**
             * Texts
             * @description The texts of the parts of a memory.
             */
            texts?: string[];
            /**
             * Kept Id
             * @description The one of the memories that stays.
             */
            kept_id?: number;
        };
        /** QueryPeriodResponse */
        QueryPeriodResponse: {
            /**
             * Start
             * @description Its first moment; null if it is open.
             * @example 2026-03-01T00:00:00.000Z
             */
            start: string | null;
            /**
             * End
             * @description The first moment after it; null if it is open.
             * @example 2026-04-01T00:00:00.000Z
             */
            end: string | null;
            /**
             * Match
             * @description How well the memory fits: 1 if it was stored then or ends then, half for every 2 days that it was stored later.
             */
            match: number;
        };
        /** RecommendationListResponse */
        RecommendationListResponse: {
            /** Recommendations */
            recommendations: components["schemas"]["RecommendationResponse"][];
            /**
             * Next Cursor
             * @description Cursor of the next page; null on the last one.
             */
            next_cursor: string | null;
        };
        /** RecommendationResponse */
        RecommendationResponse: {
            /**
             * Id
             * @example 12
             */
            id: number;
            /**
             * Type
             * @description `stale`: was not stored, changed or retrieved for 30 days, and is not important; `duplicate`: several memories say nearly the same; `overlong`: is too long to be found well; `expired`: the time that it is about is over; `contradiction`: a newer memory may have taken the place of an older one. Other values may follow.
             * @example stale
             * @example duplicate
             * @example overlong
             * @example expired
             * @example contradiction
             */
            type: string;
            /**
             * Memory Ids
             * @example [
             *       8403,
             *       8611
             *     ]
             */
            memory_ids: number[];
            proposal: components["schemas"]["ProposalResponse"];
            /**
             * Reason
             * @description Why, in words.
             * @example 2 memories say nearly the same.
             */
            reason: string;
            /**
             * Status
             * @description `open`: waits for somebody to decide; `applied`: was carried out; `dismissed`: was turned down, and is not made again for these texts.
             * @enum {string}
             */
            status: "open" | "applied" | "dismissed";
            /**
             * Safe
             * @description True if it is sure that nothing is lost by it.
             */
            safe: boolean;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Decided At
             * @description When it was applied or dismissed; null while it is open.
             */
            decided_at: string | null;
        };
        /** RedactionResponse */
        RedactionResponse: {
            /**
             * Field
             * @description Where it stood: `text` or `meta`.
             * @example text
             */
            field: string;
            /**
             * Kind
             * @description What it is; `[REDACTED_<kind>]` stands in its place.
             * @example CREDIT_CARD
             */
            kind: string;
            /**
             * Rule
             * @description `private_key`: a private key in PEM; `issued_token`: the form of a key or token that a service issues, or of a JWT; `url_password`: a password in the address of a service; `iban`: an IBAN with the right check digits; `card_number`: a card number with the right check digit; `personal_id`: the number of a person in a form of its country, with a word for it or the right check digits; `social_security_number`: a social security number of the US; `phone_number`: a telephone number, by its form or a word for it; `disclosed_secret`: words that disclose a password, a PIN or another secret, with its value; `repeated_secret`: a disclosed secret that stands elsewhere in the text too; `secret_key`: a key of an object in meta that says that its value is a secret. Other values may follow.
             * @example private_key
             * @example issued_token
             * @example url_password
             * @example iban
             * @example card_number
             * @example personal_id
             * @example social_security_number
             * @example phone_number
             * @example disclosed_secret
             * @example repeated_secret
             * @example secret_key
             */
            rule: string;
        };
        /** RenumberedLineResponse */
        RenumberedLineResponse: {
            /**
             * Line
             * @description Number of the line, 1 for the first.
             * @example 17
             */
            line: number;
            /**
             * Id
             * @description As the line has it.
             * @example 12
             */
            id: number;
            /**
             * New Id
             * @description Of the memory that was made of it.
             * @example 8422
             */
            new_id: number;
        };
        /** RestoreMemoryRequest */
        RestoreMemoryRequest: {
            /**
             * Revision
             * @description One of the revisions in its history.
             */
            revision: number;
        };
        /**
         * RetrieveFilterRequest
         * @description A memory must meet all of it. A key `meta.<path>` is compared with a value, or by operators: `eq`, `ne`, `in`, `nin`, `gt`, `gte`, `lt`, `lte`, `contains` (a value in a list), `exists`. At most 20 conditions in all; an unknown key is refused.
         * @example {
         *       "meta.priority": {
         *         "gte": 3
         *       },
         *       "or": [
         *         {
         *           "meta.source": "slack"
         *         },
         *         {
         *           "categories": {
         *             "all": [
         *               "preferences"
         *             ]
         *           }
         *         }
         *       ]
         *     }
         */
        RetrieveFilterRequest: {
            /**
             * And
             * @description All of these filters.
             */
            and?: components["schemas"]["RetrieveFilterRequest"][] | null;
            /**
             * Or
             * @description At least one of these filters.
             */
            or?: components["schemas"]["RetrieveFilterRequest"][] | null;
            /**
             * Not
             * @description Not this filter.
             */
            not?: components["schemas"]["RetrieveFilterRequest"] | null;
            /**
             * Meta
             * @description Values that the meta has to hold, in objects within it too: strings, numbers, true, false or null.
             * @example {
             *       "source": "slack"
             *     }
             */
            meta?: {
                [key: string]: unknown;
            } | null;
            /**
             * Categories
             * @description At least one of these tags; or of `any`, and all of `all`.
             * @example [
             *       "preferences"
             *     ]
             */
            categories?: string[] | {
                any?: string[] | null;
                all?: string[] | null;
            } | null;
            /**
             * Created At
             * @description When it was stored.
             */
            created_at?: components["schemas"]["TimeRangeRequest"] | null;
            /**
             * Updated At
             * @description When its text or meta changed last.
             */
            updated_at?: components["schemas"]["TimeRangeRequest"] | null;
            /**
             * Created After
             * @description Stored at this moment or later.
             */
            created_after?: string | null;
            /**
             * Created Before
             * @description Stored before this moment.
             */
            created_before?: string | null;
        } & {
            [key: string]: string | number | boolean | null | {
                eq?: string | number | boolean | null;
                ne?: string | number | boolean | null;
                in?: (string | number | boolean | null)[];
                nin?: (string | number | boolean | null)[];
                gt?: number | string;
                gte?: number | string;
                lt?: number | string;
                lte?: number | string;
                contains?: string | number | boolean | null;
                exists?: boolean;
            };
        };
        /** RetrieveMemoriesRequest */
        RetrieveMemoriesRequest: {
            /**
             * User Id
             * @description The user that it belongs to: `user_id` of its meta.
             * @example ana
             */
            user_id?: string | null;
            /**
             * Agent Id
             * @description The agent that it belongs to: `agent_id` of its meta.
             * @example travel
             */
            agent_id?: string | null;
            /**
             * Run Id
             * @description The run that it belongs to: `run_id` of its meta.
             * @example run-7
             */
            run_id?: string | null;
            /**
             * Query
             * @description What to look for, in plain words.
             * @example standup preferences
             */
            query: string;
            /**
             * Top K
             * @description Most memories to return.
             * @default 5
             */
            top_k?: number;
            /**
             * Min Score
             * @description Smallest similarity of a memory that is returned.
             * @default 0.35
             */
            min_score?: number;
            /**
             * Filter
             * @description Looks only among the memories that meet all of it.
             */
            filter?: components["schemas"]["RetrieveFilterRequest"] | null;
            /**
             * Explain
             * @description Whether each memory says what its score is made of.
             * @default false
             */
            explain?: boolean | null;
            /**
             * As Of
             * @description Looks at the memories as they were at this moment, and scores them as it would have been done then. What was deleted since is gone. Not counted as a use.
             * @example null
             */
            as_of?: string | null;
        };
        /** RetrieveMemoriesResponse */
        RetrieveMemoriesResponse: {
            /**
             * Memories
             * @description The best first; empty where nothing fits.
             */
            memories: components["schemas"]["RetrievedMemoryResponse"][];
        };
        /** RetrievedMemoryResponse */
        RetrievedMemoryResponse: {
            /**
             * Id
             * @example 8421
             */
            id: number;
            /**
             * Text
             * @example Client prefers async standups
             */
            text: string;
            /**
             * Score
             * @description What the list is sorted by: similarity, recency, importance and frequency of use in one.
             * @example 0.731
             */
            score: number;
            /**
             * Similarity
             * @description How near the text is to the query in meaning.
             * @example 0.694
             */
            similarity: number;
            /**
             * Importance
             * @description As of its store.
             * @example 5
             */
            importance: number;
            /**
             * Meta
             * @description What was stored with it, and `temporal`. A `temporal` of your own comes back as `temporal_user`.
             * @example {
             *       "source": "slack",
             *       "temporal": {
             *         "type": "persistent",
             *         "valid_until": null
             *       }
             *     }
             */
            meta: {
                temporal: components["schemas"]["MetaTemporalResponse"];
            } & {
                [key: string]: unknown;
            };
            /**
             * Expires At
             * Format: date-time
             * @description When it is forgotten; only for one that has a life time.
             * @example 2030-01-31T00:00:00.000Z
             */
            expires_at?: string;
            /**
             * Explain
             * @description With `explain` only.
             */
            explain?: components["schemas"]["ScoreFactorsResponse"];
        };
        /** RevisionResponse */
        RevisionResponse: {
            /**
             * Text
             * @example Client prefers async standups
             */
            text: string;
            /**
             * Meta
             * @description What was stored with it, and nothing else.
             * @example {
             *       "source": "slack"
             *     }
             */
            meta: {
                [key: string]: unknown;
            };
            /**
             * Importance
             * @example 5
             */
            importance: number;
            /**
             * Categories
             * @example [
             *       "project_management"
             *     ]
             */
            categories: string[];
            temporal: components["schemas"]["TemporalResponse"];
            /**
             * Revision
             * @description The version that it was.
             * @example 1
             */
            revision: number;
            /**
             * Cause
             * @description `updated_existing`: a store corrected, succeeded or enriched it; `merged_existing`: a store added facts to it; `edited`: it was edited; `restored`: an earlier revision was restored; `archived`: it was archived; `unarchived`: it was brought back from the archive; `optimized`: a recommendation of the optimizer was applied. Other values may follow.
             * @example updated_existing
             * @example merged_existing
             * @example edited
             * @example restored
             * @example archived
             * @example unarchived
             * @example optimized
             */
            cause: string;
            /**
             * Reason
             * @description The reason of the store that changed it, as its rules see it; null for an edit or a restore.
             */
            reason: components["schemas"]["DedupReasonResponse"] | null;
            /**
             * Valid From
             * Format: date-time
             * @description When its text was said.
             */
            valid_from: string;
            /**
             * Replaced At
             * Format: date-time
             * @description When the change was.
             */
            replaced_at: string;
        };
        /** RunRequestedResponse */
        RunRequestedResponse: {
            /**
             * Run Id
             * Format: uuid
             * @description The run, which begins within seconds.
             */
            run_id: string;
        };
        /** RunResponse */
        RunResponse: {
            /**
             * Run Id
             * Format: uuid
             */
            run_id: string;
            /**
             * Status
             * @description `queued`: waits for its turn; `running`: is under way; `finished`: is done.
             * @enum {string}
             */
            status: "queued" | "running" | "finished";
            /** Started At */
            started_at: string | null;
            /** Finished At */
            finished_at: string | null;
        };
        /** ScoreFactorsResponse */
        ScoreFactorsResponse: {
            /**
             * Relevance
             * @description The similarity, and of what that leaves open as much as words make good.
             */
            relevance: number;
            /**
             * Recency
             * @description The relevance, times 10 / (10 + days since it was stored or last returned).
             */
            recency: number;
            /**
             * Importance
             * @description 0.37 for an importance of 1, to 0.67 for 10.
             */
            importance: number;
            /**
             * Frequency
             * @description How often it was returned, or one like it before it was stored; logarithmically, 1 from 100 times on.
             */
            frequency: number;
            /**
             * Multiplier
             * @description 0.05 for what is over; from 0.95 up for what was not used for long.
             */
            multiplier: number;
            /**
             * Lexical
             * @description Share of the query's words that it holds, weighed by rarity.
             */
            lexical: number;
            /**
             * Neighbours
             * @description What the turns before and after it in one conversation add to that.
             */
            neighbours: number;
            /**
             * Passage
             * @description The passage of a long text that fits better than the whole.
             */
            passage: components["schemas"]["PassageResponse"] | null;
            /**
             * Period
             * @description The period that the query names ("last week", "in March"), part of the relevance; null if it names none.
             */
            period: components["schemas"]["QueryPeriodResponse"] | null;
            /**
             * Supersedes
             * @description The older memories that it may supersede, the surest first.
             */
            supersedes: components["schemas"]["SupersessionResponse"][];
            /**
             * Confidence
             * @description The probability that it answers the query: a first hit below 0.5 mostly means that nothing does. Not part of the score.
             * @example 0.82
             */
            confidence: number;
        };
        /** SkippedLineResponse */
        SkippedLineResponse: {
            /**
             * Line
             * @description Number of the line, 1 for the first.
             * @example 17
             */
            line: number;
            /**
             * Existing Id
             * @description That memory; null where it stands in a line before.
             * @example 8421
             */
            existing_id: number | null;
        };
        /** StatusResponse */
        StatusResponse: {
            /**
             * Workspace Id
             * @example 42
             */
            workspace_id: number;
            /**
             * Workspace Name
             * @example Acme
             */
            workspace_name: string;
            /**
             * Workspace Status
             * @description `active`: all calls are served; `pending_payment`: the first payment has not come yet; `suspended`: store and retrieve are refused; `limit_reached`: a quota is used up: store and retrieve are refused until the next month. Other values may follow.
             * @example active
             * @example pending_payment
             * @example suspended
             * @example limit_reached
             */
            workspace_status: string;
            /**
             * Plan Name
             * @description null without a subscription.
             * @example Self-hosted
             */
            plan_name: string | null;
            /**
             * Billing Cycle
             * @description null without a subscription.
             * @example monthly
             */
            billing_cycle: ("monthly" | "yearly") | null;
            /**
             * Api Key Id
             * @description The key of this call.
             * @example 17
             */
            api_key_id: number;
            /**
             * Api Key Prefix
             * @description The first 14 characters of that key.
             * @example mnx_ws_0a1b2c3
             */
            api_key_prefix: string;
            /**
             * Healthy
             * @description Always true in an answer of 200.
             */
            healthy: boolean;
            /**
             * Server Time
             * Format: date-time
             * @example 2026-05-15T18:30:00Z
             */
            server_time: string;
        };
        /** StoreBatchRequest */
        StoreBatchRequest: {
            /**
             * Memories
             * @description Each as for a store of its own.
             */
            memories: components["schemas"]["StoreMemoryRequest"][];
        };
        /** StoreBatchResponse */
        StoreBatchResponse: {
            /**
             * Results
             * @description One for each memory, in the same order.
             */
            results: (components["schemas"]["StoreMemoryResponse"] | components["schemas"]["StoreErrorResponse"])[];
        };
        /** StoreErrorResponse */
        StoreErrorResponse: {
            /**
             * Status
             * @description Always `error`.
             * @example error
             */
            status: string;
            /**
             * Code
             * @description `validation_failed`: a field breaks a rule: `detail` is the list of a 422; `pii_rejected`: it discloses a secret that cannot be cut out; `embedding_rejected`: the embedding model refuses the text, and would do so again; `operation_not_allowed`: the key is bound to another user; `plan_limit_reached`: the quota of the month is used up; `unavailable`: database or embeddings could not be reached: try this one again; `internal_error`: a bug of this service, which is in its log. Other values may follow.
             * @example validation_failed
             * @example pii_rejected
             * @example embedding_rejected
             * @example operation_not_allowed
             * @example plan_limit_reached
             * @example unavailable
             * @example internal_error
             */
            code: string;
            /**
             * Detail
             * @description What a store of its own would have answered.
             * @example Plan limit reached for the current billing cycle
             */
            detail: string | components["schemas"]["ValidationError"][];
        };
        /** StoreExplainResponse */
        StoreExplainResponse: {
            /**
             * Redactions
             * @description What was cut out, in its order, that of the text first.
             */
            redactions: components["schemas"]["RedactionResponse"][];
            /**
             * Neighbours
             * @description The nearest memories of its scope, the most similar first. With an `external_id`, none.
             */
            neighbours: components["schemas"]["StoreNeighbourResponse"][];
        };
        /** StoreMemoryRequest */
        StoreMemoryRequest: {
            /**
             * User Id
             * @description The user that it belongs to: `user_id` of its meta.
             * @example ana
             */
            user_id?: string | null;
            /**
             * Agent Id
             * @description The agent that it belongs to: `agent_id` of its meta.
             * @example travel
             */
            agent_id?: string | null;
            /**
             * Run Id
             * @description The run that it belongs to: `run_id` of its meta.
             * @example run-7
             */
            run_id?: string | null;
            /**
             * Expires At
             * @description When it is to be forgotten, for good; a moment that is yet to come. Null for never.
             * @example 2030-01-31T00:00:00Z
             */
            expires_at?: string | null;
            /**
             * Ttl Seconds
             * @description The same in seconds from now, at most ten years; one of the two.
             * @example 3600
             */
            ttl_seconds?: number | null;
            /**
             * Text
             * @description What was learnt.
             * @example Client prefers async standups
             */
            text: string;
            /**
             * Meta
             * @description Anything; it comes back with the memory.
             * @example {
             *       "source": "slack"
             *     }
             */
            meta?: {
                [key: string]: unknown;
            } | null;
            /**
             * Explain
             * @description Answer with the reason for what became of it, in `dedup.reason`, and with what was cut out and what it was compared with, in `explain`.
             */
            explain?: boolean | null;
            /**
             * Mode
             * @description `smart` (as without it): the text may update or be merged into an earlier memory, or be said by one already. `verbatim`: nothing is changed, only the very same text is not stored again.
             * @example smart
             */
            mode?: ("smart" | "verbatim") | null;
            /**
             * External Id
             * @description Your own id of the memory, unique in its scope. Stored again, it gets the new text. It is compared with no other memory.
             * @example note-17
             */
            external_id?: string | null;
        };
        /** StoreMemoryResponse */
        StoreMemoryResponse: {
            /**
             * Status
             * @description Always `ok`.
             * @example ok
             */
            status: string;
            /**
             * Memory Id
             * @description The memory that holds the text now.
             * @example 8421
             */
            memory_id: number;
            /**
             * Workspace Id
             * @example 42
             */
            workspace_id: number;
            dedup: components["schemas"]["DedupResponse"];
            /**
             * Importance
             * @description How much it matters; 10 is most.
             * @example 5
             */
            importance: number;
            /**
             * Categories
             * @description Tags, the best supported first. New ones may follow.
             * @example [
             *       "project_management",
             *       "team_workflow"
             *     ]
             */
            categories: string[];
            temporal: components["schemas"]["TemporalResponse"];
            /**
             * Expires At
             * Format: date-time
             * @description When the memory will be forgotten. Only of one that has a life time.
             * @example 2030-01-31T00:00:00Z
             */
            expires_at?: string;
            /**
             * Explain
             * @description With `explain` only.
             */
            explain?: components["schemas"]["StoreExplainResponse"];
        };
        /** StoreNeighbourResponse */
        StoreNeighbourResponse: {
            /**
             * Memory Id
             * @example 8403
             */
            memory_id: number;
            /**
             * Text
             * @example Client prefers standups on Mondays
             */
            text: string;
            /**
             * Similarity
             * @description Of its meaning to that of the text, 0..1.
             * @example 0.82
             */
            similarity: number;
        };
        /** SubmitEventsRequest */
        SubmitEventsRequest: {
            /**
             * User Id
             * @description The user that it belongs to: `user_id` of its meta.
             * @example ana
             */
            user_id?: string | null;
            /**
             * Agent Id
             * @description The agent that it belongs to: `agent_id` of its meta.
             * @example travel
             */
            agent_id?: string | null;
            /**
             * Run Id
             * @description The run that it belongs to: `run_id` of its meta.
             * @example run-7
             */
            run_id?: string | null;
            /**
             * Expires At
             * @description When it is to be forgotten, for good; a moment that is yet to come. Null for never.
             * @example 2030-01-31T00:00:00Z
             */
            expires_at?: string | null;
            /**
             * Ttl Seconds
             * @description The same in seconds from now, at most ten years; one of the two.
             * @example 3600
             */
            ttl_seconds?: number | null;
            /**
             * Source
             * @description Where it was said, such as the id of a conversation: what comes from one source is worked on in order.
             * @example slack:C024BE91L
             */
            source?: string | null;
            /**
             * Extract
             * @description False keeps each turn as it is, but for greetings and small talk. Otherwise the turns are put together: questions become no memories, an answer is found by its question, and "yes, do it" takes what was proposed.
             * @default true
             */
            extract?: boolean | null;
            /**
             * Events
             * @description Turns, the oldest first.
             */
            events: components["schemas"]["EventRequest"][];
        };
        /** SubmitEventsResponse */
        SubmitEventsResponse: {
            /**
             * Event Id
             * @description To ask for the results with.
             * @example 311
             */
            event_id: number;
            /**
             * Status
             * @description Always `queued`.
             * @example queued
             */
            status: string;
            /**
             * Accepted
             * @description How many events were taken in: all of them.
             * @example 2
             */
            accepted: number;
        };
        /** SupersessionResponse */
        SupersessionResponse: {
            /**
             * Id
             * @description The other memory.
             * @example 8403
             */
            id: number;
            /**
             * Confidence
             * @description How sure that is; 1 if somebody has confirmed it.
             * @example 0.8
             */
            confidence: number;
        };
        /** TemporalResponse */
        TemporalResponse: {
            /**
             * Type
             * @description `persistent`: holds until further notice; `temporal`: ends at `valid_until`.
             * @enum {string}
             */
            type: "persistent" | "temporal";
            /**
             * Raw Text
             * @description The phrase that dated it, or the beginning of the text.
             * @example Client prefers async standups
             */
            raw_text: string;
            /**
             * Valid Until
             * @description Its last moment; null for a persistent one.
             * @example null
             */
            valid_until: string | null;
        };
        /** TimeRangeRequest */
        TimeRangeRequest: {
            /**
             * Gt
             * @description After this moment.
             */
            gt?: string | null;
            /**
             * Gte
             * @description At this moment or later.
             */
            gte?: string | null;
            /**
             * Lt
             * @description Before this moment.
             */
            lt?: string | null;
            /**
             * Lte
             * @description At this moment or before.
             */
            lte?: string | null;
        };
        /** UpdateMemoryRequest */
        UpdateMemoryRequest: {
            /**
             * Text
             * @description What it is to say from now on; null to keep its text.
             */
            text?: string | null;
            /**
             * Meta
             * @description A merge patch (RFC 7396) of its meta: null takes a key away. Null takes all of the meta away.
             * @example {
             *       "source": "slack",
             *       "draft": null
             *     }
             */
            meta?: {
                [key: string]: unknown;
            } | null;
            /**
             * Supersedes
             * @description The older memories that it supersedes, for sure: their `invalid_at` is set. Links to others are removed, so that an empty list says that it supersedes none.
             * @example [
             *       8403
             *     ]
             */
            supersedes?: number[] | null;
            /**
             * Archived
             * @description True takes it out of all searches, with its text and history kept; false brings it back.
             * @example false
             */
            archived?: boolean | null;
            /**
             * Expires At
             * @description When it is to be forgotten, for good; a moment that is yet to come. Null for never.
             * @example null
             */
            expires_at?: string | null;
            /**
             * Ttl Seconds
             * @description The same in seconds from now, at most ten years; one of the two.
             * @example 3600
             */
            ttl_seconds?: number | null;
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
    get_status_v1_status_get: {
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
                    "application/json": components["schemas"]["StatusResponse"];
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
            /** @description Forbidden */
            403: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
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
    get_health_v1_optimize_health_get: {
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
                    "application/json": components["schemas"]["HealthResponse"];
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
            /** @description Forbidden */
            403: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
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
    run_optimizer_v1_optimize_run_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunRequestedResponse"];
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
            /** @description Forbidden */
            403: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    get_run_v1_optimize_runs__run_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The `run_id` that asking for it was answered with. */
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunResponse"];
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
            /** @description Forbidden */
            403: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Run Not Found */
            404: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    list_recommendations_v1_optimize_recommendations_get: {
        parameters: {
            query?: {
                /** @description Only those with this status. */
                status?: "open" | "applied" | "dismissed";
                /** @description Only those of this type. */
                type?: "stale" | "duplicate" | "overlong" | "expired" | "contradiction";
                /** @description Only those about a memory that meets this filter, the JSON text of one as in a retrieve. */
                filter?: string;
                /** @description Most recommendations of a page. */
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecommendationListResponse"];
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
            /** @description Forbidden */
            403: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    get_recommendation_v1_optimize_recommendations__recommendation_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a recommendation of this workspace. */
                recommendation_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecommendationResponse"];
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
            /** @description Forbidden */
            403: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Recommendation Not Found */
            404: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    apply_recommendation_v1_optimize_recommendations__recommendation_id__apply_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the call safe to repeat: the same request with the same key is done once and, for 24 hours, answered as it was the first time, with `Idempotency-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of a recommendation of this workspace. */
                recommendation_id: number;
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecommendationResponse"];
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
            /** @description Forbidden */
            403: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Recommendation Not Found */
            404: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description It is not open, or a memory has changed since */
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    undo_recommendation_v1_optimize_recommendations__recommendation_id__undo_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the call safe to repeat: the same request with the same key is done once and, for 24 hours, answered as it was the first time, with `Idempotency-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of a recommendation of this workspace. */
                recommendation_id: number;
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecommendationResponse"];
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
            /** @description Forbidden */
            403: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Recommendation Not Found */
            404: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description It is not applied, or a memory has changed since */
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    dismiss_recommendation_v1_optimize_recommendations__recommendation_id__dismiss_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the call safe to repeat: the same request with the same key is done once and, for 24 hours, answered as it was the first time, with `Idempotency-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of a recommendation of this workspace. */
                recommendation_id: number;
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecommendationResponse"];
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
            /** @description Forbidden */
            403: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Recommendation Not Found */
            404: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description It is not open */
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    store_memory_v1_memory_store_post: {
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
                "application/json": components["schemas"]["StoreMemoryRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description True for the answer to an earlier request with the same key. */
                    "Idempotency-Replayed"?: boolean;
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreMemoryResponse"];
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
            /** @description Forbidden */
            403: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"] | components["schemas"]["CodedError"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    store_batch_v1_memory_store_batch_post: {
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
                "application/json": components["schemas"]["StoreBatchRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description True for the answer to an earlier request with the same key. */
                    "Idempotency-Replayed"?: boolean;
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreBatchResponse"];
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
            /** @description Forbidden */
            403: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    retrieve_memories_v1_memory_retrieve_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetrieveMemoriesRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetrieveMemoriesResponse"];
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
            /** @description Forbidden */
            403: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"] | components["schemas"]["CodedError"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    list_memories_v1_memory_get: {
        parameters: {
            query?: {
                /** @description Only memories of this user. */
                user_id?: string;
                /** @description Only memories of this agent. */
                agent_id?: string;
                /** @description Only memories of this run. */
                run_id?: string;
                /** @description Only memories with this tag. */
                category?: "small_talk" | "health" | "food_drink" | "travel" | "security" | "legal_compliance" | "software_development" | "infrastructure" | "data_analytics" | "design_content" | "people_hr" | "finance" | "customer_relations" | "project_management" | "decisions_goals" | "preferences" | "relationships" | "team_workflow" | "scheduling" | "personal_profile" | "personal_life" | "knowledge";
                /** @description Only memories that hold, or that end by themselves. */
                temporal_type?: "persistent" | "temporal";
                /** @description Only memories that were stored at this moment (RFC 3339) or later. */
                created_after?: string;
                /** @description Only memories that were stored before this moment (RFC 3339). */
                created_before?: string;
                /** @description Only memories with this in their text, in any case. */
                q?: string;
                /** @description Only the memories that you gave this id. */
                external_id?: string;
                /** @description `false`: without archived memories; `true`: only them; `any`: both. */
                archived?: "false" | "true" | "any";
                /** @description Only memories that meet this filter, the JSON text of one as in a retrieve: `{"meta.priority":{"gte":3}}`. At most 20 conditions, together with those of the other parameters. */
                filter?: string;
                /** @description Most memories of a page. */
                limit?: number;
                /** @description The `next_cursor` of the page before, asked for in the same way. */
                cursor?: string;
                /** @description `meta.source=slack`: only memories whose meta has this value there; `meta.a.b=1` looks into objects. The value is compared as a string and, where it is one, as a number, `true`, `false` or `null` of JSON. All of them have to fit, also two of one name. */
                meta?: {
                    [key: string]: string;
                };
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemoryListResponse"];
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
            /** @description Forbidden */
            403: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    delete_memories_v1_memory_delete: {
        parameters: {
            query?: {
                /** @description Only memories of this user. */
                user_id?: string;
                /** @description Only memories of this agent. */
                agent_id?: string;
                /** @description Only memories of this run. */
                run_id?: string;
                /** @description Only memories with this tag. */
                category?: "small_talk" | "health" | "food_drink" | "travel" | "security" | "legal_compliance" | "software_development" | "infrastructure" | "data_analytics" | "design_content" | "people_hr" | "finance" | "customer_relations" | "project_management" | "decisions_goals" | "preferences" | "relationships" | "team_workflow" | "scheduling" | "personal_profile" | "personal_life" | "knowledge";
                /** @description Only memories that hold, or that end by themselves. */
                temporal_type?: "persistent" | "temporal";
                /** @description Only memories that were stored at this moment (RFC 3339) or later. */
                created_after?: string;
                /** @description Only memories that were stored before this moment (RFC 3339). */
                created_before?: string;
                /** @description Only memories with this in their text, in any case. */
                q?: string;
                /** @description Only the memories that you gave this id. */
                external_id?: string;
                /** @description `false`: without archived memories; `true`: only them; `any`: both. */
                archived?: "false" | "true" | "any";
                /** @description Only memories that meet this filter, the JSON text of one as in a retrieve: `{"meta.priority":{"gte":3}}`. At most 20 conditions, together with those of the other parameters. */
                filter?: string;
                /** @description Only count the memories that it is about. */
                dry_run?: boolean;
                /** @description How many memories that are, as a dry run counted them. Required, unless this is one. */
                confirm?: number;
                /** @description `meta.source=slack`: only memories whose meta has this value there; `meta.a.b=1` looks into objects. The value is compared as a string and, where it is one, as a number, `true`, `false` or `null` of JSON. All of them have to fit, also two of one name. */
                meta?: {
                    [key: string]: string;
                };
            };
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
            200: {
                headers: {
                    /** @description True for the answer to an earlier request with the same key. */
                    "Idempotency-Replayed"?: boolean;
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedMemoriesResponse"];
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
            /** @description Forbidden */
            403: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
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
            /** @description The filter fits another number of memories by now */
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    change_memories_v1_memory_patch: {
        parameters: {
            query?: {
                /** @description Only memories of this user. */
                user_id?: string;
                /** @description Only memories of this agent. */
                agent_id?: string;
                /** @description Only memories of this run. */
                run_id?: string;
                /** @description Only memories with this tag. */
                category?: "small_talk" | "health" | "food_drink" | "travel" | "security" | "legal_compliance" | "software_development" | "infrastructure" | "data_analytics" | "design_content" | "people_hr" | "finance" | "customer_relations" | "project_management" | "decisions_goals" | "preferences" | "relationships" | "team_workflow" | "scheduling" | "personal_profile" | "personal_life" | "knowledge";
                /** @description Only memories that hold, or that end by themselves. */
                temporal_type?: "persistent" | "temporal";
                /** @description Only memories that were stored at this moment (RFC 3339) or later. */
                created_after?: string;
                /** @description Only memories that were stored before this moment (RFC 3339). */
                created_before?: string;
                /** @description Only memories with this in their text, in any case. */
                q?: string;
                /** @description Only the memories that you gave this id. */
                external_id?: string;
                /** @description `false`: without archived memories; `true`: only them; `any`: both. */
                archived?: "false" | "true" | "any";
                /** @description Only memories that meet this filter, the JSON text of one as in a retrieve: `{"meta.priority":{"gte":3}}`. At most 20 conditions, together with those of the other parameters. */
                filter?: string;
                /** @description Only count the memories that it is about. */
                dry_run?: boolean;
                /** @description How many memories that are, as a dry run counted them. Required, unless this is one. */
                confirm?: number;
                /** @description `meta.source=slack`: only memories whose meta has this value there; `meta.a.b=1` looks into objects. The value is compared as a string and, where it is one, as a number, `true`, `false` or `null` of JSON. All of them have to fit, also two of one name. */
                meta?: {
                    [key: string]: string;
                };
            };
            header?: {
                /** @description Makes the call safe to repeat: the same request with the same key is done once and, for 24 hours, answered as it was the first time, with `Idempotency-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeMemoriesRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description True for the answer to an earlier request with the same key. */
                    "Idempotency-Replayed"?: boolean;
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedMemoriesResponse"];
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
            /** @description Forbidden */
            403: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
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
            /** @description The filter fits another number of memories by now, or a live memory says the same as one that would come back */
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    get_memory_v1_memory__memory_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a memory of this workspace. */
                memory_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description Another one after every change of text or meta. */
                    ETag?: string;
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemoryResponse"];
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
            /** @description Forbidden */
            403: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Memory Not Found */
            404: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    delete_memory_v1_memory__memory_id__delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description Only if this is still its ETag. */
                "If-Match"?: string;
                /** @description Makes the call safe to repeat: the same request with the same key is done once and, for 24 hours, answered as it was the first time, with `Idempotency-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of a memory of this workspace. */
                memory_id: number;
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
            /** @description Forbidden */
            403: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Memory Not Found */
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
            /** @description Precondition Failed */
            412: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    update_memory_v1_memory__memory_id__patch: {
        parameters: {
            query?: never;
            header?: {
                /** @description Only if this is still its ETag. */
                "If-Match"?: string;
                /** @description Makes the call safe to repeat: the same request with the same key is done once and, for 24 hours, answered as it was the first time, with `Idempotency-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of a memory of this workspace. */
                memory_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateMemoryRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description Another one after every change of text or meta. */
                    ETag?: string;
                    /** @description True for the answer to an earlier request with the same key. */
                    "Idempotency-Replayed"?: boolean;
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemoryResponse"];
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
            /** @description Forbidden */
            403: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Memory Not Found */
            404: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Another memory says the same already */
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
            /** @description Precondition Failed */
            412: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"] | components["schemas"]["CodedError"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    get_memory_history_v1_memory__memory_id__history_get: {
        parameters: {
            query?: {
                /** @description Most revisions of a page. */
                limit?: number;
                /** @description The `next_cursor` of the page before, asked for in the same way. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Id of a memory of this workspace. */
                memory_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoryResponse"];
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
            /** @description Forbidden */
            403: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Memory Not Found */
            404: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    restore_memory_v1_memory__memory_id__restore_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description Only if this is still its ETag. */
                "If-Match"?: string;
                /** @description Makes the call safe to repeat: the same request with the same key is done once and, for 24 hours, answered as it was the first time, with `Idempotency-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of a memory of this workspace. */
                memory_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RestoreMemoryRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description Another one after every change of text or meta. */
                    ETag?: string;
                    /** @description True for the answer to an earlier request with the same key. */
                    "Idempotency-Replayed"?: boolean;
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemoryResponse"];
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
            /** @description Forbidden */
            403: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Memory or Revision Not Found */
            404: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Another memory says the same already */
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
            /** @description Precondition Failed */
            412: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"] | components["schemas"]["CodedError"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    erase_memories_v1_memory_erase_post: {
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
                "application/json": components["schemas"]["EraseRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description True for the answer to an earlier request with the same key. */
                    "Idempotency-Replayed"?: boolean;
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureResponse"];
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
            /** @description Forbidden */
            403: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    list_events_v1_events_get: {
        parameters: {
            query?: {
                /** @description Most items of a page. */
                limit?: number;
                /** @description The `next_cursor` of the page before, asked for in the same way. */
                cursor?: string;
                /** @description Only those that are that far. */
                status?: "queued" | "processing" | "done" | "failed";
                /** @description Only those of this source. */
                source?: string;
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventListResponse"];
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
            /** @description Forbidden */
            403: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    submit_events_v1_events_post: {
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
                "application/json": components["schemas"]["SubmitEventsRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    /** @description True for the answer to an earlier request with the same key. */
                    "Idempotency-Replayed"?: boolean;
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubmitEventsResponse"];
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
            /** @description Forbidden */
            403: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    get_event_v1_events__event_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                event_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventStatusResponse"];
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
            /** @description Forbidden */
            403: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    export_memories_v1_memory_export_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Lines of JSON. */
            200: {
                headers: {
                    /** @description Lines there will be. */
                    "X-Total-Count"?: number;
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
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
            /** @description Forbidden */
            403: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    import_memories_v1_memory_import_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Lines of JSON. */
        requestBody: {
            content: {
                "application/x-ndjson": string;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportMemoriesResponse"];
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
            /** @description Forbidden */
            403: {
                headers: {
                    "X-BizX-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodedError"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
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
