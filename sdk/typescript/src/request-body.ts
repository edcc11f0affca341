/** A body for `fetch` from an asynchronous source. */
export interface StreamedBody {
  readonly body: ReadableStream<Uint8Array> | Blob;
  /** Returns the error of the source, if it failed: `fetch` rejects with an error of its own. */
  readonly failure: () => { error: unknown } | undefined;
  /** Closes the source, which `fetch` does not always do when it is aborted. */
  readonly release: () => void;
}

/**
 * Creates a body from `parts`. Browsers cannot send streams over HTTP/1.1, so that there the parts are
 * collected in a Blob first.
 */
export async function streamedBody(parts: AsyncIterator<Uint8Array>, canStream = isServer()): Promise<StreamedBody> {
  let failed: { error: unknown } | undefined;
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await parts.next();
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (error) {
          failed = { error };
          controller.error(error);
        }
      },
    },
    { highWaterMark: 0 },
  );
  return {
    body: canStream ? body : await new Response(body).blob(),
    failure: () => failed,
    // An error of the source at this point cannot be reported any more.
    release: () => void parts.return?.().catch(() => {}),
  };
}

function isServer(): boolean {
  const { process } = globalThis as { process?: { versions?: { node?: string } } };
  return 'Deno' in globalThis || 'Bun' in globalThis || process?.versions?.node !== undefined;
}
