// Words of grammar, lower case, in the languages that the store is tried with: English, German, French, Spanish, Italian,
// Portuguese, Dutch, Polish, Russian. A word that is one of content in another of these languages is left out.
// A word that is missing costs one more `stored_new`, never a fact.

import { wordSet } from '../word-lists.js';

/** Words that never tell two texts apart: articles, and "please". */
export const ARTICLES = wordSet(`
  the a an
  der die das den dem des ein eine einen einem einer eines
  le la les un une
  el los las una
  please bitte`);

/** Articles of a thing that is the only one of its kind, or known already. */
export const DEFINITE_ARTICLES = wordSet('the der die das den dem des le la les el los las');

/** Words that deny the clause that they are in. */
export const NEGATIONS = wordSet(`
  not no never none nobody nothing cannot
  nicht kein nie niemals niemand nichts
  ne pas jamais aucun aucune personne rien
  nunca jamás nadie nada ningún ninguna
  non mai nessuno nessuna niente
  não nem nunca ninguém
  niet geen nooit niemand niets
  не нет никогда никто ничего
  不 没 沒 未 無`);

/** Words that belong to the grammar of a negation and say nothing by themselves. */
export const NEGATION_HELPERS = wordSet(`
  do does did can any some longer anymore more yet already still again
  mehr wieder noch schon
  plus nouveau encore toujours déjà
  ya más nuevo todavía aún
  più ancora già
  mais já ainda
  meer nog al
  больше ещё еще уже`);

/** Present-tense copulas, as token keys. */
export const COPULAS = wordSet(`
  be
  ist sind beträgt lautet heißt
  est sont
  es está son
  è sono
  é são
  zijn
  jest są`);

/** Words of grammar that may begin an addition to a complete clause. */
export const CONNECTIVES = wordSet(`
  and or but with without in on at by for from to of about after before during since until till
  because so that which who where when while as than via per through between into onto over under near plus
  including mostly usually every each up off out
  und oder aber mit ohne im in am an auf bei von vom zu zum zur für aus nach vor seit bis
  weil dass der die das wo wenn während
  et ou mais avec sans dans en sur à au aux de du des pour par après avant depuis parce que qui où quand
  y o pero con sin en a al de del para por desde hasta porque que donde cuando
  и или но с со без в во на из от до для по после перед потому что который где когда
  у при через между под над за около
  ed ma di da dal dallo dalla dagli dalle nel nello nella nei negli nelle sul sullo sulla sui sugli sulle
  allo alla agli alle del dello della dei degli delle tra fra verso senza presso fino dopo perché mentre
  mas em nas ao aos às da pela pelas com sem até sob sobre entre num numa quando
  en maar met zonder aan bij voor uit naar op om tegen onder tussen vanaf omdat als
  lub ale w z u przy nad przed dla bez przez między podczas obok od ponieważ gdy który
  jede jeden jeder jedes cada chaque ogni elke iedere
  vom beim ins ans um ab durch gegen neben hinter unter zwischen während wegen
  chez sous vers entre selon pendant dès
  sobre entre hacia sin según durante`);

/** Words that stand for a person or thing named before. */
export const PRONOUNS = wordSet(`
  i me my mine we us our ours you your yours he him his she her hers they them their theirs
  it its this that these those there here one
  ich mich mir mein meine du dich dir dein wir uns unser er ihn ihm sie ihr ihre es dies das
  je me moi mon ma mes tu te toi ton ta tes il elle nous notre nos vous votre ils elles lui leur ce cela ça
  yo mi mis tú tu tus él ella nosotros nuestro ellos ellas su sus esto eso
  я меня мне мой ты тебя он она мы нас они их это`);

/** Words that point at a person or thing named elsewhere, or only shown. */
export const DEMONSTRATIVES = wordSet(`
  it this that these those there here he she they him them
  es er sie das dies diese dort
  ce cela ça il elle ils elles
  ello eso esto ellos ellas
  это он она они там`);

/** Modal verbs, and "do". */
export const MODALS = wordSet(`
  must can could may might will would shall should do does did
  muss kann darf soll
  doit peut
  puede debe`);

/** The words for "and" and "or". */
export const CONJUNCTIONS = wordSet('and or und oder et ou y e и или ed lub');

/** Words before the reason of a statement, which limits it in nothing. */
export const CAUSAL_WORDS = wordSet(`
  because since
  weil denn
  parce puisque
  porque pues
  perché poiché
  omdat
  bo ponieważ
  потому поскольку`);

export const PREPOSITIONS = wordSet(`
  in on at by for from to of after before during since until till with per about over under within
  behind beside beneath above below inside outside towards onto into off
  im am an auf bei von vom um zu zum zur für aus nach vor seit bis mit ab
  dans en sur à au aux de du pour par après avant depuis avec
  con a al del para por desde hasta
  в во на из от до для по с со у при через между под над за около
  di da dal dallo dalla dagli dalle nel nello nella nei negli nelle sul sullo sulla sui sugli sulle
  allo alla agli tra fra verso presso fino dopo
  em nas ao aos às pela pelas com até sob sobre entre num numa
  aan bij voor uit naar op om onder tussen vanaf met
  w z u przy nad przed dla przez między podczas obok od
  ins ans beim neben hinter unter zwischen
  chez sous vers
  hacia`);

/**
 * Prepositions that are words of content, articles or negations in another language. They count where nothing but an addition
 * can stand.
 */
export const AMBIGUOUS_PREPOSITIONS = wordSet('alle ai na nos do dos van tot su pod ze tranne');

/** Prepositions of the end of a time: they limit the statement that they are added to. */
export const END_PREPOSITIONS = wordSet("until till bis jusqu'à hasta fino até tot до");

/** Words with which a statement holds only sometimes, for fewer, or perhaps. */
export const CONDITIONS = wordSet(`
  if unless except only provided otherwise instead
  maybe perhaps possibly probably allegedly supposedly almost nearly hardly
  wenn falls außer nur vielleicht sofern sonst
  si sauf seulement peut-être
  solo sólo salvo excepto quizás
  если кроме только может пока`);

/** Words that say that a statement adds to another one instead of replacing it: "too". */
export const ADDITIVES = wordSet(`
  also too another plus additionally likewise further moreover besides
  auch außerdem zusätzlich noch zudem ebenfalls ebenso
  aussi également encore
  también tampoco asimismo además
  ещё также`);

/** Words with which the order of a list matters. */
export const ORDER_WORDS = wordSet(`
  order first second then step steps rank ranking ranked sequence before after next top winner winners
  priority priorities schedule agenda
  reihenfolge zuerst dann
  ordre puis
  orden luego
  порядок`);

/** Words before what holds instead, or in spite of something. */
export const ADVERSATIVES = wordSet('but aber sondern mais pero sino но');

/** Words that say that something holds of nothing else. */
export const ONLY = wordSet(`
  only solely exclusively
  nur lediglich ausschließlich
  seul seuls seule seules seulement uniquement
  solo sólo solamente únicamente
  soltanto solamente
  só apenas somente
  alleen slechts
  только лишь
  tylko jedynie`);
