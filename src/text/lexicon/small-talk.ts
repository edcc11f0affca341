import { remembering } from '../../common/remembering.js';
import { PhraseTable, phrasesOf } from './phrase-table.js';
import { wordsOf } from './words.js';

/** The length of the longest small talk, in UTF-16 code units. */
const MAX_LENGTH = 140;
/** The most words of a greeting with a name. */
const MAX_WORDS_WITH_NAME = 6;

/**
 * True for greetings, thanks and acknowledgements without lasting content, in any case and with any number of exclamation
 * marks. Every word must belong to one; a single other word may be the name of the person greeted.
 */
export const isSmallTalk = (text: string): boolean => text.length <= MAX_LENGTH && judgementOf(text).isSmallTalk;

/** Cached, because the text of a store is judged four times. */
const judgementOf = remembering((text) => ({ isSmallTalk: hasOnlySmallTalk(text) }), { most: 16, longest: MAX_LENGTH });

function hasOnlySmallTalk(text: string): boolean {
  // "cooool" is read as "cool".
  const words = wordsOf(text.replace(/([^\d\W])\1{2,}/gu, '$1$1'));
  // Emoji and punctuation are small talk.
  if (words.length === 0) return !/[\p{L}\p{N}]/u.test(text);
  const hits = PHRASES.find(words);
  if (!hits.some(({ value }) => value === 'core')) return false;
  const covered = new Set(hits.flatMap(({ at, length }) => Array.from({ length }, (_, offset) => at + offset)));
  const others = words.filter((word, index) => !covered.has(index) && !LAUGHTER.test(word));
  if (others.length === 0) return true;
  return others.length === 1 && words.length <= MAX_WORDS_WITH_NAME && isName(text, others[0] as string);
}

/** "haha", "hihi", "jaja", "lol", "lmao", "xd". */
const LAUGHTER = /^(?:(?:h[aeio]){2,}h?|(?:ja){2,}|lo+l|lmao|rofl|xd|hehe|kk+)$/;

/** True for a word that is capitalised, and not merely because the text begins with it. */
function isName(text: string, word: string): boolean {
  const at = text.toLowerCase().indexOf(word);
  return at > 0 && text[at] !== word[0];
}

/** Phrases that are small talk by themselves. */
const CORE = `
hi, hello, hey, heya, hiya, yo, howdy, greetings, welcome, welcome back, good morning, good evening, good afternoon,
good night, good day, morning, evening, afternoon, bye, bye bye, goodbye, see you, see ya, see you later,
see you next time, see you soon, talk later, talk soon, talk to you later, take care, cheers, ciao, cu, ttyl,
have a nice day, have a good one, have a great day, have a nice weekend, have a great weekend, have a good weekend,
have fun, enjoy, sleep well, safe travels, how are you, how are you doing, how's it going, how is it going,
how have you been, how do you do, how was your weekend, how was your day, what's up, sup, wassup, long time no see,
good to see you, nice to see you, nice to meet you, great to see you, great to have you back, good to have you back,
glad to be here, happy friday, happy monday, happy tuesday, happy wednesday, happy thursday, happy holidays,
happy new year, merry christmas, happy birthday, congrats, congratulations, well done, good job, great job, nice work,
great work, nice one, good one, bravo, kudos, thanks, thank you, thx, ty, tysm, thanks a lot, thanks so much,
thanks a million, many thanks, much appreciated, appreciated, appreciate it, cheers mate, you're welcome, no problem, np,
no worries, my pleasure, anytime, don't mention it, you're a star, you rock, you're the best, you are the best,
you are a star, lifesaver, legend, ok, okay, k, kk, okey, okey dokey, alright, all right, all good, all clear, roger,
roger that, copy that, got it, gotcha, understood, noted, will do, on it, sure, sure thing, of course, certainly,
absolutely, definitely, exactly, indeed, right, true, so true, that's true, correct, agreed, same, same here, me too, yes,
yep, yup, yeah, ya, no, nope, nah, maybe, perhaps, i see, i guess, fair enough, fair point, makes sense, sounds good,
sounds great, sounds like a plan, looks good, lgtm, works for me, fine by me, fine, perfect, great, cool, nice, awesome,
amazing, excellent, lovely, wonderful, brilliant, super, sweet, neat, good, wow, oh, ah, aha, hm, hmm, hmmm, uh, um, huh,
ooh, oops, whoops, sorry, my bad, pardon, please, yay, woohoo, hooray, hurray, phew, ugh, meh, omg, brb, afk, gtg,
never mind, nevermind, nvm, whatever, idk, dunno, not sure, let me think, one moment, one sec, just a sec, hold on, wait,
ping, test, testing, bless you, good luck, fingers crossed, get well soon, made my day, you made my day, that made my day,
lol, lmao, rofl, +1, done, anyway, well well, hallo, guten morgen, guten tag, guten abend, gute nacht, moin, servus,
grüß gott, grüezi, tschüss, tschüs, bis bald, bis später, bis morgen, bis dann, danke, danke schön, danke dir, danke sehr,
vielen dank, bitte, gern, gerne, gern geschehen, alles klar, schönen abend, schönen tag, schönes wochenende,
schönen feierabend, wie geht's, wie geht es dir, wie geht es ihnen, ja, nein, genau, klar, stimmt, passt, gut, prima,
freut mich, bonjour, bonsoir, salut, coucou, bonne nuit, bonne journée, bonne soirée, à bientôt, à demain, à plus,
au revoir, merci, merci beaucoup, merci bien, de rien, d'accord, ça va, comment ça va, comment allez-vous, oui, non,
bien sûr, parfait, super merci, bon week-end, bienvenue, hola, buenos días, buenas, buenas tardes, buenas noches, adiós,
hasta luego, hasta mañana, hasta pronto, gracias, muchas gracias, mil gracias, de nada, vale, claro, sí, qué tal,
cómo estás, perfecto, genial, bienvenido, de acuerdo, buen fin de semana, ciao ciao, buongiorno, buonasera, buonanotte,
grazie, grazie mille, prego, arrivederci, a presto, come stai, va bene, certo, olá, oi, bom dia, boa tarde, boa noite,
obrigado, obrigada, tchau, tudo bem, até logo, hoi, goedemorgen, goedemiddag, goedenavond, dank je, dank je wel, bedankt,
doei, tot ziens, tot straks, graag gedaan, hej, tack, tak, hei, kiitos, moi, dzień dobry, cześć, dziękuję, dzięki, merhaba,
teşekkürler, привет, здравствуйте, доброе утро, добрый день, добрый вечер, спокойной ночи, спасибо, большое спасибо,
спасибо большое, пожалуйста, пока, до свидания, до завтра, хорошо, ладно, понятно, да, нет, ок, привіт, дякую, こんにちは,
こんばんは, おはよう, おはようございます, ありがとう, ありがとうございます, はい, いいえ, 了解, 了解です, 了解しました, お疲れ様です, お疲れ様でした, 你好, 您好, 早上好, 晚上好, 晚安, 谢谢, 多谢, 好的, 好,
再见, 嗯, 哈哈, 哈哈哈, 안녕하세요, 감사합니다, 네`;

/** Phrases that may stand beside them. */
const FILLER = `
there, all, everyone, everybody, folks, team, guys, friend, friends, mate, buddy, dear, sir, madam, and, but, so, very,
much, then, now, today, tonight, tomorrow, again, later, soon, next, time, day, week, weekend, for now, for today,
for that, for this, for it, for everything, for your help, for the help, for helping, for the update, for letting me know,
for the info, for the heads up, for waiting, to you, you, you too, your, too, also, a lot, a bit, really, just, that, this,
it, is, was, that's, it's, i, i'm, i am, we, me, my, to, me too, the, a, oh, well, yes please, no thanks, from, with, of,
in, on, at, have, be, do, did, are, good, job, one, big, hug, hugs, kisses, mr, mrs, ms, zusammen, alle, euch, dir, ihnen,
noch, sehr, dann, mal, auch, das, ist, à tous, à toutes, tous, vous, toi, beaucoup, bien, tout le monde, à, et, a todos,
a todas, todos, todas, amigos, muy, y, tutti, a tutti, allemaal`;

const PHRASES = new PhraseTable<'core' | 'filler'>([
  ...phrasesOf(CORE).map((phrase) => [phrase, 'core'] as const),
  ...phrasesOf(FILLER).map((phrase) => [phrase, 'filler'] as const),
]);
