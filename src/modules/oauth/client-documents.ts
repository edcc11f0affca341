import { Injectable } from '@nestjs/common';
import { type OutboundAnswer, OutboundClient, OutboundFailure } from '../../providers/outbound/outbound-client.js';
import type { Client } from './authorization-request.js';
import { documentAddressProblem, freshSecondsOf, readClientDocument } from './client-document.js';
import { OAuthError } from './oauth-error.js';

/** Maximum size of a document. Those of well-known clients have 1 KB. */
const MAX_BYTES = 32_768;
const HEADERS = { accept: 'application/json', 'user-agent': 'Mnemonest' };

/** A document as it was read, and for how many seconds it may be used. */
export interface FoundDocument {
  readonly client: Client;
  readonly freshSeconds: number;
}

/** Reads the documents that clients describe themselves in (draft-ietf-oauth-client-id-metadata-document). */
@Injectable()
export class ClientDocuments {
  constructor(private readonly outbound: OutboundClient) {}

  /** @throws OAuthError `invalid_client` for an address that nothing is read from */
  refuseAddress(address: string): void {
    const problem = documentAddressProblem(address) ?? this.outbound.problemOf(address);
    if (problem !== undefined)
      throw new OAuthError('invalid_client', `client_id cannot be the address of a document: ${problem}`);
  }

  /** @throws OAuthError if there is no document, or it does not describe the client */
  async read(address: string): Promise<FoundDocument> {
    const { status, headers, text } = await this.get(address);
    // A redirect is followed nowhere: the address stands for who controls it.
    if (status !== 200)
      throw new OAuthError('invalid_client', `the document of the application cannot be read: it answered ${status}`);
    return { client: readClientDocument(address, text), freshSeconds: freshSecondsOf(headers['cache-control']) };
  }

  private async get(address: string): Promise<OutboundAnswer> {
    try {
      return await this.outbound.get(address, HEADERS, MAX_BYTES);
    } catch (error) {
      if (!(error instanceof OutboundFailure)) throw error;
      throw new OAuthError('invalid_client', `the document of the application cannot be read: ${error.message}`, {
        cause: error,
      });
    }
  }
}
