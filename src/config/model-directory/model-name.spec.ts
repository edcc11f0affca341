import { isSameModel, nameOfDirectory, partsOf } from './model-name.js';

describe('nameOfDirectory', () => {
  it.each([
    ['/models/bge-small-en-v1.5', 'bge-small-en-v1.5'],
    ['/cache/models--intfloat--e5-small-v2/snapshots/ffb93f3bd4047442299a41ebb6fa998a38507c52', 'e5-small-v2'],
    ['/models/their model (ü)', 'their-model-'],
    ['/snapshots', 'snapshots'],
    ['/', 'model'],
  ])('names %s %s', (directory, name) => expect(nameOfDirectory(directory)).toBe(name));
});

describe('partsOf', () => {
  it.each([
    ['acme/embed@0123456789ab', ['acme/embed', '0123456789ab']],
    ['all-minilm:22m', ['all-minilm:22m', undefined]],
    ['acme@home', ['acme@home', undefined]],
  ])('parts %s', (model, parts) => expect(partsOf(model)).toEqual(parts));
});

describe('isSameModel', () => {
  it.each([
    ['a@0123456789ab', 'b@0123456789ab', true],
    ['a@0123456789ab', 'a@ba9876543210', false],
    ['a@0123456789ab', 'a', false],
    ['a', 'a', true],
    ['a', 'b', false],
  ])('of %s and %s is %s', (a, b, same) => expect(isSameModel(a, b)).toBe(same));
});
