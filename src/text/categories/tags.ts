/** The closed list of tags. Their order breaks ties, the more specific first. */
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

/** Words and phrases that are evidence for a tag, with commas or line ends between them. */
export interface TagLexicon {
  readonly tag: Tag;
  /** 3 points: decide alone. */
  readonly strong?: string;
  /** 2 points: enough if no other tag has more. */
  readonly clear?: string;
  /** 1 point: only support others. */
  readonly weak?: string;
}
