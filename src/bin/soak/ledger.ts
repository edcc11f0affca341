/** The state of one memory, as far as the service has told its client. */
interface Entry {
  /** Texts that it may have now: one, or two while an edit has no answer. */
  readonly texts: Set<string>;
  /** `gone` after an acknowledged delete; `either` while a delete has no answer. */
  state: 'there' | 'gone' | 'either';
}

/** The differences between what was acknowledged and what is there. */
export interface Differences {
  /** Ids of acknowledged memories that are missing, or whose text is another. */
  readonly lost: number[];
  /** Texts that are there more than once. */
  readonly doubled: string[];
  /** Ids of memories whose delete was acknowledged. */
  readonly resurrected: number[];
}

/** A memory as an export has it. */
export interface FoundMemory {
  readonly id: number;
  readonly text: string;
}

/** Keeps what the service acknowledged, and compares it with what it has after a kill. Every text is stored once. */
export class Ledger {
  private readonly entries = new Map<number, Entry>();

  get acknowledged(): number {
    return this.entries.size;
  }

  stored(id: number, text: string): void {
    this.entries.set(id, { texts: new Set([text]), state: 'there' });
  }

  /** Returns ids of memories that no call is about, the newest last. */
  get settled(): number[] {
    return [...this.entries].flatMap(([id, { texts, state }]) => (state === 'there' && texts.size === 1 ? [id] : []));
  }

  textOf(id: number): string {
    const [text] = this.entries.get(id)!.texts;
    return text!;
  }

  editing(id: number, text: string): void {
    this.entries.get(id)!.texts.add(text);
  }

  /** The edit was acknowledged. */
  edited(id: number, text: string): void {
    this.stored(id, text);
  }

  deleting(id: number): void {
    this.entries.get(id)!.state = 'either';
  }

  /** The delete was acknowledged. */
  deleted(id: number): void {
    this.entries.get(id)!.state = 'gone';
  }

  /** Compares with all memories that are there, and takes over what became of calls without an answer. */
  compare(found: readonly FoundMemory[]): Differences {
    const byId = new Map(found.map((memory) => [memory.id, memory.text]));
    const [lost, resurrected]: [number[], number[]] = [[], []];
    for (const [id, entry] of this.entries) {
      const text = byId.get(id);
      if (entry.state === 'gone' && text !== undefined) resurrected.push(id);
      if (entry.state === 'there' && (text === undefined || !entry.texts.has(text))) lost.push(id);
      if (entry.state === 'gone') continue;
      if (text === undefined) this.deleted(id);
      else this.stored(id, text);
    }
    return { lost, doubled: repeated(found.map(({ text }) => text)), resurrected };
  }
}

function repeated(texts: readonly string[]): string[] {
  const seen = new Set<string>();
  return texts.filter((text) => seen.size === seen.add(text).size);
}
