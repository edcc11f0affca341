import { termsOf } from './terms.js';

describe('termsOf', () => {
  it.each([
    ["The cats' walking-sticks, 3.5", ['the', 'cat', 'walk', 'stick', '3', '5']],
    ['C++ costs 5€', ['c++', 'cost', '5€']],
    ['Ｆｕｌｌ width', ['full', 'width']],
    ['日本語です。', ['日本', '本語', '語で', 'です']],
    ['コーヒー', ['コー', 'ーヒ', 'ヒー']],
    ['犬 3匹', ['犬', '3', '匹']],
    ['한국어 좋아', ['한국', '국어', '좋아']],
    ['กขค', ['กข', 'ขค']],
    ['', []],
  ])('splits %j', (text, terms) => expect(termsOf(text)).toEqual(terms));
});
