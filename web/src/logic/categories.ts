import type { MemoryFilter } from '../../../sdk/typescript/src/types.js';

/** The tags that the service gives. The type of the API says whether one is missing or unknown. */
const KNOWN: Readonly<Record<NonNullable<MemoryFilter['category']>, true>> = {
  small_talk: true,
  health: true,
  food_drink: true,
  travel: true,
  security: true,
  legal_compliance: true,
  software_development: true,
  infrastructure: true,
  data_analytics: true,
  design_content: true,
  people_hr: true,
  finance: true,
  customer_relations: true,
  project_management: true,
  decisions_goals: true,
  preferences: true,
  relationships: true,
  team_workflow: true,
  scheduling: true,
  personal_profile: true,
  personal_life: true,
  knowledge: true,
};

export const CATEGORIES = Object.keys(KNOWN).sort() as (keyof typeof KNOWN)[];
