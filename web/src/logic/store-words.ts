/** The decisions of a store, in words. Others may follow: the API says so. */
export const ACTIONS: Readonly<Record<string, string>> = {
  stored_new: 'Stored as a new memory',
  duplicate_exact: 'Not stored: there is this memory already',
  kept_existing: 'Not stored: a memory says all of it',
  updated_existing: 'It took the place of what a memory said',
  merged_existing: 'It was joined to a memory',
};

/** The rules behind a decision, as the rest of a sentence that begins with "because". */
export const RULES: Readonly<Record<string, string>> = {
  same_text: 'it is the text of a memory, but for case, space and punctuation',
  says_all: 'the memory says all of it',
  says_more: 'it says all of the memory, and more',
  correction: 'it takes back what the memory says',
  succession: 'it says that what the memory says has ended',
  completion: 'it says that what the memory says is done',
  renewal: 'it says what is so now',
  new_value: 'it gives what the memory is about another value',
  may_supersede: 'it may supersede a memory, which it is linked to',
  own_fact: 'no memory says the same, or something that it replaces',
  likely: 'no rule tells, but what both have in common makes it likely',
  judged: 'a language model judged it so',
};

/** The rules by which sensitive data is found, in words. */
export const PII_RULES: Readonly<Record<string, string>> = {
  private_key: 'a private key',
  issued_token: 'the form of a key or token',
  url_password: 'a password in an address',
  iban: 'its check digits',
  card_number: 'its check digit',
  personal_id: 'the form of such a number',
  social_security_number: 'the form of such a number',
  phone_number: 'its form, or a word for it',
  disclosed_secret: 'words that disclose a secret',
  repeated_secret: 'a disclosed secret that stands here again',
  secret_key: 'the name of its key',
};
