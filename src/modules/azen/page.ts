/** The page of a list that a caller asks for. */
export interface PageRequest {
  /** 1 for the first. */
  readonly page: number;
  /** Items per page. */
  readonly per: number;
}

const DEFAULT_PER = 20;
const MAX_PER = 100;
/** Beyond the end of any list. */
const MAX_PAGE = 2_147_483_647;

/**
 * Reads the query parameters `page` and `per`. Numbers out of bounds are clamped; anything else than a number counts as
 * absent. If a parameter is repeated, its last value counts.
 */
export const pageOf = ({ page, per }: Readonly<Record<string, unknown>>): PageRequest => ({
  page: clamp(page, 1, MAX_PAGE, 1),
  per: clamp(per, 1, MAX_PER, DEFAULT_PER),
});

function clamp(parameter: unknown, min: number, max: number, defaultValue: number): number {
  const text = String([parameter].flat().at(-1) ?? '').trim();
  const number = text === '' ? Number.NaN : Number(text);
  return Number.isNaN(number) ? defaultValue : Math.min(max, Math.max(min, Math.trunc(number)));
}
