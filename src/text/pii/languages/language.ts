/**
 * The words of one language in which people speak of secrets. Every field is the source of a regular expression for one of
 * several words, as `alternation` makes it, matched in any case and as whole words. The grammar that puts them together is the
 * same for all languages (`../grammar.ts`): a label, what it is for, a tie, fillers, and the value or its description.
 */
export interface SecretLanguage {
  /** Labels that mean nothing but a password, so that a plain word after a tie can be its value. */
  readonly passwords: string;
  /** Such labels to which another word may be joined: `Routerpasswort`, `DB_PASSWORD`. */
  readonly compounds?: string;
  /** Labels of passwords with other meanings, which need a value that looks like one. */
  readonly vaguePasswords?: string;
  /** Answers to the question that stands in for a password. */
  readonly answers?: string;
  /** Labels of codes, whose values are digits. */
  readonly codes?: string;
  /** Labels of codes that say themselves that the value follows: "the safe opens with". */
  readonly introductions?: string;
  /** Words that mostly mean other things than a key, so that only a long random value counts. */
  readonly vagueKeys?: string;
  /** Labels of keys and tokens, whose values are long and random. */
  readonly keys?: string;
  /** Credentials for a log-in, before a user and a password. */
  readonly credentials?: string;

  /** Verbs between a label and its value: "is". */
  readonly ties: string;
  /** True if a value may stand right after its label, for want of a verb. */
  readonly hasNoCopula?: boolean;
  /** Ties after a comma: "the code, it's". */
  readonly resumptions?: string;
  /** The beginning of what may stand between a label and its tie: what it is for, whose it is. */
  readonly middles?: string;
  /** Adverbs between a tie and a value: "still". */
  readonly fillers?: string;
  /** Articles and possessives. */
  readonly articles?: string;
  /** Possessives of persons: "my", "our". */
  readonly possessives?: string;
  /** Words that end the noun phrase of a label. */
  readonly nounEnds?: string;
  /** Words between one value and the next: "and", "now". */
  readonly betweenValues?: string;
  /** Conjunctions with which another clause begins. */
  readonly conjunctions?: string;

  /** Words of grammar, none of which is part of a passphrase without quotes. */
  readonly grammar?: string;
  /** Words that say something about a secret: states, properties, types. */
  readonly remarks?: string;
  /** Forms of words that say something about a secret: adjectives, participles. */
  readonly remarkForms?: string;
  /** Words that have such a form, and are none. */
  readonly nouns?: string;
  /** "With the", "uses the", before a label after which its value stands: "logs in with the password sunflower". */
  readonly instruments?: string;
  /** Forms of adjectives that stand beside a noun: with one, they are a phrase and no remark ("spotted leopard"). */
  readonly attributes?: string;
  /** True if a noun comes before its adjective. */
  readonly hasNounFirst?: boolean;
  /** Words with which an adverbial begins, after the value: "is lavender since Monday". */
  readonly adverbials?: string;
  /** Prepositions that join two nouns of a phrase: "king of hearts". */
  readonly links?: string;
  /** Words with which a note says where the secret is to be had: "see", "ask". */
  readonly pointers?: string;
  /** Units that make the number before them a quantity. */
  readonly units?: string;
  /** Digits in words. */
  readonly digits?: string;

  /** "For the", before a label of which the rest of the clause says what is chosen. */
  readonly chosenFor?: string;
  /** "I always use". */
  readonly choosing?: string;
  /** The beginning of a description: "my". */
  readonly openings?: string;
  /** Things that secrets are made of, in descriptions. */
  readonly materials?: string;
  /** Words that make a description a remark: "must", "at least". */
  readonly duties?: string;
}
