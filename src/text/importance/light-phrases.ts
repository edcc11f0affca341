// Phrases that make a text less important. Their weights are in features.ts.

export const FIGURE_OF_SPEECH = `
     die for that, die for this, die for a, dangerously tasty, dangerously good, criminal goal, that goal was criminal,
     sell my soul, is gold, pure gold, is fire, what a crime, total crime, biggest crime, have ever seen, ever seen such,
     for dear life, cardinal sin, war crime against, drama queen, a disaster of a haircut, disaster haircut, bad hair day,
     i'm starving, starving, freezing to death, freezing my, melting, brain is fried, sugar rush, world peace,
     ruined my life, changed my life, to the moon, mic drop, game over, guilty as charged, kill for, dying of, dying for,
     dying to, to die for, bored to death, scared to death, love you to death, worked to death, deadly boring,
     criminally good, criminally underrated, criminal how, a crime, million-dollar, feel like a million, thanks a million,
     one in a million, breaking news, fire playlist, this is fire, on fire today, killer app, killed it, killing it,
     kill me now, killing me, my head explodes, could murder a, heart attack when, almost died, nearly died, died laughing,
     i'm dead, drop dead gorgeous, fatally attracted, addicted to, drug of choice, crazy busy, insanely, ridiculously,
     guilty pleasure, guilty of eating, nightmare of a, epic fail, worst ever, best ever, lost my mind, losing my mind,
     lose my mind, save my life, saved my life, life saver, lifesaver, matter of life and death, emergency chocolate,
     emergency snack, legally required to laugh, should be illegal, is illegal, against the law to be, top secret recipe,
     poker face, deadline for dessert, sugar crash, food coma`;

export const CHATTER = `
     brr, am i right, lol true, whatever, ok so, well well, what a day, till the weekend, until the weekend,
     finally friday, is it just me, just saying, no comment, typical, classic, as usual, here we go again, there we go,
     fun fact, by the way lol, bless, jinxed it, knock on wood, don't judge, don't ask, long story, who cares, tgif,
     thank god, thank goodness, haha, hahaha, hehe, hihi, lol, lmao, rofl, omg, omfg, ugh, wow, yay, woohoo, meh, hmm, hm,
     huh, eh, oh well, oh my, gosh, jeez, geez, whoa, yikes, oops, phew, yum, yummy, brb, afk, gtg, xd, jaja, oh dear,
     oh no, fingers crossed, just kidding, kidding, joke, pun intended, who knew, guess what, can't believe,
     cannot believe, could use a, could really use, off to bed, see you, bye, cheers, anyway, so many, again lol`;

export const PASSING_MOOD = `
     packed again, late again, another coffee, more coffee, need coffee, coffee break, squeaks, squeaky, haircut,
     croissant, cookies left, puppy pics, selfie, meme, memes, playlist, song stuck, earworm, finals last night, squirrel,
     pigeon, birds outside, smells like, bakery smell, elevator music, small talk, parking spot, parking space,
     train was late, bus was late, escalator, printer again, wet shoes, umbrella, snow, rain, storm outside, heatwave, fog,
     muggy, pollen everywhere, sneezing again, yawning, dozed off, jet lagged, headphones, charger, stapler, pen,
     left-overs, microwave, fridge smells, snack, snacks, gossip, couch, monday, tuesday already, friday already, weekend,
     karaoke, horoscope, lottery ticket, tired, sleepy, exhausted, hungry, thirsty, bored, boring, yawn, nap, grumpy, cosy,
     cozy, freezing today, weather, rainbow, sunshine, sunny, cloudy, rainy, drizzle, raining, snowing, so hot, so cold,
     too hot, too cold, chilly, humid, traffic, queue, lunch was, dinner was, coffee was, breakfast was, food was,
     was bland, was delicious, was tasty, was awful, mondays, stairs, sunset, sunrise, nice day, lovely day, long day,
     rough day, weekend vibes, vibes, mug, sock, biscuits, donut, doughnut, donuts, cake, pizza, cookies, kettle, pub quiz,
     netflix, tv last night, match yesterday, game last night, movie last night, on tv, comfy, already, müde, hunger,
     wetter, langweilig, fatigué, cansado`;

export const HEDGE = `a bit, a little, kind of, sort of, kinda, sorta, somehow, pretty much, i guess, i suppose, somewhat`;

export const ADDRESSING_ANYONE = `
     did you watch, have you tried, have you ever, never have i ever, who left, who wants, who else, who forgot, anybody,
     any plans, guess who, what do you think of, do you like, shall we get, want to grab, wanna grab, fancy a, up for,
     anyone seen, has anyone, have you seen, did you see, did anyone, did you hear, does anyone, who took, who ate,
     who stole, anyone else, anyone up for, anyone want, isn't it, aren't they, don't you think`;

export const OF_THE_DAY = `
     this morning, this afternoon, this evening, today, tonight, right now, yesterday, last night, earlier, just now`;

export const VERDICT = `
     overrated, underrated, too sweet, too salty, too loud, too spicy, too dry, too long, salty, stuffy, noisy, ugly, weak,
     bland, tasty, delicious, awful, terrible, great, loud, stale, funny, hilarious, cute, pretty, lame, cool, nice,
     lovely, terrific, fantastic, smells, smelled, stinks, catchy, cheesy, adorable, gorgeous`;

export const TASTE = `
     please keep, please use, please write, please send, please always, please never, please call, please put, finds,
     thinks, popular with, want, wants, drives, reads, collects, owns, has nice, wears, like, likes, enjoy, enjoys, love,
     loves, favourite, favorite, prefer, prefers, fond of, collect, taste, tastes, hobby, mag, mögen, aime, gusta,
     prefiere`;

export const ATTENTION_WORD = `
     urgent, urgently, attention, emergency, important, critical, asap, breaking, alert, reminder, please note, fyi`;
