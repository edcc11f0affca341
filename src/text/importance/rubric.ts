// The rubric of docs/store.md in numbers.

/** Greetings, thanks and acknowledgements. */
export const GREETING = 1;
/** Chat is 2 to 3, whatever big words it plays with. */
export const LEAST_OF_CHAT = 2;
export const MOST_OF_CHAT = 3;
/** Preferences and facts are 4 to 6. */
export const PREFERENCE = 4;
export const PLAIN_FACT = 5;
export const MOST_OF_FACTS = 6;
/** Weighty matters are 7 to 10; from 8 on a memory never fades. */
export const LEAST_OF_WEIGHTY = 7;
export const HIGHEST = 10;
