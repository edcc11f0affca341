import * as atVnr from 'stdnum/lib/cjs/at/vnr.js';
import * as auTfn from 'stdnum/lib/cjs/au/tfn.js';
import * as beNn from 'stdnum/lib/cjs/be/nn.js';
import * as brCpf from 'stdnum/lib/cjs/br/cpf.js';
import * as caSin from 'stdnum/lib/cjs/ca/sin.js';
import * as chSsn from 'stdnum/lib/cjs/ch/ssn.js';
import * as clRut from 'stdnum/lib/cjs/cl/rut.js';
import * as cnRic from 'stdnum/lib/cjs/cn/ric.js';
import * as deIdnr from 'stdnum/lib/cjs/de/idnr.js';
import * as deSvnr from 'stdnum/lib/cjs/de/svnr.js';
import * as dkCpr from 'stdnum/lib/cjs/dk/cpr.js';
import * as esDni from 'stdnum/lib/cjs/es/dni.js';
import * as esNie from 'stdnum/lib/cjs/es/nie.js';
import * as fiHetu from 'stdnum/lib/cjs/fi/hetu.js';
import * as frNif from 'stdnum/lib/cjs/fr/nif.js';
import * as frNir from 'stdnum/lib/cjs/fr/nir.js';
import * as gbNino from 'stdnum/lib/cjs/gb/nino.js';
import * as gbUtr from 'stdnum/lib/cjs/gb/utr.js';
import * as iePps from 'stdnum/lib/cjs/ie/pps.js';
import * as inAadhaar from 'stdnum/lib/cjs/in/aadhaar.js';
import * as inPan from 'stdnum/lib/cjs/in/pan.js';
import * as itCodice from 'stdnum/lib/cjs/it/codicefiscale.js';
import * as krRrn from 'stdnum/lib/cjs/kr/rrn.js';
import * as mxCurp from 'stdnum/lib/cjs/mx/curp.js';
import * as nlBsn from 'stdnum/lib/cjs/nl/bsn.js';
import * as noFodselsnummer from 'stdnum/lib/cjs/no/fodselsnummer.js';
import * as plPesel from 'stdnum/lib/cjs/pl/pesel.js';
import * as ptNif from 'stdnum/lib/cjs/pt/nif.js';
import * as ruInn from 'stdnum/lib/cjs/ru/inn.js';
import * as sePersonnummer from 'stdnum/lib/cjs/se/personnummer.js';
import * as trTckimlik from 'stdnum/lib/cjs/tr/tckimlik.js';
import { alternation } from '../word-lists.js';

/** A number that a state gives to a person. */
interface PersonalId {
  /** Its names in texts, as the source of a regular expression. */
  readonly label: string;
  /** Its rules, any of which a number must meet: its length, and its check digits where it has any. Separators do not count. */
  readonly checks: readonly Check[];
}

type Check = (number: string) => boolean;

/** A rule of stdnum. */
interface Rule {
  readonly validate: (value: string) => { readonly isValid: boolean };
}

const by = (...rules: readonly Rule[]): Check[] => rules.map((rule) => (number) => rule.validate(number).isValid);

const NHS_DIGITS = 10;

/** True for ten digits of which the last makes the sum, weighted from 10 down to 1, a multiple of 11 (stdnum lacks this one). */
function isNhsNumber(number: string): boolean {
  const digits = number.replace(/[ -]/g, '');
  if (!/^[1-9]\d{9}$/.test(digits)) return false;
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (NHS_DIGITS - index), 0);
  return sum % 11 === 0;
}

/** The weights of the first eleven of the twelve digits of a Japanese individual number (stdnum has that of companies only). */
const MY_NUMBER_WEIGHTS = [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

function isMyNumber(number: string): boolean {
  const digits = number.replace(/[ -]/g, '');
  if (!/^\d{12}$/.test(digits)) return false;
  const remainder = MY_NUMBER_WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0) % 11;
  return Number(digits[11]) === (remainder <= 1 ? 0 : 11 - remainder);
}

/** The pension insurance number of Russia: nine digits, and their sum, weighted from 9 down to 1, in two. */
function isSnils(number: string): boolean {
  const digits = number.replace(/[ -]/g, '');
  if (!/^\d{11}$/.test(digits)) return false;
  const sum = [...digits.slice(0, 9)].reduce((total, digit, index) => total + Number(digit) * (9 - index), 0);
  return Number(digits.slice(9)) === (sum % 101) % 100;
}

/** Personal ids by their labels. */
export const PERSONAL_IDS: readonly PersonalId[] = [
  { label: 'nhs', checks: [isNhsNumber] },
  { label: alternation`national insurance|nino|ni(?= (?:no|num))`, checks: by(gbNino) },
  { label: alternation`utr|unique taxpayer reference`, checks: by(gbUtr) },
  { label: alternation`pps|ppsn`, checks: by(iePps) },
  { label: alternation`sin|social insurance|numéro d'assurance sociale|nas(?= )`, checks: by(caSin) },
  { label: alternation`tfn|tax file`, checks: by(auTfn) },
  { label: 'cpf', checks: by(brCpf) },
  { label: alternation`dni|nie|nif|documento nacional de identidad`, checks: by(esDni, esNie, ptNif) },
  { label: alternation`contribuinte|número fiscal`, checks: by(ptNif) },
  { label: alternation`curp`, checks: by(mxCurp) },
  { label: alternation`r\.?u\.?t\.?|run(?= \d{1,2}\.\d{3})`, checks: by(clRut) },
  { label: alternation`codice fiscale|c\.\s?f\.|cod\. fisc\.`, checks: by(itCodice) },
  { label: alternation`aadha?ar|आधार`, checks: by(inAadhaar) },
  { label: 'pan', checks: by(inPan) },
  {
    label: alternation`
      steuer-?(?:id|identifikationsnummer|idnr|idnummer)|steuerliche (?:id|identifikations-?nummer)|id-?nr|idnr|tin
    `,
    checks: by(deIdnr),
  },
  {
    label: alternation`
      sozialversicherungs-?(?:nummer|nr)|rentenversicherungs-?(?:nummer|nr)|svnr|sv-nummer|versicherungsnummer
    `,
    checks: by(deSvnr, atVnr),
  },
  { label: alternation`ahv(?:-?(?:nummer|nr))?|avs|n° avs`, checks: by(chSsn) },
  { label: alternation`bsn|burgerservicenummer|sofinummer`, checks: by(nlBsn) },
  { label: alternation`rijksregisternummer|insz|niss|numéro national|registre national`, checks: by(beNn) },
  {
    label: alternation`nir|(?:numéro de )?sécurité sociale|n° (?:de )?sécu(?:rité sociale)?|numéro de sécu|carte vitale`,
    checks: by(frNir),
  },
  { label: alternation`numéro fiscal|spi`, checks: by(frNif) },
  { label: alternation`pesel`, checks: by(plPesel) },
  { label: alternation`personnummer|samordningsnummer`, checks: by(sePersonnummer, noFodselsnummer) },
  { label: alternation`fødselsnummer|fodselsnummer|personnummeret`, checks: by(noFodselsnummer) },
  { label: alternation`cpr(?:-?(?:nummer|nr))?|personnummer`, checks: by(dkCpr) },
  { label: alternation`hetu|henkilötunnus`, checks: by(fiHetu) },
  { label: alternation`t\.?c\.? kimlik|tckn|kimlik (?:no|numarası|numaram)|kimlik`, checks: by(trTckimlik) },
  { label: 'инн', checks: by(ruInn) },
  { label: 'снилс', checks: [isSnils] },
  { label: alternation`身份证|身分證|居民身份证`, checks: by(cnRic) },
  { label: alternation`マイナンバー|個人番号|my number`, checks: [isMyNumber] },
  { label: alternation`주민등록번호|주민번호|rrn`, checks: by(krRrn) },
];

/** Any of them, behind a label that names no country. */
export const GENERAL_ID: PersonalId = {
  label: alternation`
    national id(?:entity|entification)?|identity (?:card|document)|id card|personal id|tax(?:payer)? (?:id|identification)
    personalausweis\p{L}*|ausweis-?(?:nummer|nr)|carte d'identité|documento de identidad|cédula|carta d'identità
  `,
  checks: PERSONAL_IDS.flatMap(({ checks }) => checks),
};

/**
 * Personal ids that are known without a label: by letters, dates or separators that little else has, and their check digits.
 */
export const UNLABELLED_IDS: readonly { readonly shape: string; readonly rule: Rule }[] = [
  // Brazil: 529.982.247-25
  { shape: String.raw`\d{3}\.\d{3}\.\d{3}-\d\d`, rule: brCpf },
  // Spain: 12345678Z, X1234567L
  { shape: String.raw`\d{8}-?[A-HJ-NP-TV-Z]`, rule: esDni },
  { shape: String.raw`[XYZ]-?\d{7}-?[A-HJ-NP-TV-Z]`, rule: esNie },
  // Italy: RSSMRA85T10A562S
  { shape: String.raw`[A-Z]{6}\d\d[A-EHLMPR-T]\d\d[A-Z]\d{3}[A-Z]`, rule: itCodice },
  // Mexico: BOXW310820HNERXN09
  { shape: String.raw`[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z\d]\d`, rule: mxCurp },
  // China: 11010519491231002X
  { shape: String.raw`[1-8]\d{5}(?:19|20)\d{9}[\dX]`, rule: cnRic },
  // Switzerland: 756.9217.0769.85
  { shape: String.raw`756\.\d{4}\.\d{4}\.\d\d`, rule: chSsn },
  // Finland: 131052-308T
  { shape: String.raw`[0-3]\d[01]\d{3}[-+A]\d{3}[\dA-FHJ-NPR-Y]`, rule: fiHetu },
  // France: 1 85 05 78 006 084 91
  { shape: String.raw`[12] \d\d [01]\d [\dA-B]{2} \d{3} \d{3} \d\d`, rule: frNir },
  // Korea: 971013-9019902
  { shape: String.raw`\d\d[01]\d[0-3]\d-\d{7}`, rule: krRrn },
  // Sweden: 19811228-9874
  { shape: String.raw`(?:19|20)\d\d[01]\d[0-3]\d[-+]\d{4}`, rule: sePersonnummer },
];
