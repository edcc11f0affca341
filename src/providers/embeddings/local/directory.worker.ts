import { readModelDirectory } from '../../../config/model-directory/model-directory.js';

/** The name and the dimensions of the model in a directory. */
export interface DescribedModel {
  readonly model: string;
  readonly dimensions: number;
}

/** Thread entry: reads the description of a model. In a thread, because the digest of large weights takes up to a second. */
export default function describeModel([directory, wanted]: readonly [directory: string, wanted?: string]): DescribedModel {
  const { model, dimensions } = readModelDirectory(directory, wanted);
  return { model, dimensions };
}
