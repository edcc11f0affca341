/** A body for `fetch` from parts that come one by one. */
export interface StreamedBody {
  readonly body: ReadableStream<Uint8Array> | Blob;
  /** What the parts failed with: `fetch` shows that of its own, if at all. */
  readonly failure: () => { error: unknown } | undefined;
  /** Lets go of the source, which `fetch` does not always do when it is given up. */
  readonly leave: () => void;
}

/** Browsers send no streams over HTTP/1.1, and say so only when asked to: there the parts are gathered first. */
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
    // What a source says to that comes too late for anybody to hear.
    leave: () => void parts.return?.().catch(() => {}),
  };
}

function isServer(): boolean {
  const { process } = globalThis as { process?: { versions?: { node?: string } } };
  return 'Deno' in globalThis || 'Bun' in globalThis || process?.versions?.node !== undefined;
}
