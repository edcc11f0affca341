// Closed classes of words, lower case, in the languages that the store is tried with: English, German, French, Spanish, Russian.
// A word that is missing costs a `stored_new` more, never a fact.

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Carry nothing that could tell two texts apart. */
export const ARTICLES = words(
  'the a an der die das den dem des ein eine einen einem einer eines le la les un une el los las una please bitte',
);

/** Deny the clause they are in. */
export const NEGATIONS = words(`
  not no never none nobody nothing cannot nicht kein nie niemals niemand nichts ne pas jamais aucun aucune personne rien nunca jamás nadie nada
  ningún ninguna не нет никогда никто ничего 不 没 沒 未 無`);

/** Belong to the grammar of a negation, and say nothing by themselves. */
export const NEGATION_HELPERS = words(
  'do does did can any some longer anymore more mehr plus ya más больше yet already still again wieder nouveau nuevo',
);

/** Present-tense copulas, in their canonical form. */
export const COPULAS = words('be ist sind est sont es está son beträgt lautet heißt');

/** Words of grammar that may begin what is added to a complete clause. */
export const CONNECTIVES = words(`
  and or but with without in on at by for from to of about after before during since until till because so that which who where when while as
  than via per through between into onto over under near than plus including mostly usually every each up off out
  und oder aber mit ohne im in am an auf bei von vom zu zum zur für aus nach vor seit bis weil dass der die das wo wenn während
  et ou mais avec sans dans en sur à au aux de du des pour par après avant depuis parce que qui où quand
  y o pero con sin en a al de del para por desde hasta porque que donde cuando
  и или но с со без в во на из от до для по после перед потому что который где когда`);

/** Stand for what was named before. */
export const PRONOUNS = words(`
  i me my mine we us our ours you your yours he him his she her hers they them their theirs it its this that these those there here one
  ich mich mir mein meine du dich dir dein wir uns unser er ihn ihm sie ihr ihre es dies das
  je me moi mon ma mes tu te toi ton ta tes il elle nous notre nos vous votre ils elles lui leur ce cela ça
  yo mi mis tú tu tus él ella nosotros nuestro ellos ellas su sus esto eso я меня мне мой ты тебя он она мы нас они их это`);

/** Point at what was named elsewhere, or only shown. */
export const DEMONSTRATIVES = words(`
  it this that these those there here he she they him them es er sie das dies diese dort ce cela ça il elle ils elles ello eso esto ellos ellas
  это он она они там`);

export const MODALS = words(
  'must can could may might will would shall should do does did muss kann darf soll doit peut puede debe',
);

export const CONJUNCTIONS = words('and or und oder et ou y e и или');

export const PREPOSITIONS = words(`
  in on at by for from to of after before during since until till with per about over under within
  im am an auf bei von vom um zu zum zur für aus nach vor seit bis mit ab
  dans en sur à au aux de du pour par après avant depuis avec con a al del para por desde hasta в во на из от до для по с со`);

/** Make what they are added to hold only sometimes, or for fewer. */
export const CONDITIONS = words(`
  if unless except only provided otherwise maybe perhaps possibly probably allegedly supposedly almost nearly hardly instead
  wenn falls außer nur vielleicht sofern sonst si sauf seulement peut-être solo sólo salvo excepto quizás
  если кроме только может пока`);

/** Say that a fact is new, without saying which: enough where the value changes, too little where the subject does. */
export const CHANGE_WORDS = words(
  'now nowadays anymore currently meanwhile since recently jetzt nun inzwischen mittlerweile seit désormais maintenant dorénavant depuis ahora desde actualmente теперь сейчас',
);

/** Say that an earlier state has ended. */
export const SUCCESSION_WORDS = words(`
  moved switched changed became become left quit stopped finished ended resigned retired replaced renamed migrated swapped upgraded
  postponed rescheduled delayed prolonged extended passed raised lowered increased decreased reduced rose risen fell fallen grew grown dropped
  umgezogen gewechselt verlassen aufgehört beendet sondern verschoben geändert zurück vorbei erhöht gesenkt gestiegen gesunken
  déménagé quitté changé remplacé devenu terminé déplacé augmenté baissé mudó subió bajó cambió dejó terminó переехал переехала ушёл ушла сменил сменила стал стала`);

/** Say that something has happened that what was under way led to. */
export const COMPLETION_WORDS = words(`
  promoted married divorced graduated cancelled canceled closed opened fixed solved resolved completed paid shipped delivered arrived died hired
  fired sold found got bought befördert verheiratet bezahlt geliefert erledigt marié payé livré casado pagado entregado`);

/** Past tenses that tell what holds from then on. */
export const RESCHEDULING_WORDS = words(
  'moved postponed rescheduled extended prolonged delayed verschoben verlängert reporté prolongé aplazado',
);

/** Verbs of states, by their stems, that a move, a switch or a departure ends. */
export const STATE_VERBS = words(`
  keep store save track live resid stay sleep park point report connect work studi us host run own belong lead manag rent sit wohnt lebt arbeitet nutzen nutzt habite travaille vive trabaja usa
  живёт живет работает`);

/** Begin a text that takes back what was said before; looked for in its first words. */
export const CORRECTION_WORDS = words(`
  actually fact correct correction corrected sorry oops wrong mistake mistaken typo misread mistyped misheard misspelled misspoke misremembered mixed meant apologies erratum scratch turns
  korrektur tatsächlich verzeihung irrtum falsch erreur pardon finalement rectificación corrección error perdón исправление ошибка
  поправка извините`);

/** Stress that a figure is the right one; too common to take back more than that. */
export const STRESS_WORDS = words(
  'really rather again checked rechecked verified update updated exactly precisely eigentlich genau vraiment realmente',
);

/** Pairs of words that say the end of a state together; the first may stand apart from the second. */
export const ENDINGS: readonly (readonly [string, string])[] = [
  ['no', 'longer'],
  ['not', 'anymore'],
  ['no', 'more'],
  ['nicht', 'mehr'],
  ['kein', 'mehr'],
  ['ne', 'plus'],
  ['ya', 'no'],
  ['больше', 'не'],
  ['from', 'now'],
  ['these', 'days'],
  ['took', 'over'],
  ['back', 'from'],
  ['used', 'to'],
  ['any', 'longer'],
];

/** Nouns that a number behind them names one of: "room 12", "invoice 1001". */
export const NUMBERED_NOUNS = words(`
  room floor gate hall port invoice order ticket week sprint day page chapter version line bus tram train platform building apartment flat house
  number no issue phase step level class grade team group unit lane track terminal flight route table seat box bin shelf server node lot item
  case file form section article clause task story release build model type zone area district station exit shift batch lesson unit round
  raum zimmer halle tor linie gleis haus woche seite kapitel salle étage ligne quai semaine chambre sala piso línea andén semana habitación`);

/** What a span of time is counted in. */
export const TIME_UNITS = words(`
  second minute hour day week month quarter year uhr sekunde minute stunde tag woche monat jahr seconde heure jour semaine mois an segundo
  minuto hora día semana mes año`);

/** Limit what they are added to in time. */
export const LIMITS = words("until till bis jusqu'à hasta до");

/** Add to a list instead of replacing it. */
export const ADDITIVES = words(
  'also too another plus additionally likewise further moreover besides auch außerdem zusätzlich noch zudem ebenfalls ebenso aussi également encore también tampoco asimismo además ещё также',
);

/**
 * Functional nouns: what they name has one value at a time (Löbner, "Concept types and determination", 2011), so that a second value
 * replaces the first. These are attributes, whose value can be any word; figures replace each other without them.
 */
export const ATTRIBUTES = words(`
  name title nickname surname tagline subtitle headline motto slogan mascot colour color size address email birthplace hometown nationality religion
  gender profession occupation job role status state stage phase priority level rank currency language timezone locale format encoding license licence
  type kind brand model version branch host hostname url domain endpoint region zone channel mailbox hotline handle username login code font venue
  titel farbe größe adresse währung beruf rang sprache nom titre couleur taille adresse devise métier langue nombre título dirección talla puesto idioma`);

/** Functional nouns that name a person or a thing with a name: "the owner is Ana", and she may be kind as well. */
export const ROLES = words(`
  owner lead leader head manager boss chief captain director president chair ceo cto cfo architect maintainer landlord landlady accountant contact
  assignee author editor winner successor spouse husband wife supplier provider vendor sponsor capital theme mayor coach principal tutor mentor
  treasurer secretary moderator host employer bank insurer dentist doctor vet therapist browser database framework registry market
  leiter leiterin chef chefin besitzer besitzerin vermieter vermieterin hauptstadt trainer trainerin
  directeur directrice responsable propriétaire capitale jefe jefa director directora dueño dueña`);

/** Stand between a copula and a name. */
export const NAMING_WORDS = words('called named genannt nommé nommée llamado llamada');

/** Adjectives of what somebody has one of. */
export const FAVOURITES = words(
  'favourite favorite default preferred lieblings préféré préférée favorito favorita predeterminado',
);

/** Adjectives that leave room for one of a kind. */
export const UNIQUE_ADJECTIVES = words('main primary current official standard oldest newest latest largest smallest best top');

/** Functional nouns whose value is a figure or date; behind a label the value may stand without a verb. */
export const FIGURES = words(`
  price cost rent fee salary wage budget total amount balance discount rate limit maximum minimum capacity headcount deadline date duration interval
  timeout number phone port pin ip extension quota threshold ratio speed temperature weight height length width age birthday
  gewicht preis miete gebühr gehalt betrag grenze frist kapazität prix loyer salaire montant limite délai precio alquiler sueldo límite fecha`);

/** May follow a figure with its unit: "35 years old". */
export const DIMENSIONS = words('old long high wide deep tall thick away alt lang hoch breit tief');

export const WEEKDAYS = words(`
  monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag
  lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo`);

export const MONTHS = words(`
  january february march april may june july august september october november december januar februar märz mai juni juli oktober dezember
  janvier février mars avril juin juillet août septembre octobre novembre décembre
  enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre`);

/** Set a text on one day: what happened then stays true, whatever happens later. */
export const DATED_WORDS = words(
  "yesterday today tonight ago was were did gestern heute war waren hier était aujourd'hui ayer hoy era вчера сегодня был была было",
);

/** Irregular past tenses. */
export const PAST_TENSES = words(`
  had went got made saw took won lost spent ate ran bought sold sent paid met came gave told
  said found felt heard read wrote drove flew swam sang began broke built caught chose cost drank fell fought forgot held kept knew led let lay
  rode rose sat shook slept spoke stood stole taught thought threw understood woke wore`);

/** Units that a quantity may have, besides those of time. */
export const UNITS = words(`
  % percent prozent euro euros eur dollar dollars usd cent cents franc francs franken pound pounds yen kronor crowns
  mb gb tb kb mbit gbit kg g mg lb lbs km m cm mm mile miles litre litres liter liters ml degree degrees utc gmt cet cest volt volts watt watts kw kwh hz ghz mhz px
  people persons person seats points pieces items copies users requests times rows lines pages words characters am pm`);

/** Make the order of a list part of what it says. */
export const ORDER_WORDS = words(
  'order first second then step steps rank ranking ranked sequence before after next top winner winners priority priorities schedule agenda reihenfolge zuerst dann ordre puis orden luego порядок',
);

/** Participles that tell what somebody feels or can do, of which there may be several. */
export const FEELINGS = words('interested scared involved experienced skilled specialized specialised invested');

/** Say where something is, with a preposition. */
export const PLACES = words('next close near adjacent opposite');

/** Of perfect tenses that collect: "has been to Peru", "has visited Rome". */
export const EXPERIENCES = words('been visited');

/** Say where something is for the time being, and that it goes elsewhere. */
export const STAYS = words('live resid stay sit store host locat situat park wohnt lebt habite vive');
export const RELOCATIONS = words('moved relocated migrated transferred umgezogen gezogen déménagé mudó mudado');

/** States that rule each other out. */
export const CONTRARIES: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  `open closed shut, up down, on off, online offline, enabled disabled, active inactive, available unavailable, public private, single married,
  full empty, locked unlocked, paid unpaid, free occupied, alive dead, mandatory optional, allowed forbidden prohibited,
  working broken, broken fixed repaired, solved unsolved, open resolved solved, pending approved rejected completed done, missing found, offen geschlossen zu, an aus, ouvert fermé, ouverte fermée, abierto cerrado, abierta cerrada`
    .split(',')
    .flatMap((line) => {
      const [one, ...others] = line.trim().split(/\s+/) as [string, ...string[]];
      return [[one, others] as const, ...others.map((other) => [other, [one]] as const)];
    })
    .reduce(
      (all, [state, contraries]) => all.set(state, new Set([...(all.get(state) ?? []), ...contraries])),
      new Map<string, Set<string>>(),
    ),
);
