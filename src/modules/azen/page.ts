/** A page of a list. */
export interface PageRequest {
  /** 1 for the first. */
  readonly page: number;
  readonly per: number;
}

const DEFAULT_PER = 20;
const MAX_PER = 100;
/** Beyond the end of any list. */
const MAX_PAGE = 2_147_483_647;

/** What is asked for by `page` and `per`: brought into their bounds, and the default where it is no number. Of several, the last counts. */
export const pageOf = ({ page, per }: Readonly<Record<string, unknown>>): PageRequest => ({
  page: clamp(page, 1, MAX_PAGE, 1),
  per: clamp(per, 1, MAX_PER, DEFAULT_PER),
});

function clamp(given: unknown, min: number, max: number, usual: number): number {
  const text = String([given].flat().at(-1) ?? '').trim();
  const number = text === '' ? Number.NaN : Number(text);
  return Number.isNaN(number) ? usual : Math.min(max, Math.max(min, Math.trunc(number)));
}
