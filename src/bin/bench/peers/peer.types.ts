/** A memory as a peer keeps it, by the number of its sentence. */
export interface Peer {
  readonly name: string;
  readonly version: string;
  /** The database that it keeps memories in, as far as the run chose one. */
  readonly storage: string;
  /** Creates an empty store. */
  open(setting: PeerSetting): Promise<OpenPeer>;
}

/** All that a peer needs: nothing of it leaves the machine. */
export interface PeerSetting {
  /** Base URL of the OpenAI-compatible server, with `/v1`. */
  readonly openaiUrl: string;
  readonly model: string;
  readonly dimensions: number;
  /** An empty directory for its files. */
  readonly directory: string;
  /** Memories to find at most. */
  readonly topK: number;
}

export interface OpenPeer {
  store(text: string): Promise<void>;
  /** Returns the texts that it finds, the best first. */
  retrieve(query: string): Promise<string[]>;
  close(): Promise<void>;
}

/** The figures of a peer in a run. */
export interface PeerFigures {
  readonly name: string;
  readonly version: string;
  readonly storage: string;
  readonly storesPerSecond: number;
  readonly retrievesPerSecond: number;
  /** Median milliseconds of a call. */
  readonly storeP50: number;
  readonly retrieveP50: number;
  /** Share of the questions whose sentence was among the results, 0..1: that it did the work. */
  readonly found: number;
  /** Requests to the embedding endpoint and to the language model, for each store. */
  readonly embeddingsPerStore: number;
  readonly llmCallsPerStore: number;
}

/** The report of `npm run bench -- --peers`. */
export interface PeersReport {
  readonly at: string;
  readonly n: number;
  readonly dimensions: number;
  readonly peers: readonly PeerFigures[];
  /** Known peers that are not installed in the directory. */
  readonly missing: readonly string[];
  /** Peers that failed, by name. */
  readonly failures: Readonly<Record<string, string>>;
}
