import type { CategoriesItem } from './corpus.types.js';
import { accuracy, type Score } from './verdict.js';

/** Scores categories. An item is right if it has at least one tag of `any_of` and none of `none_of`; other tags do not count. */
export function scoreCategories(results: readonly { item: CategoriesItem; outcome: readonly string[] }[]): Score {
  const judged = results.map(({ item, outcome }) => {
    const hit = outcome.some((tag) => item.any_of.includes(tag));
    const forbidden = outcome.some((tag) => item.none_of.includes(tag));
    const right = hit && !forbidden;
    const why = right ? undefined : `${outcome.join(', ')}${hit ? '' : ` instead of ${item.any_of.join(' or ')}`}`;
    return { hit, forbidden, verdict: { id: item.id, group: item.group, label: item.any_of[0] ?? '', right, why } };
  });
  const verdicts = judged.map(({ verdict }) => verdict);
  return {
    figures: {
      accuracy: accuracy(verdicts),
      any_of_accuracy: accuracy(judged.map(({ hit }) => ({ right: hit }))),
      items_with_a_forbidden_tag: judged.filter(({ forbidden }) => forbidden).length,
    },
    verdicts,
  };
}
