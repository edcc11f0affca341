import { table } from '../../cli/text-table.js';
import type { PeerFigures, PeersReport } from './peer.types.js';

const HEADINGS = [
  'peer',
  'storage',
  'store/s',
  'ratio',
  'p50 ms',
  'retrieve/s',
  'ratio',
  'p50 ms',
  'found',
  'embeddings',
  'LLM calls',
];

/** Returns a report for people. A ratio is the rate over that of the service, which is the first. */
export function peerLines({ n, dimensions, peers, missing, failures }: PeersReport): string[] {
  const [own] = peers;
  return [
    `${n} stores and ${n} retrieves, one at a time; vectors of ${dimensions} dimensions by hashed words, over HTTP on loopback`,
    ...table(
      HEADINGS,
      peers.map((each) => row(each, own as PeerFigures)),
    ),
    'embeddings and LLM calls: requests for each store. found: questions whose sentence was among the first 10',
    ...missing.map((name) => `not installed: ${name}`),
    ...Object.entries(failures).map(([name, message]) => `failed: ${name}: ${message}`),
  ];
}

const row = (peer: PeerFigures, own: PeerFigures): (string | number)[] => [
  `${peer.name} ${peer.version}`,
  peer.storage,
  rounded(peer.storesPerSecond),
  ratio(peer.storesPerSecond, own.storesPerSecond),
  rounded(peer.storeP50),
  rounded(peer.retrievesPerSecond),
  ratio(peer.retrievesPerSecond, own.retrievesPerSecond),
  rounded(peer.retrieveP50),
  `${Math.round(100 * peer.found)} %`,
  peer.embeddingsPerStore.toFixed(1),
  peer.llmCallsPerStore.toFixed(1),
];

const rounded = (value: number) => Number(value.toPrecision(3));
const ratio = (value: number, own: number) => (value / own).toFixed(2);
