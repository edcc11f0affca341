import type { Mapped } from './mapped.js';

/** A record of a JSON file, and where it stands. */
export interface FoundRecord {
  readonly value: unknown;
  /** The key of its list in the file, such as `observations`; empty if the file itself is the list, or the record. */
  readonly list: string;
  /** Name of the file in the export. */
  readonly file: string;
}

/** Files of an export that are read in one way: record by record, or each as a text. */
export type Part = {
  /** Matches the names of the files, with their folders in the export. */
  readonly files: RegExp;
} & (
  | {
      /** Keys of the lists in a file that is an object; without them the object itself is the record. */
      readonly lists?: readonly string[];
      readonly record: (found: FoundRecord) => Mapped[];
    }
  | { readonly text: (content: string, file: string) => Mapped[] }
);

/** The export of a product. */
export interface Format {
  /** Says what is expected, for whoever gives something else. */
  readonly expected: string;
  /** Begins an export, and returns its parts in the order in which they are read. */
  readonly parts: () => readonly Part[];
}
