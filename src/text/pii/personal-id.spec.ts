import { redactText } from './pii.js';

const kept = (text: string): string => {
  const result = redactText(text);
  return result.rejected ? 'rejected' : result.value;
};

const ID = '[REDACTED_NATIONAL_ID]';

describe('redactText replaces personal ids', () => {
  it.each([
    ['NHS no. 987 654 4322 for the referral', `NHS no. ${ID} for the referral`],
    ['943 476 5870 is her NHS number', `${ID} is her NHS number`],
    ['O CPF dele: 11144477735', `O CPF dele: ${ID}`],
    ['Kunde 529.982.247-25 hat bezahlt', `Kunde ${ID} hat bezahlt`],
    ['Mi DNI es 12345678Z', `Mi DNI es ${ID}`],
    ['x1234567l is my NIE', `${ID} is my NIE`],
    ['Fattura a RSSMRA80A01H501U, Roma', `Fattura a ${ID}, Roma`],
    ['aadhaar number is 4991 1866 5246', `aadhaar number is ${ID}`],
    ['Meine Steuer-ID lautet 86 095 742 719', `Meine Steuer-ID lautet ${ID}`],
    ['BSN 111222333 staat op het formulier', `BSN ${ID} staat op het formulier`],
    ['My SIN is 046 454 286, needed for payroll', `My SIN is ${ID}, needed for payroll`],
    ['National Insurance number AB 12 34 56 C', `National Insurance number ${ID}`],
    ['PESEL: 44051401359', `PESEL: ${ID}`],
    ['personnummer 811228-9874', `personnummer ${ID}`],
    ['numéro de sécurité sociale 1 85 05 78 006 084 91', `numéro de sécurité sociale ${ID}`],
    ['身份证号码是11010519491231002X', `身份证号码是${ID}`],
    ['AHV-Nummer 756.9217.0769.85', `AHV-Nummer ${ID}`],
    ['マイナンバーは 1234 5678 9018 です', `マイナンバーは ${ID} です`],
    ['ИНН 500100732259, СНИЛС 112-233-445 95', `ИНН ${ID}, СНИЛС ${ID}`],
    ['Her national id is 44051401359.', `Her national id is ${ID}.`],
    ['passport number C01X00T47, expires 2031', 'passport number [REDACTED_PASSPORT], expires 2031'],
    ['passport number X4RTBPFW4 of the guest', 'passport number [REDACTED_PASSPORT] of the guest'],
    ['Reisepass-Nr. C4J2K9F3L', 'Reisepass-Nr. [REDACTED_PASSPORT]'],
    ["her driver's license number is D1234567", "her driver's license number is [REDACTED_DRIVING_LICENCE]"],
    ['Führerschein Nr. B072RRE2I55', 'Führerschein Nr. [REDACTED_DRIVING_LICENCE]'],
  ])('in %j', (text, redacted) => expect(kept(text)).toBe(redacted));
});

describe('redactText leaves numbers with another name alone', () => {
  it.each([
    'The call id was 4155550123, the phone build is 2024061502',
    'Phone support case 2125550187 is closed, firmware version 4155550199',
    'Case no. 219-09-9998, error code 402-55-1299, Fehlercode 402-55-1234',
    'IMEI 490154203237518 is the test phone',
    'Order 12345678Z and model 12345678Z are the same part',
    'Aadhaar 4991 1866 5247 and CPF 111.444.777-36 fail the check',
    'The NHS number field must have 10 digits, the passport office opens at 9',
    'My passport expires in 2031, the driving licence was renewed on 2025-03-14',
  ])('in %j', (text) => expect(kept(text)).toBe(text));

  it('but not a phone number after the word for a thing', () => {
    expect(kept('Text me about the order at 415-555-0134')).toBe('Text me about the order at [REDACTED_PHONE]');
  });
});

describe('redactText leaves pins alone that are no secrets', () => {
  it.each([
    'GPIO pin 1027 is not mapped, the LED is on pin 1013 of the header',
    'pin: 1002 on connector J7 is ground',
    'Pins 1204 and 1205 of the FPGA are swapped; hall sensor on pin 2048',
    'The PIN code for Bengaluru is 560001. Ship to MG Road, Pune, PIN 411001',
    'PIN code 110001 is New Delhi',
    'PIN code 629002 covers Kottar',
    'passport CHECK4YOU opens at nine',
  ])('in %j', (text) => expect(kept(text)).toBe(text));

  it.each(['The chip PIN of my card is 4921', 'my LED keypad PIN is 4921', 'The PIN for the gate in Pune is 4921', 'pin 4921'])(
    'but not in %j',
    (text) => expect(kept(text)).toBe(text.replace('4921', '[REDACTED_PASSWORD]')),
  );
});
