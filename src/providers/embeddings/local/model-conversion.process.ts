import { convertedModel, type ModelRequest } from './model.worker.js';

// Process entry: converts a model, so that it is in the cache.
convertedModel(JSON.parse(process.argv[2] ?? '') as ModelRequest);
