import type { PeerFigures } from './peer.types.js';
import { peerLines } from './report.js';

const figures = (name: string, storesPerSecond: number): PeerFigures => ({
  name,
  version: '1.0.0',
  storage: 'a file',
  storesPerSecond,
  retrievesPerSecond: 50,
  storeP50: 12.345,
  retrieveP50: 20,
  found: 0.985,
  embeddingsPerStore: 1,
  llmCallsPerStore: 0,
});

it('gives the rates of peers as ratios of the first, and says which ones are missing or failed', () => {
  const lines = peerLines({
    at: '2026-11-30T00:00:00Z',
    n: 200,
    dimensions: 384,
    peers: [figures('own', 100), figures('other', 25)],
    missing: ['absent'],
    failures: { broken: 'it has no store' },
  });
  expect(lines.find((line) => line.startsWith('own'))).toMatch(/ 100 +1\.00 +12\.3 +50 +1\.00 +20 +99 % +1\.0 +0\.0$/);
  expect(lines.find((line) => line.startsWith('other'))).toMatch(/ 25 +0\.25 /);
  expect(lines.slice(-2)).toEqual(['not installed: absent', 'failed: broken: it has no store']);
});
