import { wordSet } from '../word-lists.js';

/** Possessives: they make a noun that of one owner. */
export const OWNERS: ReadonlySet<string> = wordSet(
  'our my his her their your unser unsere mein meine notre mon ma nuestro nuestra mi',
);
