/** Lines of a file that are sent together. */
export interface Parcel {
  /** Lines of JSON, each with its end. */
  readonly lines: string;
  /** Number of lines of the file before these, empty ones too. */
  readonly before: number;
  /** Bytes of the file that are read with these. */
  readonly bytes: number;
}

/** The most lines and characters of a parcel: small enough that progress shows, large enough that few calls are needed. */
const MAX_LINES = 200;
const MAX_LENGTH = 512 * 1024;

/** Cuts a file of lines into parcels, and reads it no faster than they are taken. */
export async function* parcelsOf(file: Pick<Blob, 'stream'>): AsyncGenerator<Parcel> {
  let [rest, bytes, before] = ['', 0, 0];
  let taken: string[] = [];
  let length = 0;
  const parcel = (): Parcel => {
    const made = { lines: taken.join(''), before, bytes };
    before += taken.length;
    [taken, length] = [[], 0];
    return made;
  };
  const decoder = new TextDecoder();
  const reader = file.stream().getReader();
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    bytes += chunk.value.length;
    rest += decoder.decode(chunk.value, { stream: true });
    const ended = rest.split('\n');
    rest = ended.pop() ?? '';
    for (const line of ended) {
      taken.push(`${line}\n`);
      length += line.length + 1;
      if (taken.length >= MAX_LINES || length >= MAX_LENGTH) yield parcel();
    }
  }
  rest += decoder.decode();
  if (rest.trim() !== '') taken.push(`${rest}\n`);
  if (taken.length > 0) yield parcel();
}
