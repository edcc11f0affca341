/** The closed list of tags. Order breaks ties: the more specific first. */
export const TAGS = [
  'small_talk',
  'health',
  'food_drink',
  'travel',
  'security',
  'legal_compliance',
  'software_development',
  'infrastructure',
  'data_analytics',
  'design_content',
  'people_hr',
  'finance',
  'customer_relations',
  'project_management',
  'decisions_goals',
  'preferences',
  'relationships',
  'team_workflow',
  'scheduling',
  'personal_profile',
  'personal_life',
  'knowledge',
] as const;

export type Tag = (typeof TAGS)[number];

/** Words and phrases that speak for a tag, by how much: 3 alone decides, 2 speaks clearly, 1 only supports others. */
export interface TagLexicon {
  readonly tag: Tag;
  readonly strong?: string;
  readonly clear?: string;
  readonly weak?: string;
}
