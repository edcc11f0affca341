import { Injectable } from '@nestjs/common';
import { AppError } from '../../../common/app-error.js';
import type { RequestContext } from '../../../common/request-context.js';
import { passagesOf } from '../../../text/passages.js';
import { EmbeddingSpaces } from '../../embeddings/embedding-spaces.service.js';
import type { EmbeddedPassage } from '../records/passage-vectors.js';

/** Makes the vectors of the passages of long texts. */
@Injectable()
export class PassageEmbedder {
  constructor(private readonly spaces: EmbeddingSpaces) {}

  /**
   * Returns the passages of a text with their vectors; none of a short text. A passage that the model cannot embed is left out:
   * the text is found by its others.
   * @throws AppError `unavailable`
   */
  async embed(ctx: RequestContext, text: string): Promise<EmbeddedPassage[]> {
    const passages = passagesOf(text);
    if (!passages.length) return [];
    const embeddings = await this.spaces.embedEach(
      ctx,
      passages.map((passage) => passage.text),
    );
    return embeddings.flatMap((embedding, index) => {
      const { start, end } = passages[index]!;
      return embedding instanceof AppError ? [] : [{ start, end, embedding }];
    });
  }
}
