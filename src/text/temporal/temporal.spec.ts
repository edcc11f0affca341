import fc from 'fast-check';
import { temporalOf } from './temporal.js';

/** A Thursday. */
const NOW = new Date('2026-04-02T08:00:00Z');
const endOfDay = (day: string): Date => new Date(`${day}T23:59:59Z`);

describe('temporalOf', () => {
  it.each([
    ['Lunch with Ana today', 'today', '2026-04-02'],
    ['Remind Jonas to water the ferns tomorrow.', 'tomorrow', '2026-04-03'],
    ['The offer is valid until 2026-06-30', 'until 2026-06-30', '2026-06-30'],
    ['Invoice 339 must be paid no later than 10.04.2026.', '10.04.2026', '2026-04-10'],
    ['RSVP by June 1.', 'by June 1', '2026-06-01'],
    ['Freeze is on 17 April, release has to be out by 24 April.', 'by 24 April', '2026-04-24'],
    ['The early bird rate is available from 10 April to 2 May.', '10 April to 2 May', '2026-05-02'],
    ['The delivery slot is booked for the 19th.', 'for the 19th', '2026-04-19'],
    ['The inspection is on Wednesday at ten.', 'on Wednesday', '2026-04-08'],
    ["Friday's demo has been moved to the big hall.", 'Friday', '2026-04-03'],
    ['Slides are due by the Friday of this week.', 'this week', '2026-04-05'],
    ['The passport expires in 2031.', 'in 2031', '2031-12-31'],
    ['The licence is valid until 2027-06.', 'until 2027-06', '2027-06-30'],
    ['We move in July next year.', 'July next year', '2027-07-31'],
    ['Garden party on 18.7.', 'on 18.7.', '2026-07-18'],
    ['The hearing is on the second Tuesday of May.', 'second Tuesday of May', '2026-05-12'],
    ['The audit is on Wednesday next week.', 'on Wednesday next week', '2026-04-08'],
    ['The review was moved from Friday to Monday.', 'Monday', '2026-04-06'],
    ['Office closed from Dec 24 to Jan 2.', 'Dec 24 to Jan 2', '2027-01-02'],
    ['The permit holds until Easter Monday.', 'until Easter Monday', '2026-04-06'],
    ['The coupon is good for two more weeks.', 'two more weeks', '2026-04-16'],
    ['The offer lapses in 30 days.', 'in 30 days', '2026-05-02'],
    ['The deposit must be paid within 30 days.', 'within 30 days', '2026-05-02'],
    ['The new pump is shipped within 30 days.', 'within 30 days', '2026-05-02'],
  ])('lets %j end with its day', (text, rawText, day) => {
    expect(temporalOf(text, NOW)).toEqual({ type: 'temporal', rawText, validUntil: endOfDay(day) });
  });

  it.each([
    ['Sprint goal for this week: finish the import wizard.', '2026-04-05'],
    ['Next week the canteen is closed.', '2026-04-12'],
    ['Over the weekend Pia looks after the dog.', '2026-04-05'],
    ['Expense reports have to be in by the end of the month.', '2026-04-30'],
    ['Revenue target for the current quarter is 400k.', '2026-06-30'],
    ['Until the end of Q4 travel is limited to customer visits.', '2026-12-31'],
    ['Kim is on sabbatical through October.', '2026-10-31'],
    ['The subsidy runs out at the end of the year.', '2026-12-31'],
  ])('lets %j end with its period', (text, day) => {
    expect(temporalOf(text, NOW).validUntil).toEqual(endOfDay(day));
  });

  it.each([
    ['Webinar on April 10, 2026 from 3 pm to 4 pm.', '2026-04-10T16:00:00Z'],
    ['Call with the bank tomorrow, 4pm.', '2026-04-03T16:00:00Z'],
    ['The gate closes on 6 April 2026 at 17:00 EDT.', '2026-04-06T21:00:00Z'],
    ['Lunch with Bea at noon tomorrow.', '2026-04-03T12:00:00Z'],
    ['Call me back in two hours.', '2026-04-02T10:00:00Z'],
  ])('lets %j end at its time', (text, moment) => {
    expect(temporalOf(text, NOW).validUntil).toEqual(new Date(moment));
  });

  describe.each([
    [
      'recurs',
      [
        'Payroll runs on the 25th of every month.',
        'Yoga is Mondays and Wednesdays at half past six.',
        'The newsletter appears on the first Monday of the month.',
        'Our daily sync starts at 9:15.',
        'Grandma Odette has her birthday on 3 April.',
        'Trash day is Wednesday.',
        'Jonas moderates the Thursday retro.',
        'Friday demo prep is in room 4.',
        'The counter is open Monday through Friday.',
        'In summer the office smells of linden trees.',
      ],
    ],
    [
      'is over',
      [
        'Yesterday the freezer broke down.',
        'We launched version two on 3 March.',
        'On Tuesday I talked to the architect about the roof.',
        'This morning the courier brought two parcels.',
        'The pilot ended at the end of June.',
        'The strike was over by the end of May.',
        'The roof was repaired by the end of May.',
        'The contract ended on 31 December 2025.',
      ],
    ],
    [
      'takes effect and has no end',
      [
        'Starting 1 May 2026 the new overtime rules apply.',
        'As of September the shop accepts only cards.',
        'Since Monday it is green.',
      ],
    ],
    [
      'is a rule or a span',
      [
        'Customers may return goods within 14 days of delivery.',
        'She has lived in Oslo for six years.',
        'Baking takes 40 minutes at 180 degrees.',
        'Passwords have to be changed after 90 days.',
      ],
    ],
    [
      'only looks like a date',
      [
        'April Hansen leads the finance team.',
        'The Wednesday Club is a pub in Leeds.',
        'Our cat is called Sunday.',
        '"Tomorrow" is her favourite song.',
        'The gate code for locker 10-11 is with the janitor.',
        'The bus line 7/8 stops at the hospital.',
        'The file is named report-2026-12-01.pdf.',
        'Museum tickets for the Saturday are already paid',
        'The troops march on their stomach, as the saying goes.',
        'due 2026-99-99',
        'Version 2027-06 of the schema is frozen.',
        'The ratio fell to 18.12.',
        'The 2031 bond pays four percent.',
      ],
    ],
  ])('of a fact that %s', (_, texts) => {
    it.each(texts)('takes %j as persistent', (text) => {
      expect(temporalOf(text, NOW)).toEqual({ type: 'persistent', rawText: text, validUntil: null });
    });
  });

  it.each([
    ['Morgen um 10 Uhr Zahnarzt.', '2026-04-03T10:00:00Z'],
    ['Das Angebot gilt bis Freitag.', '2026-04-03T23:59:59Z'],
    ['Le dossier doit être envoyé avant le 15 avril.', '2026-04-15T23:59:59Z'],
    ['El plazo termina el 30 de septiembre.', '2026-09-30T23:59:59Z'],
    ['Завтра в 10:00 встреча с юристом.', '2026-04-03T10:00:00Z'],
    ['来週の火曜日に会議があります。', '2026-04-07T23:59:59Z'],
    ['Spotkanie jest jutro o 15:00.', '2026-04-03T15:00:00Z'],
    ['请在4月10日之前提交报告。', '2026-04-10T23:59:59Z'],
  ])('reads when %j ends', (text, moment) => expect(temporalOf(text, NOW).validUntil).toEqual(new Date(moment)));

  it.each([
    'The leak was fixed by the end of April.',
    'Yoga is Tuesday and Thursday from 2 to 4.',
    'The clinic is open on Monday or Friday from 9am to 1pm.',
    'Jeden Dienstag ist Chorprobe.',
    'Ayer llegó el paquete de Sevilla.',
    'Il est né le 3 octobre.',
    'Cada lunes hay reunión.',
    '木曜日はピアノのレッスンがあります',
    'Returns are accepted within 60 days',
    'Support answers priority tickets within four hours.',
    'Orders ship within 2 days.',
  ])('takes %j as persistent', (text) => expect(temporalOf(text, NOW).type).toBe('persistent'));

  it.each([
    ['Pacific/Auckland', 'Lunch today', '2026-04-02T10:59:59Z'],
    ['America/Los_Angeles', 'Lunch today', '2026-04-03T06:59:59Z'],
    ['America/Los_Angeles', 'Call on 6 April at 15:00', '2026-04-06T22:00:00Z'],
    ['Nowhere/Unknown', 'Lunch today', '2026-04-02T23:59:59Z'],
  ])('ends the day in the zone %s: %j', (zone, text, moment) => {
    expect(temporalOf(text, NOW, zone).validUntil).toEqual(new Date(moment));
  });

  it.each([
    ['Asia/Shanghai', '下周三交报告', '2026-04-08T15:59:59Z'],
    ['Asia/Shanghai', '这周日大扫除', '2026-04-05T15:59:59Z'],
    ['Asia/Tokyo', '来週の水曜日に会議があります', '2026-04-08T14:59:59Z'],
  ])('has weeks begin on Monday, in %s on a Sunday: %j', (zone, text, moment) => {
    expect(temporalOf(text, new Date('2026-04-05T02:00:00Z'), zone).validUntil).toEqual(new Date(moment));
  });

  it('returns at most 120 code points as raw text, and never half of one', () => {
    expect([...temporalOf('😀'.repeat(500), NOW).rawText]).toHaveLength(120);
  });

  it('gives an end to temporal facts only, and none before now', () => {
    const WORDS = ['on', 'until', 'Friday', '5 May', 'tomorrow', 'last', '2026-04-01', 'was', 'at', '3 pm', 'Q3', '.', ','];
    const words = fc.constantFrom(...WORDS);
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), (parts) => {
        const { type, validUntil } = temporalOf(parts.join(' '), NOW);
        expect(type === 'temporal').toBe(validUntil !== null);
        if (validUntil) expect(validUntil.getTime()).toBeGreaterThanOrEqual(NOW.getTime() - 1000);
      }),
    );
  });
});
