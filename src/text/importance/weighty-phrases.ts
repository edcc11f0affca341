// Phrases that make a text more important. Their weights are in features.ts.

export const DANGER_TO_LIFE = `
     cancerous, leukaemia, leukemia, pneumonia, hepatitis, hiv, aids, typhoid, cholera, rabid, appendicitis, angina,
     aneurysm, hypoglycaemia, hypoglycemia, allergen, dynamite, firearm, rifle, pistol, grenade, wildfire, tsunami,
     earthquake, hurricane, tornado, severe, adrenaline, heart valve, valve, antibiotics before, scaffolding, not secured,
     unsecured, railing, kept away, steam burns, scald, scalds, respirator, ventilator, oxygen supply, defibrillate,
     wasp stings, wasp, passes out, passed out, faints, fainted, fell badly, falls badly, intolerant, intolerance,
     hospital visits, hospital visit, no lifeguard, lifeguard, dam could break, evacuated, immunosuppressed, cannot swim,
     can't swim, unattended, suicide, self-harm, addiction, relapse, coma, blood transfusion, warfarin, morphine, fentanyl,
     opioid, side effect, side effects, interacts with, hypothermia, heat stroke, heatstroke, frostbite, rabies, tetanus,
     meningitis, measles, malaria, ebola, bleeding, haemorrhage, hemorrhage, wound, fracture, broken rib, cardiac,
     arrhythmia, thrombosis, embolism, premature, miscarriage, high risk, at risk, risk of fire, risk of, fire hazard,
     short circuit, exposed wires, live wires, crane, forklift, harness, helmet, hard hat, respirator mask, safety,
     rip current, avalanche, landslide, mine field, landmine, loaded gun, weapon, weapons, gun, knife attack, aggressive,
     venomous, snake bite, mushroom poisoning, undercooked, raw milk, out of reach, out of reach of children, childproof,
     drain cleaner, ammonia, bleach, chlorine, pesticide, solvent, hydrogen, propane, butane, nitrogen leak, leaks,
     leaking, leaked gas, boiler pressure, overheats, overheating, sparks, smoke, smoking near, thaw, thawing,
     samples are thawing, cold chain, sterile, unsterile, spoiled, expired medicine, wrong dose, wrong blood,
     mixed up patients, allergic, allergy, anaphylaxis, anaphylactic, anaphylactic shock, epipen, epilepsy, epileptic,
     seizure, insulin, diabetic, diabetes, pacemaker, defibrillator, haemophilia, hemophilia, blood thinner, anticoagulant,
     coeliac, celiac, asthma attack, asthma, heart attack, heart failure, heart condition, stroke, suicidal, overdose,
     poison, poisonous, poisoned, toxic, lethal, deadly, fatal, life-threatening, life threatening, seriously ill,
     unconscious, intensive care, concussion, pregnant, penicillin, mri, do not resuscitate, organ donor, contagious,
     quarantine, tuberculosis, sepsis, infection risk, contraindicated, side effects are severe, choke, choking,
     choking hazard, suffocate, suffocation, drown, drowning, electrocution, electrocuted, live wire, high voltage,
     explosive, explosion, explode, flammable, carbon monoxide, gas leak, gas pipe, asbestos, radiation, radioactive,
     fumes, chemical burn, acid burn, collapse, collapsing, evacuate, evacuation, emergency exit, fire door, fire exit,
     fire alarm, smoke detector, fire extinguisher, sprinkler, brake, brake failure, brakes fail, airbag, recall, recalled,
     seat belt, throat swells, cannot breathe, stop breathing, emergency medication, vaccine fridge, doses, contaminated,
     salmonella, legionella, listeria, mould, unsafe, hazard, hazardous, danger, dangerous, injury, injured, accident,
     bites, lebensgefährlich, lebensgefahr, gefahr, gefährlich, allergisch, allergie, giftig, schwanger, penizillin,
     enceinte, allergique, danger de mort, mortel, alérgico, alérgica, alergia, peligro, peligroso, veneno, embarazada,
     vorsicht, achtung, beißt, schwimmer, nut allergy, peanut allergy, bee sting, bee stings, strobe, shellfish, latex,
     blood type, transplant, chemotherapy, immune system, dialysis`;

export const ATTACK_OR_LEAK = `
     hacker group, demands money, extortion, blackmail, database dump, plain text, in plain text, posted our,
     copied the master keys, master keys, master key, jump host, spyware, keylogger, trojan, botnet, ddos,
     denial of service, brute force, spoofed, forged, forgery, tampered, manipulated, sabotage, espionage, spying, wiretap,
     skimmed, cloned card, identity theft, lost laptop, lost badge, lost key, unlocked, left unlocked, no lock, unpatched,
     end of life, out of support, shared password, shared account, guest account, still has access, still have access,
     has access to, outside the vpn, open port, port is open, reachable from the internet, open to the internet,
     visible to everyone, world-readable, publicly accessible, patient files, patient data, customer data,
     personal records, confidential, trade secret, trade secrets, classified, sensitive data, cleartext, must be rotated,
     rotate all, locked out of, breach, breached, data breach, leaked, leak of, hacked, hacker, attacker, intruder,
     intrusion, hijacked, stolen, theft, unknown party, unauthorised, unauthorized, compromised, malware, ransomware,
     virus found, phishing, phished, exploit, exploited, zero-day, vulnerability, vulnerable, injection, backdoor,
     root access, root credentials, root password, admin rights, admin access, admin account, production credentials,
     production password, default password, default code, private key, encryption key, signing key, api key, secret key,
     credentials, revoke, revoked, revoke access, access must be revoked, scam, fraud, fraudulent, impersonate,
     impersonated, exfiltrate, exfiltrated, downloaded the whole, exposed, publicly readable, public bucket, no password,
     without a password, former employee still, plaintext passwords, plain text passwords, two-factor, 2fa, mfa, gehackt,
     datenleck, angreifer, piraté, hackeado, encrypted, encryption, end-to-end`;

export const LAW = `
     injunction against, consent, only with consent, under the settlement, settlement, neither side may, lost her licence,
     lost his licence, lost their licence, licence to practise, withdrew our, banking licence, froze all, assets frozen,
     prosecuted, arrested, arrest, jail, prison, probation officer, parole, bail, guilty, charged with, witness, testify,
     under oath, perjury, bribe, bribery, corruption, embezzlement, tax evasion, smuggling, discrimination, harassment,
     assault, unfair dismissal, tribunal, arbitration, class action, cease and desist, recall order, court order,
     ordered us, ordered by, banned from, ban on, not permitted, right of withdrawal, mandatory reporting,
     must be reported, duty to report, licence expires, license expires, permit was denied, permit denied, permit refused,
     building permit, residence permit, visa was refused, visa refused, visa expires, asylum, adoption papers, paternity,
     alimony, child support, inheritance, disinherited, will names, next of kin, court, lawsuit, sue, sues, sued, suing,
     legal action, legal claim, litigation, injunction, subpoena, verdict, convicted, prosecutor, prosecution,
     criminal charges, supervisory authority, data protection authority, formal investigation, under investigation, gdpr,
     hipaa, ccpa, sanctions, embargo, export control, antitrust, cartel, non-compete, noncompete, non-disclosure, nda,
     liable, liability, damages, indemnify, statute, statutory, by law, required by law, the law requires, illegal,
     unlawful, legal hold, patent, trademark, copyright infringement, infringe, infringes, infringement,
     licence was revoked, license was revoked, lost its licence, lost its license, loses its licence, custody, guardian,
     guardianship, power of attorney, last will, testament, restraining order, work permit, deported, deportation,
     tax office, tax authority, tax audit, audit finding, compliance requirement, compliance, contractually, insider,
     insider trading, escrow, retention period, statute of limitations, right to erasure, erase his data, erase her data,
     erase their data, personal data, forbids, forbidden, prohibited, prohibits, banned, gericht, klage, verklagt, gesetz,
     gesetzlich, verboten, dsgvo, procès, interdit, prohibido, demanda, ley, copyleft`;

export const NO_WAY_BACK = `
     brought back, cannot be brought back, cannot be replaced, can't be replaced, irreplaceable, is final, last chance,
     one shot, one-time, only once, no second chance, no refunds, no return, non-returnable, scrapped, dismantled,
     torn down, melted down, burnt, incinerated, put down, put to sleep, extinct, erased, formatted, cannot be frozen,
     unrepeatable, seals the, sealed forever, sold for good, closes for good, closed for good, leave for good,
     irreversible, irreversibly, irrevocable, irrevocably, cannot be undone, can't be undone, can not be undone,
     cannot be reversed, cannot be recovered, cannot be restored, no way back, no going back, point of no return, for good,
     once and for all, permanently, permanent deletion, destroyed, destroys, destroy, demolished, demolish, wiped, wipes,
     wipe, shredded, thrown away, no backup, only copy, last copy, euthanised, amputated, sterilised, deletes all,
     delete all, deleted all, deletes everything, deletes every, overwrites, overwrite, overwritten, unrecoverable,
     lost forever, gone forever, forever, final and binding, non-refundable, unwiderruflich, endgültig, unumkehrbar,
     définitivement, irréversible, definitivamente`;

export const DECISION = `
     settled, have settled, turned it down, turned us down, acquisition offer, voted to, voted against, voted for,
     picked our bid, won the bid, won the tender, lost the tender, awarded the, awarded us, dropped the, we dropped,
     gave up on, give up on, withdraw from, pull out of, split the company, merge with, merges with, will merge,
     sold our stake, sold the, sell off, buyout, takeover, ipo, going public, spin-off, outsourced, outsource, insource,
     close down, closing down, wind down, stop selling, stop producing, end of sale, end of support, discontinue,
     retire the, replaced by, replaces, as our only, only supplier, sole supplier, exclusive, exclusively, no more tenders,
     veto, ratified, confirmed that, elected, appointed as, was appointed, is appointed, nominated, agreed with, handshake,
     deal closed, closed the deal, made up our mind, choose, the choice fell, we will use, we will only, moratorium,
     hiring freeze, hiring is frozen, freeze all, stop all, standardise on, standardize on, decided, decides, decision,
     final decision, decision is final, we chose, have chosen, chose, voted, vote passed, after the vote, unanimously,
     approved, approves, approval granted, rejected, rejects, turned down, vetoed, signed off on, greenlit, green light,
     gave the go-ahead, go-ahead, agreed to, agreed on, agreed that, we agreed, resolved to, ruled that, ruled out,
     cancelled, canceled, called off, terminated, discontinued, will discontinue, sunset the, phase out, phasing out,
     abandon, abandoned, shelved, we will not, we won't, we are going with, going with, settled on, committed to,
     opted for, picked over, instead of, moving to, switch to, switching to, switched to, migrate to, merger, acquisition,
     acquire, acquired, sell the, spin off, shut down, shutting down, close the, closing the, closes the, beschlossen,
     entschieden, entscheidung, beschluss, décidé, décision, decidido, decidió, decisión, aprobado, relocate,
     restructuring`;

export const COMMITMENT = `
     assured, assure, signed, gave my word, my word, we owe, owe them, promised to, swore, sworn, vowed, undertake,
     undertakes, undertook, committed ourselves, must reach, must arrive, must be delivered, must be finished,
     must be ready, must be signed, has to be filed, has to be signed, has to be paid, have to be filed, have to be in,
     bids have to, must be in, due by, filing date, closing date, cut-off, cutoff, last possible day, final date,
     hard stop, late ones, not considered, too late, won't be accepted, will not be accepted, by law until, court date,
     hearing on, promised, promise, guaranteed, guarantee, guarantees, pledged, pledge, committed, obligated, obliged,
     bound, bound to, binding, in writing, deadline, due date, at the latest, no later than, hard deadline,
     must be submitted, must be filed, must be paid, sla, service level, service credits, deliverable, deliver by,
     delivery date, frist, abgabefrist, zugesagt, versprochen, garantiert, échéance, date limite, promis, plazo,
     fecha límite, prometido, garantizado, vesting`;

export const CONSEQUENCE = `
     or we are out, or they, or he, or she, or you, they bill us, bill us, bills us, without the permit,
     construction stops, stops working, production stops, deliveries stop, is cancelled, gets cancelled, will be cancelled,
     will be deleted, will be shut, will be cut off, cost us, will cost, at our expense, deducted, rejected automatically,
     excluded, exclusion, barred, blacklisted, lose the, lose our, lose his, lose her, lose their, miss the, only until,
     only lasts until, is gone, are gone, margin is gone, run out of, runs out of, running out, bounced, or we lose,
     or lose, or else, otherwise, penalty, penalties, fine, fined, fines, unless, we lose, loses, lose, is lost,
     or they fail, will fail, void, forfeit, forfeited, forfeits, withdraw, withdraws, stops after that, stop after that,
     cut off, disqualified, expelled, costs us, sanction, surcharge, repossess, evicted, eviction, shut us down, lapses,
     lapse, expires, expire, sonst, andernfalls, strafe, bußgeld, sinon, sous peine, pénalité, amende, de lo contrario,
     multa`;

export const PROHIBITION = `
     keep everyone off, keep off, keep out, keep away, keep them away, stay away from, stay off, stay out, never directly,
     never alone, never without, never open, never touch, never combine, never reuse, never send, never plug, never unplug,
     never turn off, never switch off, never restart, never delete, only allowed, are only allowed, only ever,
     may be used only, may be opened only, nobody is allowed, no one is allowed, nobody but, no one but, not be given,
     not be used, not be shared, not be opened, not be moved, not be left, not leave, not to be, do not move, do not lift,
     do not give, do not share, do not delete, do not restart, do not turn off, don't ever, cannot be shared, must always,
     always wear, always lock, has to stay, have to stay, absolutely no, on no account, in no case, forbid, forbids,
     ne jamais débrancher, unter keinen umständen, keinesfalls, bajo ninguna circunstancia, en ningún caso, must not,
     must never, must be, must stay, may not, may only, may never, mustn't, shall not, cannot have, can't have,
     is not allowed, not allowed, not permitted, never be, never give, never share, never log, never leave, never store,
     never let, never use, never mix, never run, never deploy, under no circumstances, no exceptions, no exception,
     without exception, hard constraint, hard requirement, strictly, mandatory, compulsory, do not use, do not mix,
     do not touch, do not enter, do not open, nobody may, no one may, none of them may, only with, only after approval,
     off limits, has to be reported, darf kein, darf nicht, dürfen nicht, dürfen keine, nie, niemals, auf keinen fall,
     ne doit pas, ne doivent pas, ne jamais, jamais, no debe, no puede, nunca, prohibición, keep away from, must avoid,
     has to avoid, not come near`;

export const OBLIGATION = `
     judge, bank details, no late, registration ends, applications close, regulator, regulatory, authority, ministry, acid,
     must, never, have to, has to, required, requires, requirement, need to, needs to, shall, muss, müssen, doit, doivent,
     debe, deben`;

export const CONTRACT = `
     vertrag mit, fristlos, clause in, contracted, signed with, stake, framework agreement, retainer, warranty ends,
     insurance lapses, premium, licence agreement, license agreement, rental agreement, tenancy, contract, contracts,
     agreement, treaty, lease, deed, mortgage, signed, sign, signing, clause, addendum, purchase order, vertrag,
     unterschrieben, contrat, signé, contrato, firmado, insurance, insurer, insured, policy lapses, warranty, renewal,
     notary, settlement, escrow account, enterprise deal, company shares, shareholder, prenup`;

export const MONEY_AT_STAKE = `
     defaulted, default on, pay wages, cannot pay, can't pay, can pay wages, raised prices, prices rise, price rise,
     rent doubles, doubles, doubled, tripled, halved, cut by, cut in half, lost half, margin, margins, million for,
     cash flow, liquidity, overdraft, foreclosure, repossessed, collateral, guarantor, dividend, inheritance tax, tax bill,
     tax return, tax deadline, audit by, refund, compensation, settlement of, damage of, loss of, write-down,
     fraudulent invoice, wrong account, wired to, transferred to the wrong, double payment, unpaid wages, strike,
     pension fund, retirement fund, life savings, savings are, mortgage rate, interest rate, funding, grant, donor,
     donation of, sponsor pulled, budget, budgets, cost overrun, over budget, price increase, bankrupt, bankruptcy,
     insolvent, insolvency, insolvenz, credit line, loan, debt, debts, owes us, owe, owes, revenue, runway, cash for,
     out of cash, layoffs, laid off, dismissal, investor, investors, funding round, series a, series b, series c, grant of,
     subsidy, budget was cut, budget cut, cut the budget, salaries, salary, wages, pay cut, pay rise, payroll late,
     paid late, weeks late, unpaid, overdue, write off, written off, account was frozen, account is frozen, bank account,
     refuses to cover, refuse to cover, pulled out, pulls out, withdrew, valuation, profit warning, quarterly loss, ransom,
     embezzled, tax debt, back taxes, refund of, kredit, schulden, gehalt, umsatz, dette, salaire, faillite, deuda, sueldo,
     quiebra`;

export const LOSS_OR_FAILURE = `
     stolen from, resigned, walked out, is leaving, leaves the company, left the company, steps down, stepped down,
     handed in his notice, handed in her notice, is dying, in hospital, operation, operated on, stroke, kidnapped,
     went missing, is missing, lost contact, failing, fails, failed, broke down, breaks down, broken into, backup failed,
     backups fail, corrupt, corrupted, off and, is off, freezer is off, power cut, blackout, derailed, sank, capsized,
     explosion, burnt, fire in, leak in, water damage, roof came, collapsed, bankruptcy, lost our biggest,
     biggest customer, biggest client, largest customer, lost the contract, delayed by months, shut, strike, epidemic,
     outbreak, recall of, evacuation, bereaved, miscarried, separated, failed overnight, has been failing,
     have been failing, keeps failing, data loss, lost all, lost the, outage, went down, is down, production is down,
     resigns, quit, fired, dismissed, died, passed away, funeral, divorce, hospitalised, hospitalized, surgery, diagnosed,
     cancer, tumour, tumor, no batteries, out of order, burst, flooded, flood, fire broke out, burned down, burnt down,
     crash, crashed, recall notice, missing child, gekündigt, gestorben, démissionné, décédé, murió, renunció,
     locked from outside, revoked his, suspended, whistleblower`;

export const LASTING_CHANGE = `
     phone number changed, number changed, address changed, name changed, changed her name, changed his name, new number,
     new surname, new landlord, new owner, new boss, takes over as, from january on, relocated, gave birth, was born,
     baby was born, got married, married, engaged, graduated, citizenship, adopted, effective, as of, since the wedding,
     new name, new address, new phone number, moved to, from now on, starting, successor, replaces, promoted, appointed,
     stepping down, headquarters, emergency contact, blood group`;
