/** Irregular forms of English words, a group for each word. A stemmer, which only cuts off endings, does not unite them. */
const FORMS = `
  arise arose arisen, awake awoke awoken, bear bore born, beat beaten, become became, begin began begun, bend bent,
  bite bit bitten, bleed bled, blow blew blown, break broke broken, breed bred, bring brought, build built, burn burnt,
  buy bought, catch caught, choose chose chosen, cling clung, come came, creep crept, deal dealt, dig dug,
  draw drew drawn, dream dreamt, drink drank drunk, drive drove driven, eat ate eaten, fall fell fallen, feed fed,
  feel felt, fight fought, find found, flee fled, fly flew flown, forbid forbade forbidden, forget forgot forgotten,
  forgive forgave forgiven, freeze froze frozen, get got gotten, give gave given, go went gone goes, grow grew grown,
  hang hung, hear heard, hide hid hidden, hold held, keep kept, kneel knelt, know knew known, lay laid, lead led,
  learn learnt, lend lent, lie lain, lose lost, make made, mean meant, meet met, pay paid, prove proven,
  ride rode ridden, ring rang rung, rise rose risen, run ran, say said, see saw seen, seek sought, sell sold, send sent,
  sew sewn, shake shook shaken, shine shone, shoot shot, show shown, shrink shrank shrunk, sing sang sung,
  sink sank sunk, sit sat, sleep slept, slide slid, smell smelt, speak spoke spoken, speed sped, spell spelt,
  spend spent, spill spilt, spin spun, spit spat, spring sprang sprung, stand stood, steal stole stolen, stick stuck,
  sting stung, strike struck, strive strove striven, swear swore sworn, sweep swept, swim swam swum, swing swung,
  take took taken, teach taught, tear tore torn, tell told, think thought, throw threw thrown, understand understood,
  wake woke woken, wear wore worn, weave wove woven, weep wept, win won, withdraw withdrew withdrawn,
  write wrote written, child children, foot feet, goose geese, man men, mouse mice, person people, tooth teeth,
  woman women, wife wives, knife knives, half halves, shelf shelves, wolf wolves, thief thieves, criterion criteria,
  phenomenon phenomena, index indices, matrix matrices, analysis analyses, crisis crises, colour color,
  favourite favorite, centre center, organise organize, grey gray, programme program, travelled traveled,
  jewellery jewelry`;

/** The other forms, or spellings, of each irregular form of an English word. Lower case. */
export const IRREGULAR_FORMS: ReadonlyMap<string, readonly string[]> = toMap(FORMS);

function toMap(text: string): Map<string, string[]> {
  const forms = new Map<string, string[]>();
  for (const line of text.split(',')) {
    const group = line.trim().split(/\s+/);
    for (const form of group) {
      const others = group.filter((other) => other !== form);
      forms.set(form, [...new Set([...(forms.get(form) ?? []), ...others])]);
    }
  }
  return forms;
}
