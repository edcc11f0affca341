/** Scripts that put no space between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Words of what is past: an event of one day stays true. */
const PAST = /した|った|んだ|いた|だった|昨|了|过/u;
/** Words and signs behind the topic of a text: a figure behind them tells something of it, and one before them names it. */
const TOPIC = /[はが是为為在]|[:：]|[每毎][周週]$/u;
/** Nouns of what has one value at a time, at the end of a topic. */
const FUNCTIONAL =
  /(?:場所|会場|時間|日程|番号|担当|担任|部長|課長|社長|店長|監督|代表|価格|料金|会費|住所|名前|先生|地点|时间|日期|号码|负责人|经理|主任|老师|校长|队长|教练|价格|费用|地址|名字|颜色)(?:は|是|在)$/u;
const FIGURE = /^(?:\d[\d.,:]*|[月火水木金土日]|[一二三四五六七八九十日天]+)$/u;
/** Counters behind a weekday, or a figure in words: "火" is fire elsewhere. */
const COUNTER = /^(?:曜|[楼階层点時月円元名人级年])/u;
const WEEK = /(?:星期|[周週]|礼拜)$/u;
/** A name or noun, and nothing that tells more. */
const PLAIN = /^[\p{Script=Han}\p{Script=Katakana}A-Za-z0-9]{1,10}$/u;
const RENEWAL = /现在|目前|今は|新しい|新的?(?=班主任|负责人|地址|电话)/gu;
const CORRECTION = /^(?:更正|纠正|訂正|修正)[:：、,]\s*/u;

/**
 * True if a text without spaces gives its topic another value: "会議は3時からです", "会議は4時からです". A correction may do so of what is
 * past.
 */
export function replacesUnspacedValue(older: string, newer: string): boolean {
  if (!UNSPACED.test(older)) return false;
  const said = newer.normalize('NFKC').trim().replace(CORRECTION, '');
  const isCorrection = CORRECTION.test(newer.normalize('NFKC').trim());
  const [before, after] = [older.normalize('NFKC').trim(), said.replace(RENEWAL, '')] as [string, string];
  if (denies(before, after) || denies(after, before)) return true;
  if (!isCorrection && [older, newer].some((text) => PAST.test(text))) return false;
  const { head, tail, values } = changeOf(before, after);
  if (!(isCorrection || TOPIC.test(head))) return false;
  if (!values.every((value) => FIGURE.test(value))) return FUNCTIONAL.test(head) && values.every((value) => PLAIN.test(value));
  return values.every((value) => /\d/u.test(value)) || COUNTER.test(tail) || WEEK.test(head);
}

/** True for "食べます" and "食べません", "です" and "ではありません". */
function denies(before: string, after: string): boolean {
  const affirmed = after.replace(/ません(?=[。.]?$)/u, 'ます').replace(/(?:では|じゃ)ありません(?=[。.]?$)/u, 'です');
  return affirmed === before && after !== before;
}

/** Returns the one place in which two texts differ, with all digits of its number. */
function changeOf(before: string, after: string): { head: string; tail: string; values: readonly string[] } {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  while (start > 0 && /[\d.,:]/u.test(before[start - 1] ?? '')) start--;
  while (end > 0 && /[\d.,:]/u.test(before.at(-end) ?? '')) end--;
  const values = [before, after].map((text) => text.slice(start, text.length - end));
  return { head: before.slice(0, start), tail: before.slice(before.length - end), values };
}

const EXISTS = /^(.{1,40}?)に(.{1,40}?)が(?:あります|ある)[。.]?$/u;
const IS = /^(.{1,40}?)は(.{1,40}?)(?:にあります|にある|です|だ)[。.]?$/u;

/** True for "三階に会議室があります" and "会議室は三階にあります", which say where or when something is. */
export function saysSameOfPlace(older: string, newer: string): boolean {
  if (!UNSPACED.test(older)) return false;
  const [before, after] = [older, newer].map(placeOf);
  return before !== undefined && before === after;
}

function placeOf(text: string): string | undefined {
  const [, place, thing] = EXISTS.exec(text.trim()) ?? [];
  if (place && thing) return `${thing} ${place}`;
  const [, topic, value] = IS.exec(text.trim()) ?? [];
  return topic && value ? `${topic} ${value}` : undefined;
}
