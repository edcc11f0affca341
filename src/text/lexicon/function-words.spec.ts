import { functionWordsOf, withoutAccents } from './function-words.js';

describe('functionWordsOf', () => {
  const languageOf = (text: string) => {
    const known = functionWordsOf(
      withoutAccents(text)
        .toLowerCase()
        .split(/[^\p{L}]+/u),
    );
    const telling = { English: 'with', German: 'nicht', French: 'avec', Spanish: 'cuando', Portuguese: 'voce', Italian: 'della' };
    const others = { Dutch: 'geen', Russian: 'чтобы' };
    return Object.entries({ ...telling, ...others }).flatMap(([language, word]) => (known.has(word) ? [language] : []));
  };

  it.each([
    ['English', 'Where is the key of the cellar?'],
    ['German', 'Wo ist der Schlüssel für den Keller?'],
    ['French', 'Où est la clé de la cave ?'],
    ['Spanish', '¿Dónde está la llave de los vecinos?'],
    ['Portuguese', 'Qual é a chave do nosso carro?'],
    ['Italian', 'Dove sono le chiavi della cantina?'],
    ['Dutch', 'Waar is de sleutel van het huis?'],
    ['Russian', 'Где же ключ от погреба?'],
  ])('returns those of %s for %j', (language, text) => expect(languageOf(text)).toEqual([language]));

  it.each([
    ['no words', ''],
    ['one word of another language', 'die hard'],
    ['as many words of another language as of English', 'Was it an error in Berlin'],
    ['a language that it does not know', 'Gdzie leży klucz'],
    ['a script without spaces', '東京 の 天気'],
  ])('returns those of English for a text of %s', (_name, text) => expect(languageOf(text)).toEqual(['English']));

  it('knows them without their accents', () => {
    const german = functionWordsOf(['fur', 'uber']);
    expect([german.has('fur'), german.has('für')]).toEqual([true, false]);
  });
});

describe('withoutAccents', () => {
  it.each([
    ['Café Zürich', 'Cafe Zurich'],
    ['ﬁne ①', 'fine 1'],
    ['한국', '한국'],
    ['ガ', 'ガ'],
    ['naïve', 'naive'],
  ])('makes %j %j', (text, plain) => expect(withoutAccents(text)).toBe(plain));
});
