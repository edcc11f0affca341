import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../../common/request-context.js';
import { passagesOf } from '../../../text/passages.js';
import { EmbeddingSpaces } from '../../embeddings/embedding-spaces.service.js';
import type { EmbeddedPassage } from '../records/passage-vectors.js';

/** Makes the vectors of the passages of long texts. */
@Injectable()
export class PassageEmbedder {
  constructor(private readonly spaces: EmbeddingSpaces) {}

  /**
   * Returns the passages of a text with their vectors; none of a short text.
   * @throws AppError `unavailable`
   */
  async embed(ctx: RequestContext, text: string): Promise<EmbeddedPassage[]> {
    const passages = passagesOf(text);
    if (!passages.length) return [];
    const embeddings = await this.spaces.embedTexts(
      ctx,
      passages.map((passage) => passage.text),
    );
    return embeddings.map((embedding, index) => {
      const { start, end } = passages[index]!;
      return { start, end, embedding };
    });
  }
}
