/**
 * Generates facts like those that agents store, and questions about them, by number. Different numbers give
 * different texts, and facts that do not update each other: every store makes a new memory, like the raw SQL
 * statements that it is compared with.
 */
const PEOPLE = words(
  'Ana Bilal Chen Dora Emeka Farah Goran Hanna Ivo Jun Kofi Lena Mateo Nadia Omar Priya Quentin Rosa Sven Tariq Uma',
);
const CITIES = words(
  'Accra Bergen Cairo Dakar Essen Florence Geneva Hanoi Izmir Jakarta Kyoto Lima Madrid Nairobi Oslo Porto Quito Riga',
);
const TOOLS = words(
  'Postgres Redis Kafka Terraform Grafana Jenkins Figma Notion Slack Jira Stripe Kubernetes Airflow Snowflake Sentry',
);
const FOODS = words(
  'lentils mushrooms salmon tofu oranges peanuts yoghurt rice olives pumpkin dates cheese noodles walnuts cherries',
);
const SPORTS = words('climbing rowing chess fencing tennis judo sailing running cycling swimming badminton skiing yoga archery');
const ANIMALS = words('dog cat parrot horse rabbit tortoise hamster goat ferret canary');

interface Topic {
  readonly fact: string;
  readonly question: string;
  readonly slots: readonly (readonly string[])[];
}

const TOPICS: readonly Topic[] = [
  {
    fact: '{0} moved from {1} to {2} for a job, case',
    question: 'where does {0} live now, not {1} or {2}, case',
    slots: [PEOPLE, CITIES, CITIES],
  },
  {
    fact: 'The {0} cluster in {1} is run by {2}, ticket',
    question: 'who runs {0} in {1}, {2} or somebody else, ticket',
    slots: [TOOLS, CITIES, PEOPLE],
  },
  {
    fact: '{0} is allergic to {1} and would rather eat {2}, table',
    question: 'can {0} eat {1} or {2}, table',
    slots: [PEOPLE, FOODS, FOODS],
  },
  {
    fact: 'On weekends {0} goes {1} with a friend from {2}, group',
    question: 'what does {0} do besides {1} in {2}, group',
    slots: [PEOPLE, SPORTS, CITIES],
  },
  {
    fact: 'We replaced {0} by {1} in the {2} office, invoice',
    question: 'did we keep {0} or {1} in {2}, invoice',
    slots: [TOOLS, TOOLS, CITIES],
  },
  {
    fact: 'A {0} called {1} ate the {2}, invoice',
    question: 'which {0} of {1} ate {2}, invoice',
    slots: [ANIMALS, PEOPLE, FOODS],
  },
  {
    fact: 'The flight from {0} to {1} was booked by {2}, order',
    question: 'who booked {0} to {1}, was it {2}, order',
    slots: [CITIES, CITIES, PEOPLE],
  },
  {
    fact: 'The {0} lesson for {1} starts after the {2} delivery, room',
    question: 'when is {0} for {1} and the {2} delivery, room',
    slots: [SPORTS, PEOPLE, FOODS],
  },
];

/** Returns the fact of an integer from 0 to 2^31. */
export const factOf = (number: number): string => fill(topicOf(number).fact, number);

/** Returns a question that the fact of this number answers, and similar facts too. */
export const questionOf = (number: number): string => fill(topicOf(number).question, number);

const topicOf = (number: number): Topic => TOPICS[number % TOPICS.length]!;

function fill(pattern: string, number: number): string {
  const { slots } = topicOf(number);
  const filled = pattern.replace(/\{(\d)\}/g, (_, slot) => {
    const choices = slots[Number(slot)]!;
    return choices[hashOf(number, Number(slot)) % choices.length]!;
  });
  return `${filled} ${number}`;
}

/** Returns a pseudo-random number, by the finaliser of MurmurHash3. */
function hashOf(number: number, slot: number): number {
  let h = Math.imul(number + 1, 0x9e3779b1) + slot * 0x85ebca6b;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

function words(list: string): string[] {
  return list.split(' ');
}

/** Returns the name of one of so many users, as the memories of the benchmark have it. */
export const userOf = (number: number, users: number): string => `user ${number % users}`;
