import { mayBeVersions } from './versions.js';

const words = (count: number, prefix = 'word') => Array.from({ length: count }, (_, i) => `${prefix}${i}x`).join(' ');

describe('two texts', () => {
  it.each([
    ['The office is in Bern', 'Our office moved to Basel'],
    ['Mira drinks her coffee black', 'Mira now drinks coffee with oat milk'],
    ['The standup is at nine', 'Standups are at ten from Monday on'],
    ['Wir treffen uns im Büro in Bern', 'Das Büro ist jetzt in Basel'],
    ['Le bureau est à Berne', 'Le bureau se trouve à Bâle'],
    ['Das Café heisst Sonne', 'Das CAFE heisst jetzt Mond'],
    ['下周的会议在三楼举行', '下周的会议改在五楼举行'],
    ['회의는 서울에서 열린다', '회의는 부산에서 열린다'],
  ])('may be versions of one fact: %j and %j', (before, after) => {
    expect(mayBeVersions(before, after)).toBe(true);
    expect(mayBeVersions(after, before)).toBe(true);
  });

  it.each([
    ['share too little', 'The office is in Bern', 'Mira drinks her coffee black'],
    ['share a third of their words', 'Parking costs nothing', 'Parking needs permits'],
    ['share nothing but function words', 'The key is in the car', 'The dog is in the house'],
    ['say nothing', '', 'The office is in Bern'],
    ['are signs', '?!', '?!'],
    ['share no pair of characters', '会议在星期三举行', '我喜欢喝绿茶'],
  ])('are no versions where they %s', (_name, before, after) => {
    expect(mayBeVersions(before, after)).toBe(false);
    expect(mayBeVersions(after, before)).toBe(false);
  });

  it('share half of the stems of the shorter one, and no less', () => {
    expect(mayBeVersions('alpha beta gamma delta', 'alpha beta one two three')).toBe(true);
    expect(mayBeVersions('alpha beta gamma delta epsilon', 'alpha beta one two three')).toBe(false);
  });

  it('have at most 25 words that say something', () => {
    expect(mayBeVersions(words(25), words(25))).toBe(true);
    expect(mayBeVersions(words(25), `the ${words(25)} of it`)).toBe(true);
    expect(mayBeVersions(words(26), words(26))).toBe(false);
    expect(mayBeVersions(words(4), words(26))).toBe(false);
  });

  it('have at most 400 characters', () => {
    const long = (length: number) => `office ${'o'.repeat(length - 7)}`;
    expect(mayBeVersions(long(400), 'office')).toBe(true);
    expect(mayBeVersions(long(401), 'office')).toBe(false);
    expect(mayBeVersions('office', long(401))).toBe(false);
  });
});
