// Phrases of dangers, attacks, law and what cannot be undone. Sure ones nearly always mean their matter; possible ones often mean
// something else.

export const HEALTH_SURE = `
     allergic, allergy, allergies, food allergy, nut allergy, anaphylaxis, anaphylactic, anaphylactic shock, epipen,
     adrenaline pen, carries adrenaline, lactose intolerant, gluten intolerant, lactose intolerance, gluten intolerance,
     coeliac, celiac, coeliac disease, celiac disease, epilepsy, epileptic, epileptic seizure, seizures, diabetes, diabetic,
     type 1 diabetes, type 2 diabetes, insulin, insulin pump, pacemaker, defibrillator, haemophilia, hemophilia,
     blood thinner, blood thinners, anticoagulant, asthma, asthmatic, heart attack, heart failure, heart condition,
     heart disease, weak heart, high blood pressure, had a stroke, suffered a stroke, a stroke last, overdose, suicidal,
     suicide attempt, self-harm, life-threatening, life threatening, fatal accident, food poisoning, intensive care,
     concussion, is pregnant, weeks pregnant, months pregnant, am pregnant, i'm pregnant, was pregnant, had a miscarriage,
     miscarried, miscarriage, penicillin, chemotherapy, chemo, cancer, breast cancer, tumour, tumor, leukaemia, leukemia,
     dementia, alzheimer, alzheimer's, parkinson, parkinson's, multiple sclerosis, hiv, hiv positive, hepatitis, tuberculosis,
     sepsis, schizophrenia, bipolar, bipolar disorder, clinical depression, suffers from depression, suffers from anxiety,
     panic attacks, panic disorder, ptsd, anorexia, bulimia, adhd, autistic, been sober, sober for, recovering alcoholic,
     recovering addict, relapsed, was diagnosed, is diagnosed, been diagnosed, diagnosed with, on dialysis, dialysis,
     kidney disease, liver disease, chronic illness, chronic disease, transplant list, amputated, paralysed, paralyzed,
     wheelchair user, uses a wheelchair, do not resuscitate, blood type, organ donor, contraindicated, drug interaction,
     immunosuppressed, weak immune system, hypoglycaemia, hypoglycemia, cannot swim, can't swim, is bleeding, cannot breathe,
     can't breathe, stops breathing, stop breathing, throat swells, swells up, passes out, passed out, lost consciousness,
     unconscious, emergency medication, emergency room, rushed to hospital, in hospital, in the hospital, taken to hospital,
     was hospitalised, was hospitalized, hospitalised, hospitalized, needs surgery, heart surgery, had surgery,
     undergoes surgery, on oxygen, raises his blood pressure, takes medication, takes antidepressants, anaphylaktisch,
     allergisch, allergie, allergique, allergiques, alérgico, alérgica, alergia, allergico, allergica, allergia, alergico,
     alergica, allergisch gegen, allergisch voor, аллергия, аллергии, аллергию, аллергик, diabetiker, diabetikerin, diabète,
     diabétique, diabético, diabética, diabetico, diabetica, диабет, диабетом, epileptiker, épilepsie, épileptique, epilepsia,
     epiléptico, asthmatiker, asthmatique, asmático, asthme, asma, herzinfarkt, schlaganfall, herzschrittmacher, krebs,
     blutverdünner, penizillin, penicilina, pénicilline, schwanger, enceinte, embarazada, incinta, grávida, беременна,
     инсулин, infarctus, infarto, cancer du, zöliakie, cœliaque, celíaco, celíaca, krankenhaus, hôpital, lebensgefährlich,
     lebensgefahr, danger de mort, mortel, hospice, hospice nurse, blood clot, heart pills, antidepressant, antidepressants,
     advised against`;

export const HEALTH_POSSIBLE = `
     intolerant, intolerance, stroke, seizure, suicide, addiction, addict, alcoholic, rehab, pregnant, pregnancy,
     hard of hearing, wheelchair, diagnosis, hospital, surgery, operated on, unconscious, faint, fainted, dizzy, injured,
     injury, accident, infection, infected, contagious, quarantine, bleeding, wound, fracture, broken rib, broke his leg,
     broke her leg, broke her hip, broke his hip, chest pain, side effect, side effects, medication, medicine, doses, inhaler,
     allergen, gluten, peanut, peanuts, shellfish, latex, sesame, mri, warfarin, morphine, opioid, antibiotic, antibiotics,
     vaccine, rabies, tetanus, depression, anxiety, burnout, therapist, psychiatrist, cardiologist, oncologist, transplant,
     blood pressure, immune system, adrenaline, bee sting, bee stings, wasp stings, makes him ill, makes her ill,
     makes me ill, seriously ill, terminally ill, gravely ill, tablette, gefährlich, gefahr, medikament, unfall, peligro,
     médicament, medicamento, is blind, is deaf, blind in, lost his sight, tree nuts, wrong dose, antidepressant,
     doses the wrong`;

export const DANGER_SURE = `
     carbon monoxide, gas leak, leaking gas, asbestos, radioactive, electric shock, electrocuted, electrocution, live wire,
     live wires, exposed wires, bare wires, choking hazard, fire hazard, risk of fire, risk of explosion, danger of explosion,
     danger to life, high voltage, unsafe, hazardous, salmonella, legionella, listeria, toxic fumes, poisonous gas, lethal,
     no lifeguard, no railing, not secured, no brakes, brake failure, brakes fail, brake recall, emergency exits are blocked,
     emergency exit is blocked, exits are blocked, exit is blocked, locked from outside, out of reach of children,
     away from children, away from the children, keep away from children, keep out of reach, could collapse, may collapse,
     will collapse, might collapse, about to collapse, somebody will fall, someone will fall, bit a child, bites strangers,
     attacks people, attacks strangers, venomous, cold chain was broken, chemical burns, boil it before drinking,
     not drinkable, giftig, danger de mort, mortel, veneno, beißt, ядовит`;

export const DANGER_POSSIBLE = `
     contaminated, danger, dangerous, hazard, lethal, deadly, fatal, poison, poisonous, poisoned, toxic, explosive, explode,
     flammable, fumes, chlorine, bleach, ammonia, propane, gun, loaded gun, rifle, pistol, weapon, weapons, knife attack,
     bites, aggressive, collapse, collapsing, emergency exit, fire door, fire exit, fire alarm, smoke detector,
     smoke detectors, fire extinguisher, brake, brakes, airbag, seat belt, recalled, mould, spoiled, overheats, overheating,
     sparks, radiation, frayed, rotten, unsecured, railing, scaffold, harness, helmet, evacuate, evacuated, evacuation,
     avalanche, landslide, earthquake, hurricane, wildfire, flood warning, drown, drowned, drowning, suffocate, choke, choked,
     choking, unattended, lifeguard, pollute, polluted, outbreak, epidemic, stab, stabbed, assault, kidnapped, peligroso,
     dangereux, gefährlich, vorsicht, achtung`;

export const ATTACK_SURE = `
     data breach, security breach, was breached, been breached, leak of, were leaked, was leaked, been leaked, leaked on,
     leaked to, leaked online, got leaked, was hacked, were hacked, been hacked, got hacked, hackers, hacker group, intruder,
     intrusion, ransomware, malware, keylogger, spyware, phishing, phished, zero-day, vulnerability, vulnerabilities,
     critical vulnerability, sql injection, backdoor, brute-force attack, ddos, compromised, was compromised, identity theft,
     cloned card, stolen data, stolen credentials, data was stolen, data were stolen, was stolen, were stolen, got stolen,
     been stolen, broke into, broken into, break-in, burgled, burglary, blackmail, extortion, ransom, exfiltrated,
     unauthorised access, unauthorized access, unauthorised person, unknown party, without a password, no password,
     has no password, default password, plaintext passwords, in plain text, in clear text, open to the internet,
     reachable from the internet, reachable from outside, publicly readable, publicly accessible, world-readable,
     public bucket, still has access, still have access, still has admin, former employee still, fraudulently, fraudulent,
     embezzled, embezzlement, sabotage, scammed, scam, must be rotated, rotate all, locked out of, unpatched, gehackt,
     datenleck, angreifer, gestohlen, piraté, volé, volées, volés, hackeado, robado, robaron, robados, chiffré nos, взломали,
     украли, cve, xss, penetration test, man in the middle, pretended to be, suspicious login, is a leak, ex-employee still,
     attackers gained, attacker gained, stolen from, angriff kam, passwort weitergegeben, frauduleux, intrusión, virus came,
     worm spread`;

export const ATTACK_POSSIBLE = `
     breach, breached, leaked, hacked, hacker, exploit, exploited, vulnerable, injection, spoofed, forged, tampered, stolen,
     theft, thief, fraud, fake, impersonate, impersonated, virus, trojan, suspicious, unlocked, left unlocked,
     shared password, private key, signing key, encryption key, api key, secret key, credentials, revoke, revoked,
     root access, admin access, admin account, exposed, confidential, trade secret, classified, sensitive data, personal data,
     patient data, customer data, health data, two-factor, mfa, encrypted, end of life, open port, port is open,
     downloaded the whole, by a former, pirate, intrus, attacker, attackers, cloned, sticky note, private stick, admin rights,
     intruders, customer table, patient records, password, passwords, login, logins`;

export const LAW_SURE = `
     lawsuit, class action, sued, suing, sues us, are suing, is suing, legal action, taking us to court, takes us to court,
     took us to court, go to court, goes to court, before the court, court order, court date, court hearing, hearing on,
     the court ordered, court ordered, the court ruled, court ruled, the court dismissed, the judge ordered,
     the judge granted, the judge ruled, custody of, sole custody, custody hearing, joint custody, restraining order,
     injunction, subpoena, cease and desist, convicted of, was convicted, charged with, was arrested, been arrested,
     got arrested, in prison, in jail, on parole, on probation for, prosecuted, prosecution, prosecutor, criminal charges,
     under investigation, formal investigation, is investigating, are investigating, was fined, were fined, been fined,
     fined the, fined us, gdpr, hipaa, ccpa, dsgvo, rgpd, data protection authority, supervisory authority, by law,
     required by law, the law requires, law demands, law obliges, the law obliges, under the law, against the law, statutory,
     compliance requirement, legal hold, legal requirement, regulator, is illegal, illegal to, unlawful, liable for,
     is liable, pay damages, in damages, for damages, non-compete, noncompete, non-disclosure agreement,
     confidentiality agreement, nda, under the settlement, settlement of, out of court, power of attorney, last will,
     contested the will, the will was, evicted, evicting, eviction, deported, deportation, asylum application,
     visa was refused, permit was denied, permit was refused, application licence was revoked, license was revoked,
     lost her licence, lost his licence, lost its licence, lost her license, lost his license, banned from, is forbidden,
     are forbidden, forbids, is prohibited, are prohibited, prohibits, not permitted, trademark, copyright infringement,
     infringes, infringement, patent infringement, sanctions, embargo, export licence, antitrust, protected witness,
     tax evasion, bribery, bribe, perjury, harassment complaint, discrimination complaint, without consent,
     without their consent, only with consent, without her consent, without his consent, against her will, must be reported,
     duty to report, have to report, unfair dismissal, industrial tribunal, employment tribunal, klage, verklagt,
     gerichtstermin, gesetzlich, verboten, anwalt, procès, interdit, prohibido, demanda judicial, clause de confidentialité,
     запрещено, acquitted, withdrew her statement, withdrew his statement, charges were dropped, dropped the charges,
     written warning, health inspectors, claims a share, is mandatory for, regulation requires, verbietet,
     aufbewahrungspflicht, inspectors`;

export const LAW_POSSIBLE = `
     court, judge, lawyer, legal, law, illegal, sue, hearing, witness, verdict, testify, guilty, prison, jail, arrest, police,
     investigation, custody, guardian, guardianship, divorce, alimony, child support, consent, licence, license, permit,
     compliance, authority, ministry, tax office, tax audit, tax authority, audit, patent, copyright, contractually, clause,
     forbidden, prohibited, banned, ban on, gericht, gesetz, ley, loi, liability, tribunal, arbitration, charges, claim,
     inspector, directive, rule is, суд`;

export const NO_WAY_BACK_SURE = `
     irreversible, irreversibly, irrevocable, irrevocably, cannot be undone, can't be undone, can not be undone,
     cannot be reversed, can't be reversed, cannot be recovered, can't be recovered, cannot be restored, can't be restored,
     cannot be withdrawn, cannot be replaced, can't be replaced, cannot be read any, cannot be brought back, irreplaceable,
     no way back, no going back, point of no return, permanently deleted, permanently deletes, deletes permanently,
     permanent deletion, deleted gone lost removes all, deletes all data, deletes everything, erases everything, erases all,
     wipes everything, no backup, no backups, without a backup, there is no copy, there are no copies, no copies, only copy,
     the only copy, last copy, lost forever, gone forever, are corrupt, is corrupt, data loss, are destroyed, is destroyed,
     was destroyed, were destroyed, destroyed on, will be destroyed, will be deleted, was deleted by accident,
     were deleted by accident, deleted by mistake, must be thrown away, thrown away, final and binding, unwiderruflich,
     endgültig, unumkehrbar, définitivement, irréversible, definitivamente, irreversible para, навсегда`;

export const NO_WAY_BACK_POSSIBLE = `
     non-refundable, no refunds, permanently, forever, destroyed, destroy, demolished, wiped, wipe, shredded, erased, erase,
     erases, overwrites, overwritten, delete all, deletes all, last chance, one-time, only once, worthless, burned, scrapped,
     corrupt, corrupted, put to sleep, euthanised, is final, once and for all`;
