import { characterVector } from './character-vector.js';
import { isLatinVocabulary, type ReadingModel, vectorOf } from './unread-text.js';

const DIMENSIONS = 384;
const cosine = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, place) => sum + value * b[place]!, 0);

/** A model that notes what it is given, and whose vectors have one direction. */
function modelKnowing(known: RegExp) {
  const given: string[] = [];
  const vector = Float32Array.from({ length: DIMENSIONS }, (_, place) => (place === 0 ? 1 : 0));
  const model: ReadingModel = {
    dimensions: DIMENSIONS,
    isLatin: true,
    embed: async (text) => {
      given.push(text);
      return vector;
    },
    isUnknown: (text) => !known.test(text),
  };
  return { given, vector, model };
}

describe('vectorOf', () => {
  const LATIN = /^[\p{Script=Latin}\p{M}\p{N}\p{P}\s+=]*$/u;

  it.each([
    'The rent is 980 euros.',
    'Die Miete beträgt 980 €',
    '',
    ' \n\u3000',
    '42',
    'Well done 🎉',
    'The angle α of the second beam is too small by half',
  ])('leaves %j to the model as it is', async (text) => {
    const { given, vector, model } = modelKnowing(LATIN);
    expect(await vectorOf(text, model)).toBe(vector);
    expect(given).toEqual([text]);
  });

  it.each([
    ['房租是3500元', '房租是 3500 元'],
    ['Где живёт 3-й пользователь?', 'Где живёт 3 й пользователь'],
    ['👍', '👍'],
    ['𝐇𝐞𝐥𝐥𝐨', '𝐇𝐞𝐥𝐥𝐨'],
    ['\ue000', '\ue000'],
  ])('knows %j by its characters alone', async (text, characters) => {
    const { given, model } = modelKnowing(LATIN);
    expect(await vectorOf(text, model)).toEqual(characterVector(characters, DIMENSIONS));
    expect(given).toEqual([]);
  });

  it('has both parts of a mixed text in its vector', async () => {
    const { given, vector, model } = modelKnowing(LATIN);
    const mixed = await vectorOf('我的 GitHub 用户名是 octocat', model);
    expect(given).toEqual(['  GitHub   octocat']);
    expect(cosine(mixed, vector)).toBeCloseTo(Math.sqrt(13 / 31), 2);
    expect(cosine(mixed, characterVector('我的 用户名是', DIMENSIONS))).toBeCloseTo(Math.sqrt(18 / 31), 1);
  });

  it.each([
    ['a name in another script', 'The weekly meeting with Иван is at noon in the large room', 0.1],
    ['a single Latin letter', '用户A住在北京的一个小区里', 0.9],
  ])('gives %s a weight that a query can find', async (_part, text, weight) => {
    const { vector, model } = modelKnowing(LATIN);
    expect(cosine(await vectorOf(text, model), vector)).toBeCloseTo(Math.sqrt(1 - weight), 1);
  });
});

describe('vectorOf with a vocabulary of many scripts', () => {
  it('leaves a text of another script to the model, and not one that the model does not know', async () => {
    const { given, vector, model } = modelKnowing(/^[\p{Script=Latin}\p{Script=Cyrillic}\p{N}\p{P}\s]*$/u);
    const multilingual = { ...model, isLatin: false };
    expect(await vectorOf('Где живёт Ana?', multilingual)).toBe(vector);
    expect(await vectorOf('房租是3500元', multilingual)).not.toBe(vector);
    await vectorOf('Слово по-китайски: 房租', multilingual);
    expect(given).toEqual(['Где живёт Ana?', expect.stringMatching(/^Слово по-китайски: +$/)]);
  });
});

describe('isLatinVocabulary', () => {
  it.each([
    ['Latin words and single letters of other scripts', ['the', '##ing', 'rent', 'über', 'a', 'b', '##c', '.', '漢'], true],
    ['words of many scripts', ['▁the', '▁и', '▁не', '的', '▁rent'], false],
    ['nothing', [], true],
  ])('of %s', (_name, tokens, isLatin) => expect(isLatinVocabulary(tokens)).toBe(isLatin));
});
