import { periodOf } from './query-period.js';

/** A Sunday. */
const NOW = new Date('2026-11-29T12:00:00Z');

const read = (query: string, timeZone?: string): string => {
  const period = periodOf(query, NOW, timeZone);
  if (!period) return 'none';
  const day = (date: Date | null) => date?.toISOString().replace('T00:00:00.000Z', '') ?? '';
  return `${day(period.start)} ${day(period.end)}`.trim();
};

describe('periodOf', () => {
  it.each([
    ['what did I say yesterday', '2026-11-28 2026-11-29'],
    ['what happened the day before yesterday', '2026-11-27 2026-11-28'],
    ['what is on today', '2026-11-29 2026-11-30'],
    ['what did we decide last week', '2026-11-16 2026-11-23'],
    ['what did we decide this week?', '2026-11-23 2026-11-30'],
    ['where were we last weekend', '2026-11-21 2026-11-23'],
    ['decisions of last month', '2026-10-01 2026-11-01'],
    ["last quarter's numbers", '2026-07-01 2026-10-01'],
    ['where did we travel last year', '2025-01-01 2026-01-01'],
    ['what is planned for next month', '2026-12-01 2027-01-01'],
    ['who called 3 days ago', '2026-11-26 2026-11-27'],
    ['what did Ana say two weeks ago', '2026-11-12 2026-11-19'],
    ['where did I live four years ago', '2022-01-01 2023-01-01'],
    ['errors of the last 7 days', '2026-11-22 2026-11-30'],
    ['what did we decide in March', '2026-03-01 2026-04-01'],
    ['what did we decide in march 2024?', '2024-03-01 2024-04-01'],
    ['What did Ana buy in December?', '2025-12-01 2026-01-01'],
    ['what will we do in March', '2027-03-01 2027-04-01'],
    ['decisions in March', '2026-03-01 2026-04-01'],
    ['who is on call in December', '2026-12-01 2027-01-01'],
    ['what did we ship last March', '2026-03-01 2026-04-01'],
    ['what came up in early October', '2026-10-01 2026-10-11'],
    ['results of the first half of September 2025', '2025-09-01 2025-09-16'],
    ['what did we buy between March and May 2024', '2024-03-01 2024-06-01'],
    ['what did we decide in 2025', '2025-01-01 2026-01-01'],
    ['the budget for 2027', '2027-01-01 2028-01-01'],
    ['revenue in Q3 2025', '2025-07-01 2025-10-01'],
    ['what did we plan in Q3', '2026-07-01 2026-10-01'],
    ['where did we go last summer', '2026-06-01 2026-09-01'],
    ['Which country did Elise visit in winter 2021', '2021-12-01 2022-03-01'],
    ['What did Ana do on 3 May, 2025?', '2025-05-03 2025-05-04'],
    ['What did Ana do on May 3rd 2025?', '2025-05-03 2025-05-04'],
    ['What did Ana do on 03.05.2025?', '2025-05-03 2025-05-04'],
    ['What happened on 2025-05-03?', '2025-05-03 2025-05-04'],
    ['notes of 2025-05', '2025-05-01 2025-06-01'],
    ['what did we do on May 3', '2026-05-03 2026-05-04'],
    ['where are we on 22 December', '2026-12-22 2026-12-23'],
    ['trip of 3-9 May 2024', '2024-05-03 2024-05-10'],
    ['what did we discuss on Friday', '2026-11-27 2026-11-28'],
    ['plans for Friday', '2026-12-04 2026-12-05'],
    ['what did we discuss last Monday', '2026-11-23 2026-11-24'],
    ['what have we done since March 2026', '2026-03-01'],
    ['what did we do before 2024', '2024-01-01'],
    ['how many tournaments were won by July 10, 2025', '2025-07-11'],
    ['what did John do the week before August 3, 2025', '2025-07-27 2025-08-03'],
    ['what did we eat on the Sunday before October 25, 2022', '2022-10-23 2022-10-24'],
    ['which place did Elise visit in the first week of 2024', '2024-01-01 2024-01-08'],
    ['notes of the week of 3 March 2026', '2026-03-02 2026-03-09'],
    ['which talks were in March 2024 and in May 2024', '2024-03-01 2024-06-01'],
    ['how many days did I work in October', '2026-10-01 2026-11-01'],
  ])('reads %s', (query, period) => {
    const [from = '', to = ''] = period.split(' ');
    const open = /\b(?:before 2024|won by)\b/.test(query);
    expect(read(query)).toBe(open ? from : [from, to].join(' ').trim());
  });

  it.each([
    ['was haben wir gestern beschlossen', '2026-11-28 2026-11-29'],
    ['was haben wir letzte Woche beschlossen', '2026-11-16 2026-11-23'],
    ['was haben wir im März beschlossen', '2026-03-01 2026-04-01'],
    ['was war im Jahr 2025 geplant', '2025-01-01 2026-01-01'],
    ['was war vor drei Tagen', '2026-11-26 2026-11-27'],
    ['was war am 5. Mai 2025', '2025-05-05 2025-05-06'],
    ['was haben wir letzten Montag besprochen', '2026-11-23 2026-11-24'],
    ["qu'avons-nous décidé la semaine dernière", '2026-11-16 2026-11-23'],
    ["qu'avons-nous décidé en mars 2025", '2025-03-01 2025-04-01'],
    ['qué decidimos la semana pasada', '2026-11-16 2026-11-23'],
    ['qué decidimos en marzo de 2025', '2025-03-01 2025-04-01'],
    ['qué pasó hace dos días', '2026-11-27 2026-11-28'],
    ['cosa abbiamo deciso ieri', '2026-11-28 2026-11-29'],
    ['cosa abbiamo deciso il mese scorso', '2026-10-01 2026-11-01'],
    ['o que decidimos no mês passado', '2026-10-01 2026-11-01'],
    ['o que decidimos em março de 2025', '2025-03-01 2025-04-01'],
    ['wat hebben we vorige week besloten', '2026-11-16 2026-11-23'],
    ['wat hebben we in maart 2025 besloten', '2025-03-01 2025-04-01'],
    ['что мы решили на прошлой неделе', '2026-11-16 2026-11-23'],
    ['что мы решили в марте 2025 года', '2025-03-01 2025-04-01'],
    ['що ми вирішили вчора', '2026-11-28 2026-11-29'],
    ['昨日何を決めましたか', '2026-11-28 2026-11-29'],
    ['先週何を決めましたか', '2026-11-16 2026-11-23'],
    ['2025年3月に何を決めましたか', '2025-03-01 2025-04-01'],
    ['上周我们决定了什么', '2026-11-16 2026-11-23'],
    ['我们去年去了哪里', '2025-01-01 2026-01-01'],
    ['三天前我说了什么', '2026-11-26 2026-11-27'],
  ])('reads %s', (query, period) => expect(read(query)).toBe(period));

  it.each([
    'when does the lease end',
    'What is the date of the review?',
    'How many days before the wedding did we book?',
    'How many days passed between when I started on April 5, 2024, and when I improved my score?',
    'how long has it been since March 2024',
    'may I copy the data to my laptop',
    'this may be the reason',
    'what does May like',
    'who wrote the march for the parade',
    'summarise it in 2000 characters',
    'which server runs Ubuntu 24',
    'does version 3.4.2024 fix it',
    'where is report-2024-05-03.pdf',
    'how do we configure beans in Spring Boot',
    'what does the user do on Thursdays',
    'what do we do every Friday',
    'when is the Black Friday sale',
    'two thirds, 2/3, of the users',
    'what did we decide before the move',
    'what is the last message',
    'who called last',
    'what is the second item',
    'the weather on Mars',
    'call me at 7.30',
    'wie heißt der Hund',
    'was essen wir am Morgen',
    '¿qué hago por la mañana?',
  ])('reads no period in %s', (query) => expect(read(query)).toBe('none'));

  it.each([
    ['What did we decide in March 2025?', 'What did we decide?'],
    ['what did Ana say on the Sunday before October 25, 2022', 'what did Ana say on the Sunday'],
    ['where did we go last week with Ana', 'where did we go with Ana'],
    ['was haben wir am 5. Mai 2025 besprochen', 'was haben wir besprochen'],
    ['上周我们决定了什么', '我们决定了什么'],
    ['The review is on 3 May 2025', 'The review is on 3 May 2025'],
    ['Last week?', 'Last week?'],
    ['where are we on 22 December', 'where are we on 22 December'],
    ['who was it in May 2025?', 'who was it in May 2025?'],
    ['wo sind wir am 5. Mai 2025?', 'wo sind wir am 5. Mai 2025?'],
  ])('tells what %s is about', (query, topic) => expect(periodOf(query, NOW)?.topic).toBe(topic));

  it('counts days in the zone of the workspace', () => {
    expect(read('what did I say yesterday', 'Asia/Tokyo')).toBe('2026-11-27T15:00:00.000Z 2026-11-28T15:00:00.000Z');
    expect(read('what did I say on 3 May 2025', 'America/New_York')).toBe('2025-05-03T04:00:00.000Z 2025-05-04T04:00:00.000Z');
    expect(read('what did I say yesterday', 'No/Where')).toBe('2026-11-28 2026-11-29');
  });
});
