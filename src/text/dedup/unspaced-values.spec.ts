import { decideLocally } from './local-decision.js';

const actionOf = (older: string, newer: string) =>
  decideLocally(newer, [{ id: 1, text: older, similarity: 0.9, saidAt: new Date(0) }]).action;

describe('decideLocally, on scripts without spaces', () => {
  it.each([
    ['練習は午後3時からです。', '練習は午後4時からです。'],
    ['例会は火曜日です。', '例会は木曜日です。'],
    ['集合場所は体育館です。', '集合場所は図書館です。'],
    ['会议室在三楼。', '会议室在五楼。'],
    ['课程每周二上课。', '课程每周四上课。'],
    ['班主任是王老师。', '班主任现在是李老师。'],
    ['试验在5月3日。', '更正：试验在5月8日。'],
    ['彼は肉を食べます。', '彼は肉を食べません。'],
  ])('updates %j by %j', (older, newer) => expect(actionOf(older, newer)).toBe('updated_existing'));

  it.each([
    ['三階に会議室があります。', '会議室は三階です。'],
    ['会議室は三階にあります。', '三階に会議室があります。'],
  ])('keeps %j for %j', (older, newer) => expect(actionOf(older, newer)).toBe('kept_existing'));

  it.each([
    ['昨日3時に会った。', '昨日4時に会った。'],
    ['三班的班主任是王老师。', '五班的班主任是李老师。'],
    ['3号室は禁煙です。', '5号室は禁煙です。'],
    ['友達は田中です。', '友達は佐藤です。'],
    ['三階に会議室があります。', '四階に会議室があります。'],
    ['会議は火事で中止です。', '会議は木事で中止です。'],
  ])('leaves %j beside %j', (older, newer) => expect(actionOf(older, newer)).toBe('stored_new'));
});
