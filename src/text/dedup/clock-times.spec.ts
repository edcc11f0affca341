import { tokensOf } from './tokens.js';

const keysOf = (text: string) => tokensOf(text).map(({ key }) => key);

describe('withClockTimes', () => {
  it.each([
    ['3 pm', ['15:00']],
    ['3pm', ['15:00']],
    ['3:05 p.m. sharp', ['15:05', 'sharp']],
    ['12 am', ['00:00']],
    ['12 pm', ['12:00']],
    ['9:00', ['09:00']],
    ['15 Uhr', ['15:00']],
    ['15h30', ['15:30']],
    ["9 o'clock", ['09:00']],
    ['9 clocks', ['9', 'clock']],
    ['8 in the evening', ['20:00']],
    ['at 3', ['at', '3']],
    ['13 pm', ['13', 'pm']],
    ['2 h', ['2', 'h']],
    ['25:00', ['25:00']],
    ['3, am Rhein', ['3', 'be', 'rhein']],
    ['I am 3', ['i', 'be', '3']],
  ])('reads %j as %j', (text, keys) => expect(keysOf(text)).toEqual(keys));
});
