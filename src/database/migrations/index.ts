import { InitialSchema1763800000000 } from './1763800000000-initial-schema.js';
import { Limits1763800100000 } from './1763800100000-limits.js';
import { WorkspaceTimeZone1763800300000 } from './1763800300000-workspace-time-zone.js';
import { FullText1763800400000 } from './1763800400000-full-text.js';
import { MemoryList1763800500000 } from './1763800500000-memory-list.js';
import { Idempotency1763800600000 } from './1763800600000-idempotency.js';
import { ArchivedMemoriesByText1763800610000 } from './1763800610000-archived-memories-by-text.js';
import { EventQueue1763800700000 } from './1763800700000-event-queue.js';
import { Reembedding1763800800000 } from './1763800800000-reembedding.js';
import { MemoryAccesses1763800900000 } from './1763800900000-memory-accesses.js';
import { Azen1763801100000 } from './1763801100000-azen.js';
import { Encryption1763801200000 } from './1763801200000-encryption.js';
import { RetiredVectors1763801300000 } from './1763801300000-retired-vectors.js';
import { OutboxEvents1763801400000 } from './1763801400000-outbox-events.js';
import { Ranking1763801500000 } from './1763801500000-ranking.js';
import { UnreadTexts1763801600000 } from './1763801600000-unread-texts.js';
import { ModelDirectory1763801650000 } from './1763801650000-model-directory.js';
import { VectorTypes1763801900000 } from './1763801900000-vector-types.js';
import { Scopes1763802000000 } from './1763802000000-scopes.js';
import { MemoryLinks1763802100000 } from './1763802100000-memory-links.js';
import { Filters1763802200000 } from './1763802200000-filters.js';
import { Audit1763802210000 } from './1763802210000-audit.js';
import { Expiry1763802220000 } from './1763802220000-expiry.js';
import { Sealed1763802300000 } from './1763802300000-sealed.js';
import { Administration1763802500000 } from './1763802500000-administration.js';
import { AuditAndPurges1763802510000 } from './1763802510000-audit-and-purges.js';
import { KeyUsage1763802520000 } from './1763802520000-key-usage.js';
import { Webhooks1763802600000 } from './1763802600000-webhooks.js';
import { CallCounts1763802610000 } from './1763802610000-call-counts.js';
import { Optimisation1763802800000 } from './1763802800000-optimisation.js';
import { DashboardSessions1763803000000 } from './1763803000000-dashboard-sessions.js';
import { EventTails1763803100000 } from './1763803100000-event-tails.js';
import { DeferredJobs1763803200000 } from './1763803200000-deferred-jobs.js';
import { OAuth1763803400000 } from './1763803400000-oauth.js';
import { Extraction1763803600000 } from './1763803600000-extraction.js';
import { LexemeChangeKeys1763803800000 } from './1763803800000-lexeme-change-keys.js';
import { ClientDocuments1763810000000 } from './1763810000000-client-documents.js';
import { WorkspaceMoves1763820000000 } from './1763820000000-workspace-moves.js';
import { TurnVersions1763830000000 } from './1763830000000-turn-versions.js';
import { PlpgsqlFunctions1763870000000 } from './1763870000000-plpgsql-functions.js';
import { TimeOrderedIds1763880000000 } from './1763880000000-time-ordered-ids.js';
import { SkippedComparisons1763881500000 } from './1763881500000-skipped-comparisons.js';

/** In the order they are applied. */
export const migrations = [
  InitialSchema1763800000000,
  Limits1763800100000,
  WorkspaceTimeZone1763800300000,
  FullText1763800400000,
  MemoryList1763800500000,
  Idempotency1763800600000,
  ArchivedMemoriesByText1763800610000,
  EventQueue1763800700000,
  Reembedding1763800800000,
  MemoryAccesses1763800900000,
  Azen1763801100000,
  Encryption1763801200000,
  RetiredVectors1763801300000,
  OutboxEvents1763801400000,
  Ranking1763801500000,
  UnreadTexts1763801600000,
  ModelDirectory1763801650000,
  VectorTypes1763801900000,
  Scopes1763802000000,
  MemoryLinks1763802100000,
  Filters1763802200000,
  Audit1763802210000,
  Expiry1763802220000,
  Sealed1763802300000,
  Administration1763802500000,
  AuditAndPurges1763802510000,
  KeyUsage1763802520000,
  Webhooks1763802600000,
  CallCounts1763802610000,
  Optimisation1763802800000,
  DashboardSessions1763803000000,
  EventTails1763803100000,
  DeferredJobs1763803200000,
  OAuth1763803400000,
  Extraction1763803600000,
  LexemeChangeKeys1763803800000,
  ClientDocuments1763810000000,
  WorkspaceMoves1763820000000,
  TurnVersions1763830000000,
  PlpgsqlFunctions1763870000000,
  TimeOrderedIds1763880000000,
  SkippedComparisons1763881500000,
];
