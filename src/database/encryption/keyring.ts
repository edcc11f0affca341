import type { AppConfig } from '../../config/config.js';
import { CipherKey } from './cipher-key.js';

/** Where a text is kept. It is sealed for this place: a copy of it anywhere else does not open. */
export interface Place {
  readonly workspaceId: number;
  /** What it belongs to, such as `memory 7`. */
  readonly row: string;
  readonly field: string;
}

/** A text that is kept cannot be read: it was tampered with, belongs to another place, or its key was not given. Shows nothing of it. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';

  constructor({ workspaceId, row, field }: Place, reason: string) {
    super(`${field} of ${row} in workspace ${workspaceId} cannot be decrypted: ${reason}`);
  }
}

/** What kept texts begin with that are not what they say: sealed ones (version 1), and plain ones that happen to begin like this. */
const MARK = '\u0001mn';
const SEALED = `${MARK}1.`;
const PLAIN = `${MARK}0.`;
/** As the JSON of {@link Keyring.sealJson} begins. */
const SEALED_JSON = JSON.stringify([SEALED]).slice(0, -2);
/** `SEALED`, the key's id, and IV, ciphertext and tag in base64. */
const SEALED_TEXT = /^\u0001mn1\.([0-9a-f]{16})\.([A-Za-z0-9+/]+={0,2})$/;

/**
 * The keys that this process was given. Texts are kept under the current one, or plain where there is none; read are those of all keys,
 * and plain ones. A kept text says itself which it is; kept JSON is a list with a sealed text at its head, as no plain JSON that is kept has.
 */
export class Keyring {
  /** The current one first. */
  readonly keys: readonly CipherKey[];

  constructor(
    readonly current: CipherKey | null = null,
    previous: readonly CipherKey[] = [],
  ) {
    this.keys = current ? [current, ...previous.filter(({ id }) => id !== current.id)] : previous;
  }

  /** Whether anything that is kept may be sealed. Without it, nothing here costs more than a look at the beginning of a text. */
  get isOn(): boolean {
    return this.keys.length > 0;
  }

  find(id: string): CipherKey | undefined {
    return this.keys.find((key) => key.id === id);
  }

  /** A text as it is kept. */
  seal(place: Place, text: string): string {
    if (!this.current) return text.startsWith(MARK) ? PLAIN + text : text;
    return `${SEALED}${this.current.id}.${this.current.seal(text, contextOf(place)).toString('base64')}`;
  }

  /**
   * What a kept text says.
   * @throws Unreadable
   */
  open(place: Place, kept: string): string {
    if (!kept.startsWith(MARK)) return kept;
    if (kept.startsWith(PLAIN)) return kept.slice(PLAIN.length);
    const [, id, sealed] = SEALED_TEXT.exec(kept) ?? [];
    if (id === undefined || sealed === undefined) throw new Unreadable(place, 'it is malformed');
    const key = this.find(id);
    if (!key) throw new Unreadable(place, `its key ${id} was not given`);
    try {
      return key.open(Buffer.from(sealed, 'base64'), contextOf(place));
    } catch {
      throw new Unreadable(place, `authentication failed (key ${id})`);
    }
  }

  /**
   * JSON text as it is kept.
   * @param tokens what is to be found of it in the database
   */
  sealJson(place: Place, json: string, tokens: readonly string[] = []): string {
    return this.current ? JSON.stringify([this.seal(place, json), ...tokens]) : json;
  }

  /** @throws Unreadable */
  openJson(place: Place, kept: string): string {
    return kept.startsWith(SEALED_JSON) ? this.open(place, JSON.parse(kept)[0]) : kept;
  }

  /** What kept texts begin with that are as {@link seal} would have them; where there is no current key: that are not. */
  get mark(): string {
    return this.current ? `${SEALED}${this.current.id}.` : SEALED;
  }

  /**
   * SQL: whether a kept text is not as {@link seal} would have it.
   * @param kept SQL of the text; of JSON, `column ->> 0`
   * @param mark SQL of the parameter that is {@link mark}
   */
  isStale(kept: string, mark: string): string {
    return `starts_with(${kept}, ${mark}) IS ${this.current ? 'NOT TRUE' : 'TRUE'}`;
  }
}

const contextOf = ({ workspaceId, row, field }: Place): string => JSON.stringify([workspaceId, row, field]);

export const keyringOf = (encryption: AppConfig['encryption']): Keyring =>
  new Keyring(
    encryption?.key ? new CipherKey(encryption.key) : null,
    encryption?.previousKeys.map((key) => new CipherKey(key)),
  );
