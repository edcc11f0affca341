import type { CategoriesItem } from './corpus.types.js';
import { accuracy, type Score } from './verdict.js';

/** Right: at least one tag of `any_of`, none of `none_of`; other tags are neither rewarded nor punished. */
export function scoreCategories(results: readonly { item: CategoriesItem; outcome: readonly string[] }[]): Score {
  const judged = results.map(({ item, outcome }) => {
    const hit = outcome.some((tag) => item.any_of.includes(tag));
    const trapped = outcome.some((tag) => item.none_of.includes(tag));
    const right = hit && !trapped;
    const why = right ? undefined : `${outcome.join(', ')}${hit ? '' : ` instead of ${item.any_of.join(' or ')}`}`;
    return { hit, trapped, verdict: { id: item.id, group: item.group, label: item.any_of[0] ?? '', right, why } };
  });
  const verdicts = judged.map(({ verdict }) => verdict);
  return {
    figures: {
      accuracy: accuracy(verdicts),
      any_of_accuracy: accuracy(judged.map(({ hit }) => ({ right: hit }))),
      items_with_a_forbidden_tag: judged.filter(({ trapped }) => trapped).length,
    },
    verdicts,
  };
}
