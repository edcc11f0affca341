import { tokensOf } from './tokens.js';

const forms = (text: string) => tokensOf(text).map(({ form }) => form);
const keys = (text: string) => tokensOf(text).map(({ key }) => key);

describe('tokensOf', () => {
  it.each([
    ['The bill is 4,310.50 €, due 14:00', ['bill', 'is', '4,310.50', '€', 'due', '14:00']],
    ['Fix lexer_state.c in #deploys on eu-west-1', ['fix', 'lexer_state.c', 'in', '#deploys', 'on', 'eu-west-1']],
    ["Don’t phone Priya's boss", ['do', 'not', 'phone', 'priya', "'s", 'boss']],
    ["Nous n'allons plus à l'école", ['nous', 'ne', 'allons', 'plus', 'à', 'école']],
    ['We cannot: it won’t fit', ['we', 'can', 'not', 'it', 'will', 'not', 'fit']],
    ['会议室甲', ['会', '议', '室', '甲']],
    ['-5 °C and C#', ['-', '5', '°', 'c', 'and', 'c', '#']],
    ['Grade a module A', ['grade', 'module', 'A']],
    ['...!?', []],
  ])('splits %j into its words, numbers and signs', (text, expected) => expect(forms(text)).toEqual(expected));

  it.each([
    ['two weeks', '2 weeks'],
    ['She has to go', 'She must go'],
    ['every visitor', 'all visitors'],
    ['1,050 euros', '1050 euros'],
    ['ｆｕｌｌ　ｗｉｄｔｈ', 'full width'],
  ])('gives %j and %j the same keys', (a, b) => expect(keys(a)).toEqual(keys(b)));

  it('marks tokens after a pause and after an article, also if they meet', () => {
    const [, , dog, beagle] = tokensOf('Hugo has a dog, a beagle');
    expect(dog).toMatchObject({ form: 'dog', afterPause: false, afterArticle: true });
    expect(beagle).toMatchObject({ form: 'beagle', afterPause: true, afterArticle: true });
  });
});
