import { alternation } from '../word-lists.js';

/** 10,000 and more with a currency, millions, or a share of a company's figures: more than is paid out of pocket. */
const LARGE_SUM = new RegExp(
  [
    // The currency before the figure.
    String.raw`[$€£¥]\s?(?:\d{1,3}(?:[,.' ]\d{3})+|\d{5,}|\d+(?:[.,]\d+)?\s?(?:k|m|bn|million|billion))\b`,
    // The currency after the figure.
    String.raw`\b${alternation`
      \d{2,3}[,.' ]\d{3}|\d{1,3}(?:[,.']\d{3}){2,}|\d{5,}
      \d+(?:[.,]\d+)?\s?(?:k|m|bn|thousand|million|billion|mio|millionen|millions|millones)
    `}\s?(?:dollars?|euros?|pounds?|francs?|usd|eur|gbp|chf|yen|kronor|crowns|€|\$|£)`,
    // No currency.
    String.raw`\b\d+(?:[.,]\d+)?\s(?:million|billion|millionen|millones)\b`,
    String.raw`\b\d+(?:[.,]\d+)?\s?%\sof\s(?:our|the|all)\s(?:revenue|sales|turnover|income|staff|shares)`,
  ].join('|'),
  'iu',
);

/** True if a text names a large sum of money. */
export const hasLargeSum = (text: string): boolean => LARGE_SUM.test(text);
