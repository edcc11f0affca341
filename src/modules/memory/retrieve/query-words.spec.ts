import fc from 'fast-check';
import { NAMED, OPTIONAL, queryWords } from './query-words.js';

describe('queryWords', () => {
  it.each([
    ['What does the client prefer?', ['what', 'does', 'the', 'client', 'prefer']],
    ['userName() of HTTPServer', ['user', 'name', 'of', 'http', 'server']],
    ['5,000 or 1,234,567 but 12,34', ['5000', 'or', '1234567', 'but', '12', '34']],
    ['Café ZÜRICH', ['cafe', 'zurich']],
    ['東京tower', ['東京 ?', 'tower']],
    ['where did they go', ['where', 'did', 'they', 'go went gone goes']],
    ['what does Mira like', ['what', 'does', 'mira', 'like']],
    ['?!… \u{1f600}', []],
  ])('splits %j into %j', (query, words) => expect(queryWords(query)).toEqual(words));

  it.each([
    ['German', 'Wann ist die Besprechung mit Frau Müller?', ['besprechung', 'frau', 'muller']],
    ['French', 'Où est le chat de la voisine ?', ['chat', 'voisine']],
    ['Spanish', '¿Qué se sabe de la reunión?', ['sabe', 'reunion']],
    ['Portuguese', 'Qual é o nome do gato?', ['nome', 'gato']],
    ['Italian', 'Dove sono le chiavi della macchina?', ['chiavi', 'macchina']],
    ['Dutch', 'Wat is de naam van de hond?', ['naam', 'hond']],
    [
      'German, and no word that it may be about',
      'Um wie viel Uhr ist der Termin am zweiten Tag?',
      ['uhr', 'termin', 'zweiten', 'tag'],
    ],
    ['German, and no letter', 'Wo ist das Vitamin C?', ['vitamin', 'c']],
    ['Russian', 'Что было в старом доме?', ['старом', 'доме']],
  ])('leaves out the function words of %s', (_language, query, words) => expect(queryWords(query)).toEqual(words));

  it.each([
    ['the the THE', ['the']],
    ['the who', ['the', 'who']],
    ['der die das', ['der', 'die', 'das']],
  ])('keeps the function words of %j, which has nothing else', (query, words) => expect(queryWords(query)).toEqual(words));

  it.each([
    ['who has studio A', ['who', 'has', 'studio', 'a !']],
    ['a key of studio A', ['a !', 'key', 'of', 'studio']],
    ['who oiled line C57-B', ['who', 'oiled', 'line', 'c57', 'b']],
    ['Wat is de sleutel van kamer U', ['sleutel', 'kamer', 'u']],
  ])('marks the letters in %j that are names', (query, words) => expect(queryWords(query)).toEqual(words));

  it.each([
    ['今天天气', ['今天 ?', '天天 ?', '天气 ?']],
    ['서울 날씨는', ['서울 ?', '날씨 ?', '씨는 ?']],
    ['กรุง', ['กร ?', 'รุ ?', 'ุง ?']],
    ['ﾃｽﾄ', ['テス ?', 'スト ?']],
    ['日', ['日 ?']],
    ['日 or 月', ['日 ?', 'or', '月 ?']],
    ['会議。東京、大阪', ['会議 ?', '東京 ?', '大阪 ?']],
    ['東京 and 東京', ['東京 ?', 'and']],
    ['\u{20000}\u{20001}', ['\u{20000}\u{20001} ?']],
    ['何時 at 5 o’clock', ['何時 ?', 'at', '5', 'o', 'clock']],
  ])('pairs the characters of %j, each pair for what is known', (query, words) => expect(queryWords(query)).toEqual(words));

  it('reads what is asked at the end of a long query in a script without spaces', () => {
    const chatter = Array.from({ length: 100 }, (_, n) => String.fromCodePoint(0x4e00 + n)).join('');
    expect(queryWords(`${chatter}。房租多少钱`)).toContain('房租 ?');
  });

  it('returns at most 64 plain and distinct words, and 256 pairs, for any query', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 1_000 }), (query) => {
        const words = queryWords(query);
        const firsts = words.map((forms) => forms.split(' ')[0]);
        expect(firsts.length).toBeLessThanOrEqual(64 + 256);
        expect(new Set(firsts).size).toBe(firsts.length);
        for (const word of words)
          if (!word.endsWith(NAMED))
            expect(word).toMatch(word.endsWith(OPTIONAL) ? /^[^ ]{1,2} \?$/u : /^(?:[\p{L}\p{M}\p{N} ]+|[^ ])$/u);
      }),
    );
  });
});
