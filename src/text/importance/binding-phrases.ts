// Phrases of what binds people: decisions, commitments, contracts, money; and of losses and changes. As in weighty-phrases.ts.

export const DECISION_SURE = `
     has decided, have decided, we decided, decided to, decided against, was decided, been decided, final decision,
     decision is final, decision was made, made a decision, reached a decision, the decision is, made up my mind,
     made up her mind, made up his mind, made up our minds, made up their minds, resolved to, voted to, voted for,
     voted against, vote passed, after the vote, unanimously, the vote was, was approved, were approved, been approved,
     has approved, board approved, council approved, committee approved, board approves, rejected our, turned it down,
     turned us down, vetoed, overruled, greenlit, gave the go-ahead, got the go-ahead, agreed to, agreed that, have agreed,
     ruled out, was cancelled, is cancelled, been cancelled, were cancelled, has been canceled, was canceled,
     has been scrapped, discontinued, will be discontinued, is discontinued, phase out, phasing out, closing down,
     shutting down the, we chose, have chosen, we've chosen, we picked, settled on, opted for, opted to, opted against,
     we are we're we went with, we're dropping, we are dropping, dropping support, no longer support, not going to renew,
     will not renew, won't renew, committed to, we will not, we won't, standardise on, standardize on,
     only production database, merger with, acquisition of, acquired by, accepted the offer, accepted the job,
     accept the offer, declined the offer, declined our offer, rejected the offer, resolved not to, moratorium, hiring freeze,
     was elected, appointed as, was appointed, is appointed, choice fell on, was the decision, was the conclusion,
     beschlossen, entschieden, entschied, entscheidung, beschluss, a décidé, ont décidé, avons décidé, décidé de, décision,
     ha decidido, han decidido, hemos decidido, decidió, decidieron, decidido, aprobó, aprobado, abbiamo deciso, ha deciso,
     hanno deciso, decidiu, decidimos, besloten, решили, решил, turned the offer down, turned the promotion down, said no to,
     we say no to, we will stop, are going to shut, is going to abolish, has been decided, that is final, not to merge,
     gave up the, pulled out of, wir haben uns, werden den laden, vamos a dejar de, a choisi, ont choisi, avons choisi`;

export const DECISION_POSSIBLE = `
     decision, approved, approves, rejected, rejects, chose, voted, vote, veto, cancelled, canceled, terminated, abandon,
     abandoned, shelved, dropped the, gave up on, replaces, moving to, switch to, switching to, switched to, migrate to,
     merge with, merger, acquisition, acquire, acquired, sell the, closing the, closes the, shut down, spin off, outsource,
     restructuring, relocate, elected, promoted, retire the, from now on, picked over, over rabbitmq, will close, will stop,
     stopped the, postponed, decided, decides, called off, turned down, agreed with, agreed on, was chosen, were chosen,
     takeover of, close down, no longer, any longer, any more`;

export const COMMITMENT_SURE = `
     promised to, have promised, i promised, we promised, promised us, promised them, gave my word, gave his word,
     gave her word, vowed to, swore to, we guarantee, guaranteed the, guaranteed a, guaranteed them, pledged to, obliged to,
     obligated to, contractually bound, are bound to, is bound to, legally bound, bound by contract, is binding, are binding,
     binding until, hard deadline, due date, at the latest, no later than, closing date, filing date, is due on, are due on,
     is due in, due by, are due by, must be submitted, must be filed, must be paid, must be delivered, has to be filed,
     has to be paid, has to be submitted, has to be delivered, have to be filed, must be signed, has to be signed,
     has to be in by, late ones, late filing, late submissions, won't be accepted, will not be accepted, are not accepted,
     is overdue, are overdue, weeks overdue, months overdue, sla, service level agreement, service credits, zugesagt,
     versprochen, garantiert, abgabefrist, frist, échéance, date limite, au plus tard, plazo, fecha límite, prometido,
     garantizado, scadenza, prazo, срок сдачи, обещал, обещали, überfällig`;

export const COMMITMENT_POSSIBLE = `
     guarantee, guaranteed, pledge, committed, commitment, binding, in writing, assured, overdue, expires, expire, expires on,
     runs out, ends on, closes on, lapses, applications close, registration ends, notice period, deliverable, delivery date,
     too late, last possible day, only until, only lasts until, valid until, promised, deadline, guarantees, expire en,
     läuft aus`;

export const CONSEQUENCE_SURE = `
     sous peine, de lo contrario, or else, pay a penalty, a penalty, with a penalty, missing it means, we are out, we're out,
     they bill us, at our expense, payments stop, production stops, line stops, construction stops, lose priority,
     lose access, lose site access, is forfeited, are forfeited, forfeit, forfeits, is disqualified, be disqualified,
     contract renews, renews automatically, unless the outage, or they withdraw, contract ends automatically, strafe, bußgeld,
     sinon, pénalité, multa, andernfalls, pay a fine, means a fine, faces a fine, fine is due, turned away, can be fined,
     or we lose, or lose site, or lose access`;

export const CONSEQUENCE_POSSIBLE = `
     otherwise, unless, penalty, penalties, fined, withdraw, withdraws, excluded, barred, blacklisted, expelled, surcharge,
     sanction, if not, amende, cut off, sonst, we lose, or lose, costs us`;

export const PROHIBITION_SURE = `
     must never, must not be given, must not be shared, must not leave, must not drive, must not take, must not come near,
     may not fly, under no circumstances, under any circumstances, on no account, in no case, no exceptions,
     without exception, hard constraint, hard requirement, never be given, strictly forbidden, strictly prohibited,
     never combine, never mix, never log, never share, never tell, never reveal, never disclose, never give out, never push,
     never deploy, never commit, never delete, never restart, never turn off, never switch off, never unplug,
     do not resuscitate, do not switch on, don't switch it on, do not mix, do not drink, do not enter, nobody is allowed,
     no one is allowed, nobody may, no one may, none of them may, must avoid, has to avoid, keep away from, stay away from,
     kept secret, keep secret, not allowed to, isn't allowed to, without my approval, without my permission,
     without asking me, ask me before, darf kein, darf nicht, dürfen nicht, dürfen keine, niemals, auf keinen fall,
     unter keinen umständen, keinesfalls, ne doit pas, ne doivent pas, ne jamais, no debe, no puede comer,
     bajo ninguna circunstancia, en ningún caso, нельзя, must not appear, may not record, may not be shared, no lifting`;

export const PROHIBITION_POSSIBLE = `
     must not, mustn't, may not, shall not, may only, must always, cannot have, can't have, cannot eat, can't eat,
     cannot take, can't take, not allowed, only allowed, never, do not, strictly, mandatory, compulsory, off limits,
     no one but, nobody but, only with, only after approval, has to be reported, do not use, do not share, do not open,
     do not delete, do not give, do not move, do not lift, stay off, keep off, keep out, nie, jamais, nunca, absolutely no`;

export const OBLIGATION = `
     must, have to, has to, had to, required, requires, requirement, need to, needs to, shall, obliges, muss, müssen, doit,
     doivent, debe, deben, deve, moet, должен, должны`;

export const CONTRACT_SURE = `
     signed the contract, signed a contract, signed the agreement, signed the enterprise agreement, signed the lease,
     signed a lease, signed the deed, signing the deed, we signed, have signed, has signed, was signed, were signed,
     signed with, signed both, terminated the contract, cancelled its contract, cancelled the contract, cancels the contract,
     cancelled their contract, contract ends, contract expires, contract is up, contract runs out, lost the contract,
     won the contract, won the tender, lost the tender, framework agreement, non-compete clause, tenancy agreement,
     employment contract, deal closed, closed the deal, deal is off, deal fell through, notice period, gave notice,
     given notice, handed in his notice, handed in her notice, shook hands, paid the deposit, purchase agreement,
     is notarised, vertrag unterschrieben, haben den vertrag, vertrag mit, mietvertrag, arbeitsvertrag, fristlos, gekündigt,
     unterschrieben, signé le contrat, signé le bail, avons signé, a signé, contrat est, résilié, firmado, firmamos, firmó,
     firmaron, contrato de alquiler, contrato de, abbiamo firmato, assinamos, assinou, подписали, подписал`;

export const CONTRACT_POSSIBLE = `
     contract, contracts, agreement, lease, year lease, mortgage, deed, signed, signing, clause, addendum, purchase order,
     insurance, insured, insurer, warranty, renewal, notary, settlement, escrow, shareholder, tender, bid, vertrag, contrat,
     contrato, bail, licence agreement, license agreement`;

export const MONEY_SURE = `
     bankrupt, bankruptcy, insolvent, insolvency, foreclosure, repossessed, owes us, owe them, in debt, deep in debt,
     tax debt, back taxes, unpaid wages, unpaid rent, wages will not, salaries will not, paid late, paid weeks late,
     weeks late in, cash for, cannot pay, can't pay, out of cash, running out of money, budget was cut, budget cut,
     cut the budget, salary was cut, pay cut, layoffs, laid off, was fired, got fired, were fired, fired the whole,
     been fired, lost my job, lost his job, lost her job, lost their jobs, lost our biggest, credit line, loan was refused,
     loan was approved, loan down our loan, refused the loan, refuses to pay, refuses to cover, refused to pay, pulled out,
     investor withdrew, has withdrawn, account was frozen, account is frozen, froze our account, froze the account,
     profit warning, charged twice, double payment, wired to the wrong, life savings, inheritance tax, tax return is due,
     rent goes up, rent is going up, of our revenue, half of its revenue, half its revenue, third of sales, of revenue,
     insolvenz, pleite, schulden bei, faillite, licencié, licenciée, quiebra, bancarrota, despidieron, entlassen, fallimento,
     банкрот, уволили, lay off, half a million, is at risk, renewal is at risk, negó el préstamo`;

export const MONEY_POSSIBLE = `
     churned, churn, owe, owes, debt, debts, loan, overdraft, mortgage rate, interest rate, investor, investors, funding,
     funding round, donation, over budget, price increase, raised prices, revenue, runway, salary, salaries, wages, payroll,
     pension, unpaid, refund, compensation, write-off, valuation, loss of, tax bill, tax return, milestone payment,
     down payment, cash flow, halved, dividend, fired, dismissed, kredit, schulden, gehalt, umsatz, dette, salaire, deuda,
     sueldo, budget cut`;

export const LOSS_SURE = `
     passed away, has died, is dying, died of, died on, died in a, died last, died yesterday, died this, lost his father,
     lost her father, lost my father, lost his mother, lost her mother, lost my mother, lost my dad, lost my mum, lost my mom,
     lost his wife, lost her husband, lost a child, lost the baby, bereaved, drowned last, committed suicide, in a coma,
     went missing, has been missing, is missing since, kidnapped, getting divorced, got divorced, is divorcing,
     divorce papers, filed for divorce, leave my husband, leave my wife, left her husband, left his wife, resigned, resigns,
     hands in her resignation, hands in his resignation, is down since, has been down, production is down, backup failed,
     backups failed, backups fail, failed overnight, lost all, lost the data, burned down, burnt down, fire broke out,
     is on fire, was flooded, were flooded, car accident, was in an accident, car crash, plane crash, destroyed by, gestorben,
     verstorben, décédé, décédée, est mort, est morte, démissionné, murió, falleció, ha muerto, renunció, morreu, faleceu,
     overleden, умер, умерла, погиб, total outage, power outage`;

export const LOSS_POSSIBLE = `
     died, death, dead, dying, hospitalised, walked out, is leaving, leaves the company, left the company, steps down,
     stepped down, quit, separated, broke down, broken down, flood, flooded, water damage, power cut, blackout, collapsed,
     capsized, derailed, sank, out of order, data was deleted, broke up, fell through, funeral, outage, was killed,
     were killed`;

export const LASTING_CHANGE = `
     number changed, phone number has changed, address changed, name changed, changed her name, changed his name,
     changed her last name, changed his last name, new number, new surname, new landlord, new owner, new boss, new ceo,
     takes over as, relocated, gave birth, baby girl, baby boy, had a baby, expecting, got married, is married, engaged,
     got engaged, graduated, citizenship, became a citizen, is adopting, since the wedding, new name, new address,
     new phone number, moved to, moving to, is moving, moved from, bought a house, bought a flat, sold the house, new job,
     started a new job, retired after, was promoted, got promoted, successor, emergency contact, blood group, going to be a,
     became a, quit smoking, stopped drinking, verlobt, verheiratet, umgezogen, fiancé, mariée, se casó, se mudó`;
