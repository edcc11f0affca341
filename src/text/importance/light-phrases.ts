// Phrases that make a text less important. Their weights are in chat.ts.

export const CHATTER = `
     brr, am i right, lol true, whatever, ok so, well well, what a day, till the weekend, until the weekend, finally friday,
     is it just me, just saying, no comment, here we go again, there we go, fun fact, by the way lol, bless, jinxed it,
     knock on wood, don't judge, don't ask, long story, who cares, tgif, thank god, thank goodness, haha, hahaha, hehe, hihi,
     lol, lmao, rofl, omg, omfg, ugh, wow, yay, woohoo, meh, oh well, oh my, gosh, jeez, geez, whoa, yikes, oops, phew, yum,
     yummy, brb, afk, gtg, xd, jaja, oh dear, oh no, fingers crossed, just kidding, kidding, pun intended, who knew,
     guess what, can't believe, cannot believe, could use a, could really use, off to bed, see you, bye, cheers, anyway,
     again lol`;

/** Answers to the news of others, which have none themselves. */
export const RESPONSE = `
     sounds great, sounds good, sounds fun, sounds amazing, sounds awesome, sounds like a plan, sounds like you,
     sounds like fun, that's great, that's awesome, that's amazing, that's cool, that's so, that's really, that's brilliant,
     that's wonderful, that's lovely, that's hilarious, proud of you, happy for you, good for you, good luck, keep it up,
     keep going, keep up, you got this, you've got this, glad you, glad to hear, good to hear, great to hear, sorry to hear,
     means a lot, i'm here for you, believe in yourself, rooting for you, way to go, looks delicious, looks amazing,
     looks great, looks good, no worries, no problem, makes sense, let me know, i totally agree, i hear you, thanks so much,
     thank you so much, thanks for, thank you for, thanks a lot, really appreciate it, you're awesome, you're amazing,
     you're so, well done, congrats, congratulations, count me in, tell me more, can't wait to, how have you been,
     how are you, how about you, what about you, long time no, talk soon, see you there, see you soon, let's move on,
     take your time, what have you been, how was it, how did it go, what inspired you, have fun, so sweet of you, a legend,
     all about balance, perspective on life, so strong, all the difference, let's talk later, oh dear, never mind, forget it,
     sleep well`;

export const MOOD = `
     late again, another coffee, more coffee, need coffee, song stuck, yawning, dozed off, jet lagged, tired, sleepy,
     exhausted, hungry, thirsty, bored, boring, yawn, grumpy, cosy, cozy, freezing today, nice day, lovely day, long day,
     rough day, weekend vibes, vibes, so hot, so cold, too hot, too cold, comfy, müde, hunger, langweilig, fatigué, cansado,
     knackered, worn out, sleepyhead, can't wait, looking forward to the weekend, so done, feeling lazy, fed up, sick of,
     cold again, so heiß, wieder heiß, das heiß, so kalt, trop faim, quelle chaleur, froid de canard, il fait froid,
     il fait chaud, qué sueño, qué calor, qué frío, qué cansado, hace calor, hace frío, устал, устала, холодно, жарко`;

export const SMALL_TOPIC = `
     packed again, coffee break, squeaky, haircut, croissant, cookies left, puppy pics, selfie, meme, memes, playlist,
     earworm, finals last night, squirrel, pigeon, birds outside, smells like, bakery smell, elevator music, small talk,
     parking spot, parking space, bus was late, escalator, printer again, wet shoes, umbrella, snow, rain, storm outside,
     heatwave, fog, muggy, pollen everywhere, sneezing again, headphones, charger, stapler, left-overs, microwave,
     fridge smells, snack, snacks, gossip, couch, monday, tuesday already, friday already, weekend, karaoke, horoscope,
     lottery ticket, nap, weather, rainbow, sunshine, sunny, cloudy, rainy, drizzle, raining, snowing, chilly, humid, traffic,
     lunch was, dinner was, coffee was, breakfast was, food was, was bland, was delicious, was tasty, was awful, mondays,
     stairs, sunset, sunrise, mug, sock, biscuits, donut, doughnut, donuts, cake, pizza, cookies, kettle, pub quiz, netflix,
     tv last night, match yesterday, game last night, movie last night, on tv, wetter, train was late, squeaks, classic,
     typical, as usual, wifi, wi-fi, sauwetter, wochenende, journée, partidazo`;

export const HEDGE = `a bit, a little, kind of, sort of, kinda, sorta, somehow, pretty much, i guess, i suppose, somewhat`;

export const ADDRESSING_ANYONE = `
     did you watch, have you tried, have you ever, never have i ever, who left, who wants, who else, who forgot, anybody,
     any plans, guess who, what do you think of, do you like, shall we get, want to grab, wanna grab, fancy a, up for,
     anyone seen, has anyone, have you seen, did you see, did anyone, did you hear, does anyone, who took, who ate, who stole,
     anyone else, anyone up for, anyone want, isn't it, aren't they, don't you think`;

export const OF_THE_DAY = `
     this morning, this afternoon, this evening, today, tonight, right now, yesterday, last night, earlier, just now`;

export const VERDICT = `
     overrated, underrated, too sweet, too salty, too loud, too spicy, too dry, too long, salty, stuffy, noisy, ugly, weak,
     bland, tasty, delicious, awful, terrible, great, loud, stale, funny, hilarious, cute, pretty, lame, cool, nice, lovely,
     terrific, fantastic, smells, smelled, stinks, catchy, cheesy, adorable, gorgeous`;

export const TASTE = `
     please keep, please use, please write, please send, please always, please never, please call, please put, finds, thinks,
     popular with, want, wants, drives, reads, collects, owns, has nice, wears, like, likes, enjoy, enjoys, love, loves,
     favourite, favorite, prefer, prefers, fond of, collect, taste, tastes, hobby, mag, mögen, lieber, bevorzugt, aime, aimer,
     préfère, adore, gusta, gustan, encanta, prefiero, hates, dislikes, cannot stand, can't stand, would rather, любит,
     нравится, prefiere`;

export const ATTENTION_WORD = `
     urgent, urgently, attention, emergency, important, critical, asap, breaking, alert, reminder, please note, fyi`;
