// Words that tell whether a text changes what an older one says, lower case and as tokens have them ("don't" is "do not"), with
// commas between them, in the languages of the other word lists and a few more. Those of a script without spaces are looked for
// anywhere in a text. They are evidence for the scorer, which no single word of them decides.

/** Kinds of signs in a new text, and the words and phrases of each. */
export const SIGNS = {
  /** A state has ended, or another one has begun. */
  change: `
    ->, →, moved, move out, moved out, moved in, relocated, emigrated, transferred, switched, changed, swapped, replaced,
    traded, became, become, left, quit, resigned, retired, joined, promoted, stepped down, dropped, dropped out, gave up,
    given up, stopped, ended, finished, graduated, migrated, migration, upgraded, bumped, downgraded, renamed, rebooked,
    postponed, rescheduled, delayed, brought forward, slipped, slips, pushed back, extended, prolonged, renewed, shortened,
    raised, lowered, increased, decreased, reduced, cut, slashed, went up, went down, rose, fell, grew, grown, lost, gained,
    turned, discontinued, removed, cancelled, canceled, called off, broke up, split up, divorced, fell out, married,
    engaged, died, passed away, gave birth, came off, healed, recovered, cured, came home, picked up, back to, back from,
    took over, taken over, sold, changed their mind, changed his mind, changed her mind, goes by, is over, are over, no
    more, down from, up from, converted, settled on, chose, picked, going to be, umgezogen, gezogen, verlassen, gekündigt,
    gewechselt, wechselt, geheiratet, verschoben, erhöht, gesenkt, gestiegen, gesunken, aufgehört, beendet, geschieden,
    getrennt, abgesagt, verlängert, zog, wechselte, kündigte, umgestellt, aktualisiert, befördert, zieht, verkauft, wurde,
    déménagé, quitté, démissionné, mariée, marié, divorcé, divorcée, reporté, reportée, changé, remplacé, augmenté, baissé,
    arrêté, avancé, repoussé, passé à, passée à, vendu, promu, promue, mudó, mudado, dejó, dejado, aplazó, aplazada, cambió,
    cambiado, casó, divorció, subió, bajó, renunció, vendió, ascendió, ascendida, ascendido, pospuso, trasferito,
    trasferita, lasciato, cambiato, sposato, sposata, spostato, spostata, rimandata, passato, passata, si è, mudou, deixou,
    trocou, casou, adiada, adiado, subiu, verhuisd, gestopt, getrouwd, verplaatst, veranderd, overgestapt, переехал,
    переехала, переехали, уволился, уволилась, ушёл, ушла, сменил, сменила, перенесли, перенесена, перешёл, перешла, бросил,
    бросила, развёлся, развелась, женился, вышла замуж, повысили, стал, стала, изменилась, изменился, перенесён, 引っ越し, 引っ越,
    転職, 辞め, 変更, 結婚し, 離婚, なりました, になった, やめ, 変わり, 延期, 移り, 搬到, 搬家, 搬去, 搬至, 改到, 改为, 改成, 改用, 换成, 换到, 辞职, 离职, 结婚了, 离婚, 推迟, 涨到, 降到,
    转到, 变成, 升级, 跳槽, 이사, 그만두, 바꾸, 바꿨, 변경, 결혼했, 이혼, 옮겼, 연기, 이직`,
  /** Something that was wanted or under way is done. */
  completion: `
    approved, rejected, accepted, granted, denied, declined, turned down, signed, merged, deployed, released, shipped,
    delivered, arrived, received, paid, refunded, filed, submitted, completed, done, resolved, solved, fixed, repaired,
    closed, opened, reopened, started, began, begun, launched, went live, gone live, is live, filled, hired, found a, found
    the, found an, got a, got the, got an, got a new, bought, passed, went through, confirmed, booked, live now, was born,
    has been, have been, bezahlt, geliefert, erledigt, angekommen, genehmigt, abgelehnt, verschickt, gelöst, behoben,
    unterschrieben, fertig, gekauft, gefunden, bestanden, payé, payée, livré, livrée, arrivé, arrivée, approuvé, approuvée,
    refusé, signé, résolu, terminé, terminée, acheté, trouvé, pagado, pagada, entregado, entregada, llegó, aprobó, aprobado,
    aprobada, rechazado, firmado, resuelto, terminado, compró, encontró, pagato, consegnato, approvato, firmato, оплачен,
    оплачена, доставлен, доставлена, утверждён, подписан, подписали, готов, готова, решена, решён, купил, купила, нашёл,
    нашла, 完了, 届きました, 届いた, 承認, 支払い済み, 解決, 完成, 已经, 已付, 已发货, 到了, 完成了, 批准, 解决了, 买了, 找到, 완료, 도착, 승인, 해결, 샀`,
  /** Something is so by now. */
  renewal: `
    now, nowadays, currently, by now, from now on, as of, starting, since, anymore, any more, any longer, no longer, these
    days, meanwhile, again, new, latest, recently, just, lately, from monday, at last, finally, today, effective,
    henceforth, going forward, in the meantime, has now, already, jetzt, nun, inzwischen, mittlerweile, seit, ab sofort,
    neuerdings, wieder, neu, neue, neuer, neues, ab, nicht mehr, kein mehr, künftig, maintenant, désormais, depuis,
    dorénavant, de nouveau, à partir, nouveau, nouvelle, plus, finalement, ahora, ya no, desde, actualmente, de nuevo,
    nuevo, nueva, a partir, últimamente, ora, adesso, più, di nuovo, nuovo, nuova, agora, já não, não mais, novo, nova, nu,
    niet meer, geen meer, sinds, nieuwe, voortaan, теперь, сейчас, уже не, больше не, с тех пор, снова, новый, новая,
    недавно, уже, 今は, 今, もう, 先月, 先週, 最近, これから, 新しい, 现在, 已经不, 不再, 从现在, 上个月, 上周, 新的, 이제, 지금, 더 이상, 지난달, 새로운`,
  /** An earlier statement is taken back, and put right. */
  correction: `
    actually, correction, correct, corrected, sorry, oops, wrong, wrongly, incorrect, incorrectly, mistake, mistaken,
    mistakenly, typo, misread, mistyped, misheard, misspelled, misspelt, spelled, spelt, misspoke, misremembered, mixed up,
    i meant, meant, erratum, turns out, turned out, in fact, not true, to be precise, should be, should read, should say,
    entered wrong, apologies, no wait, korrektur, tatsächlich, irrtum, falsch, verschrieben, doch, eigentlich, stimmt nicht,
    entschuldigung, berichtigung, sondern, erreur, pardon, en fait, en réalité, faute, corrección, error, perdón, en
    realidad, equivoqué, me equivoqué, scusa, errore, correzione, in realtà, correção, erro, na verdade, correctie, fout,
    eigenlijk, исправление, ошибка, ошибся, ошиблась, на самом деле, извините, точнее, опечатка, 訂正, 間違え, 間違い, 実は, 更正, 纠正,
    错了, 其实, 说错, 写错, 정정, 잘못, 사실은`,
  /** An earlier statement or wish is no longer to count. */
  retraction: `
    ignore, disregard, forget, forget what, forget about, scratch that, scratch, never mind, nevermind, strike that, no
    need, take back, taken back, retract, withdraw, withdrew, delete, drop the, dropped the idea, decided not, decided
    against, off the table, not going to, changed my mind, against, after all, is off, are off, do not worry about, no
    longer relevant, obsolete, outdated, abandoned, scrapped, cancel, vergiss, ignoriere, ignorieren, vergessen, doch nicht,
    entschieden gegen, verworfen, hinfällig, oublie, oubliez, ignorez, laisse tomber, annulé, annulée, olvida, olvide,
    ignora, descarta, dimentica, lascia perdere, esqueça, negeer, vergeet, забудь, забудьте, игнорируй, передумал,
    передумала, отменяется, отменили, 忘れて, 無視, 取り消し, 中止, 忽略, 忘掉, 忘了, 取消, 算了, 무시, 취소, 잊어`,
  /** The old value is named beside the new one. */
  contrast: `
    instead of, instead, rather than, would rather, over, not, no longer, used to, from, in place of, as opposed to, unlike
    before, no more, stopped, ->, →, nicht, statt, anstatt, sondern, anstelle, au lieu, plutôt que, ne plus, en lugar de, en
    vez de, ya no, invece di, piuttosto che, non più, em vez de, já não, in plaats van, niet meer, вместо, больше не, а не,
    ではなく, じゃなく, 代わりに, 而不是, 不是, 代替, 不再, 대신, 아니라`,
  /** It adds to what is known. */
  addition: `
    also, too, another, as well, additionally, besides, plus, likewise, moreover, furthermore, in addition, both, other,
    second, third, one more, auch, ebenfalls, außerdem, noch ein, noch eine, aussi, également, encore un, también, además,
    otro, otra, anche, pure, também, ook, nog een, тоже, также, ещё, も飼, も話, もいます, もあります, も好き, 也, 还有, 另外, 도 키, 도 할, 또`,
} as const;

/** Kinds of facts of which one person or thing has one at a time, and the words of each. */
export const SINGLE = {
  home: `
    live, lives, living, lived, based, moved, move, relocated, relocate, emigrated, resides, resident, rents, rent, renting,
    staying, stays, address, hometown, headquarters, headquartered, roommate, roommates, located, situated, wohnt, wohne,
    wohnen, gezogen, umgezogen, zieht, lebt, lebe, habite, habitent, déménagé, vit, vive, vivo, mudó, mora, mudou, abita,
    trasferito, trasferita, woont, verhuisd, живёт, живет, живу, переехал, переехала, переехали, 住んで, 住む, 住, 引っ越し, 住在, 搬到,
    搬去, 搬家, 살고, 살아, 이사`,
  work: `
    work, works, working, worked, job, employed, unemployed, employer, employee, hired, nurse, teacher, developer, engineer,
    manager, director, intern, internship, trainee, apprentice, career, retired, retire, quit, resigned, fired, laid,
    promoted, freelance, freelancer, self-employed, joined, startup, shift, shifts, cto, ceo, instructor, driver, chef,
    librarian, barista, consultant, assistant, part-time, full-time, salary, profession, occupation, arbeitet, arbeite,
    gekündigt, beruf, stelle, lehrer, lehrerin, travaille, emploi, démissionné, métier, trabaja, trabajo, empleo, lavora,
    lavoro, trabalha, werkt, baan, работает, работаю, работа, уволился, уволилась, 働いて, 働く, 勤め, 仕事, 会社, 辞め, 転職, 工作, 上班, 辞职,
    跳槽, 任职, 일하고, 일합, 직장, 회사`,
  study: `
    study, studies, studying, student, university, college, school, degree, graduated, graduate, kindergarten, class, grade,
    course, training, law, medical, dropped out, phd, bachelor, master, apprenticeship, studiert, studium, studentin,
    schule, étudie, étudiant, étudiante, estudia, estudiante, studia, studente, estuda, studeert, учится, студент,
    студентка, 学生, 大学, 勉強, 留学, 毕业, 上学, 读书, 대학, 학생, 졸업`,
  partner: `
    single, married, divorced, divorce, engaged, fiancé, fiancée, husband, wife, spouse, girlfriend, boyfriend, partner,
    dating, relationship, wedding, broke up, split up, separated, widowed, widow, marital, ex-husband, ex-wife, couple,
    ledig, verheiratet, verlobt, geschieden, geheiratet, heiratet, freundin, célibataire, mariée, marié, divorcé, divorcée,
    soltero, soltera, casado, casada, casó, divorció, celibe, sposato, sposata, casou, getrouwd, женат, замужем, холост,
    развёлся, развелась, женился, замуж, 独身, 結婚, 離婚, 婚約, 单身, 已婚, 结婚, 离婚, 미혼, 결혼, 이혼`,
  baby: `
    pregnant, pregnancy, expecting, baby, birth, born, schwanger, geboren, enceinte, née, embarazada, nació, incinta, nato,
    nata, grávida, zwanger, беременна, родила, родился, родилась, 妊娠, 生まれ, 出産, 怀孕, 出生, 임신, 태어`,
  diet: `
    vegan, vegetarian, meat, fish, pescatarian, eats, eat, eating, diet, gluten, lactose, dairy, keto, carnivore,
    intolerant, vegetarier, vegetarierin, veganer, veganerin, fleisch, isst, végétarien, végétarienne, viande, mange,
    vegetariano, vegetariana, carne, come, вегетарианец, вегетарианка, мясо, ест, ベジタリアン, 肉, 素食, 吃肉, 채식, 고기`,
  smoking: `
    smoke, smokes, smoking, smoked, smoker, cigarettes, cigarette, nicotine, drinks, drink, drinking, alcohol, sober,
    coffee, raucht, rauchen, trinkt, trinke, fume, fumer, fuma, курит, курить, пьёт, タバコ, 吸, コーヒー, 抽烟, 戒烟, 喝咖啡, 담배, 커피`,
  health: `
    pregnant, hospital, crutches, broken, healed, injured, recovered, sick, ill, healthy, cured, blood pressure, fever,
    diagnosed, intolerant, allergist, krank, gesund, krankenhaus, malade, guéri, hôpital, enfermo, больен, больнице,
    выздоровел, 入院, 退院, 病気, 住院, 出院, 생병, 입원, 퇴원`,
  transport: `
    car, bike, drives, drive, driving, bus, train, commutes, commute, van, tesla, golf, civic, fährt, auto, conduit,
    voiture, coche, conduce, ездит, машина, 車, 车`,
  phone: `
    phone, laptop, computer, iphone, android, pixel, thinkpad, macbook, smartphone, handy, téléphone, teléfono, телефон`,
} as const;

/** Kinds of facts of which one can have several. */
export const SEVERAL = `
    allergic, allergy, allergies, speaks, speak, fluent, knows, know, likes, like, loves, love, enjoys, enjoy, hobby,
    interested, owns, own, son, daughter, child, children, kid, kids, brother, sister, dog, cat, pet, pets, todo, task,
    remember, remind, buy, bought, call, feature, request, bug, issue, responsible, manages, visited, visit, watched, met,
    cousin, friend, friends, skill, skills, certificate, plays, collects, supports, volunteers, paid, spent, ran, ate,
    fixed, gave, interviewed, released, leads, wants, has, have, hat, habe, tiene, tengo, a, ai, ha, ho, tem, heeft,
    spricht, mag, parle, aime, habla, gusta, parla, fala, gosta, spreekt, говорит, любит, имеет, 話します, 飼って, 好き, 会说, 喜欢, 养,
    말합니다, 좋아, 키우`;

/** Words of somebody who wants or waits for something. */
export const PLANS = `
    saving, save, want, wants, plan, plans, planning, planned, need, needs, hope, hopes, looking, intend, intends, going,
    trying, learning, wish, waiting, pending, awaiting, yet, will, considering, applied, ordered, on its way, expecting,
    under, in progress, open, draft, negotiated, möchte, plant, geplant, wartet, suche, veut, prévoit, attend, quiere,
    planea, espera, vuole, quer, хочет, планирует, ждёт, 予定, たい, 待って, 想, 打算, 计划, 等待, 예정, 싶`;

/** Words with which somebody answers another one, or calls out. */
export const INTERJECTIONS = `
    wow, yeah, thanks, thank, haha, lol, hey, oh, great, awesome, cool, congrats, congratulations, sounds, glad, yes, yep,
    yup, hi, hello, aww, omg, nice, ok, okay, sure, well, totally, absolutely, amazing, good luck, that is, sweet, ah, hmm,
    gotcha, exactly, agreed`;
