// A file of its own: the thread that opens the model imports it, and would load all readers of variables with embeddings.ts.

/** Name of the built-in embedding model. */
export const LOCAL_EMBEDDING_MODEL = 'all-MiniLM-L6-v2';
/** Number of dimensions of its vectors. */
export const LOCAL_EMBEDDING_DIMENSIONS = 384;
