// Words for things that have a value, and for their values, lower case, in English, German, French, Spanish and Russian.
// A word that is missing costs one more `stored_new`, never a fact.

import { wordSet } from '../word-lists.js';

/**
 * Functional nouns: the thing they name has one value at a time (Löbner, "Concept types and determination", 2011), so
 * that a second value replaces the first. These are attributes, whose value can be any word. Figures replace each other
 * without them.
 */
export const ATTRIBUTES = wordSet(`
  name title nickname surname tagline subtitle headline motto slogan mascot
  colour color size address email birthplace hometown nationality religion gender profession occupation job
  role status state stage phase priority level rank severity urgency mode
  currency language timezone locale format encoding license licence type kind brand model version
  branch host hostname url domain endpoint region zone channel mailbox hotline handle username login code font venue
  titel farbe größe adresse währung beruf rang sprache
  nom titre couleur taille adresse devise métier langue
  nombre título dirección talla puesto idioma`);

/** Functional nouns that name a person, or a thing with a name: "the owner is Ana". She may be kind as well. */
export const ROLES = wordSet(`
  owner lead leader head manager boss chief captain director president chair ceo cto cfo architect maintainer
  landlord landlady accountant contact assignee author editor winner successor spouse husband wife
  supplier provider vendor sponsor capital theme mayor coach principal tutor mentor treasurer secretary moderator
  drummer singer bassist guitarist conductor goalkeeper captain skipper pilot caretaker janitor supervisor adviser advisor
  nanny gardener plumber electrician lawyer chairman chairwoman chairperson deputy custodian
  host employer bank insurer dentist doctor vet therapist browser database framework registry market
  leiter leiterin chef chefin besitzer besitzerin vermieter vermieterin hauptstadt trainer trainerin
  directeur directrice responsable propriétaire capitale
  allenatore allenatrice capitano direttore direttrice proprietario proprietaria insegnante medico tecnico
  treinador treinadora capitão diretor diretora dono dona professor professora
  eigenaar directeur voorzitter aanvoerder huisarts
  trener kapitan kierownik dyrektor właściciel przewodniczący
  тренер капитан директор владелец начальник руководитель председатель
  entraîneur entraîneuse capitaine gérant gérante professeur
  entrenador entrenadora capitán capitana profesor profesora presidente presidenta
  jefe jefa director directora dueño dueña`);

/** Functional nouns whose value is a figure or date. Behind a label the value may stand without a verb: "Budget: 300". */
export const FIGURES = wordSet(`
  price cost rent fee salary wage budget total amount balance discount rate retention ttl expiry dose dosage frequency
  limit maximum minimum capacity headcount quota threshold ratio
  deadline date duration interval timeout
  number phone port pin ip extension
  speed temperature weight height length width age birthday
  gewicht preis miete gebühr gehalt betrag grenze frist kapazität
  prix loyer salaire montant limite délai
  precio alquiler sueldo límite fecha`);

/** Adjectives of a thing that somebody has one of. */
export const FAVOURITES = wordSet(`
  favourite favorite default preferred
  lieblings
  préféré préférée
  favorito favorita predeterminado`);

/** Adjectives that only one of a kind can have. */
export const UNIQUE_ADJECTIVES = wordSet(
  'nearest closest next main primary current official standard oldest newest latest largest smallest best top',
);

/** Participles between a copula and a name. */
export const NAMING_WORDS = wordSet('called named genannt nommé nommée llamado llamada');

/** Nouns that a number behind them identifies: "room 12", "invoice 1001". */
export const NUMBERED_NOUNS = wordSet(`
  room floor gate hall port building apartment flat house table seat box bin shelf zone area district exit
  invoice order ticket number no issue item lot case file form section article clause page chapter lesson
  version release build phase step level class grade team group unit task story model type batch round
  week sprint day shift
  line bus tram train platform lane track terminal flight route station server node
  raum zimmer halle tor linie gleis haus woche seite kapitel
  salle étage ligne quai semaine chambre
  sala piso línea andén semana habitación`);

/** Numbered nouns that tell where something is for the time being: it is at one of them at a time. */
export const NUMBERED_PLACES = wordSet(`
  room floor gate hall port building apartment flat table seat box bin shelf platform lane track terminal bay desk locker
  cupboard drawer rack berth pier quay dock ward bed stall pen pitch court cabinet crate aisle hangar warehouse classroom lab
  studio booth row carriage node server machine
  raum zimmer halle gleis salle quai sala andén`);

/** Nouns whose "of" names a group or relation of which there can be many: "a member of the board". */
export const SHARED_ROLES = wordSet(`
  one some part member friend fan client customer user example kind sort type side player student pupil employee colleague
  cousin brother sister son daughter child neighbour neighbor supporter alumnus author founder`);

/** Units of time. */
export const TIME_UNITS = wordSet(`
  second minute hour day week month quarter year
  uhr sekunde minute stunde tag woche monat jahr
  seconde heure jour semaine mois an
  segundo minuto hora día semana mes año
  secondo ora ore giorno giorni settimana settimane mese mesi anno anni
  dia mês meses ano anos
  uur week weken maand maanden jaar dag dagen
  godzina godzin dzień dni tydzień tygodni miesiąc rok lat
  час часа часов день дня дней неделя недели неделю месяц месяца год года лет`);

/** Units that a quantity may have, besides those of time. */
export const UNITS = wordSet(`
  % percent prozent
  euro euros eur dollar dollars usd cent cents franc francs franken pound pounds yen kronor crowns
  mb gb tb kb mbit gbit px
  metre metres meter meters foot feet inch inches ton tons tonne tonnes
  kg g mg lb lbs km m cm mm mile miles litre litres liter liters ml degree degrees
  € $ £ ¥ ₽ zł kr crown
  s h ms sec min mins hrs chf gbp rubles рублей руб sqm
  volt volts watt watts kw kwh hz ghz mhz rpm ppm bpm dpi mmol ° °c °f
  utc gmt cet cest am pm
  people persons person seats points pieces items copies users requests times rows lines pages words characters`);

/** Words that may follow a figure with its unit: "35 years old". */
export const DIMENSIONS = wordSet('old long high wide deep tall thick away alt lang hoch breit tief c f');

export const WEEKDAYS = wordSet(`
  monday tuesday wednesday thursday friday saturday sunday
  montag dienstag mittwoch donnerstag freitag samstag sonntag
  lundi mardi mercredi jeudi vendredi samedi dimanche
  lunes martes miércoles jueves viernes sábado domingo
  lunedì martedì mercoledì giovedì venerdì sabato domenica
  segunda-feira terça-feira quarta-feira quinta-feira sexta-feira
  poniedziałek wtorek środa środę czwartek piątek sobota sobotę niedziela niedzielę
  poniedziałki wtorki środy czwartki piątki soboty niedziele
  понедельник вторник среда среду четверг пятница пятницу суббота субботу воскресенье
  понедельникам вторникам средам четвергам пятницам субботам воскресеньям
  segunda terça quarta quinta sexta terças quartas quintas sextas
  maandag dinsdag woensdag donderdag vrijdag zaterdag zondag`);

/** Parts of a day. */
export const DAY_PARTS = wordSet(`
  morning mornings noon afternoon afternoons evening evenings night nights midnight
  morgen morgens vormittag vormittags mittag mittags nachmittag nachmittags abend abends nachts
  matin matins midi après-midi soir soirs nuit
  mañana mañanas mediodía tarde tardes noche noches`);

export const MONTHS = wordSet(`
  january february march april may june july august september october november december
  januar februar märz mai juni juli oktober dezember
  janvier février mars avril juin juillet août septembre octobre novembre décembre
  enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
  gennaio febbraio marzo aprile maggio giugno luglio settembre ottobre dicembre
  janeiro fevereiro março maio junho julho setembro outubro novembro dezembro
  januari februari maart mei augustus
  stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
  января февраля марта апреля мая июня июля августа сентября октября ноября декабря`);
