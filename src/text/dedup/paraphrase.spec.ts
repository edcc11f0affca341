import { isParaphrase } from './paraphrase.js';
import { tokensOf } from './tokens.js';

/** True if each of the two sentences is a paraphrase of the other. */
const areParaphrases = (a: string, b: string) => isParaphrase(tokensOf(a), tokensOf(b)) && isParaphrase(tokensOf(b), tokensOf(a));

describe('isParaphrase', () => {
  it.each([
    ['Ida has a son named Per.', "Ida's son is called Per."],
    ["Ana's cat is called Momo.", "The name of Ana's cat is Momo."],
    ["The cafe's owner is Dina.", 'The owner of the cafe is Dina.'],
    ['Dina is the owner of the cafe.', 'The owner of the cafe is Dina.'],
    ['Bo owns the red van.', 'The red van belongs to Bo.'],
    ['There are 12 desks in the Oslo office.', 'The Oslo office has 12 desks.'],
    ['We keep the logs for 30 days.', 'The logs are kept for 30 days.'],
    ['Restart the router every night.', 'The router should be restarted every night.'],
    ['Nils prefers rye over wheat.', 'Nils likes rye more than wheat.'],
    ['Nils prefers rye to wheat.', 'Nils prefers rye over wheat.'],
    ['Olga works at Nexo as a welder.', 'Olga is employed as a welder at Nexo.'],
    ['The guild takes place on Mondays.', 'The guild is held Mondays.'],
    ['Send the report on Friday.', 'Send the report Friday.'],
    ['The archive is located in Bonn.', 'The archive is in Bonn.'],
    ['Kids start school at six.', 'Children begin school at six.'],
    ['Every Tuesday morning the bins are emptied.', 'The bins get emptied every Tuesday morning.'],
    ['Sana is in charge of the newsletter.', 'Sana is responsible for the newsletter.'],
    ['Noor is allergic to wool.', 'Noor has a wool allergy.'],
    ['Noor is allergic to wool.', 'Noor has an allergy to wool.'],
    ['Noor wants dark mode.', 'Noor would like dark mode.'],
    ['The kiln takes nine hours to cool.', 'It takes nine hours for the kiln to cool.'],
    ['Frau Kessler ist montags im Homeoffice.', 'Montags ist Frau Kessler im Home-Office.'],
    ['Ben meets Ana at 3 pm.', 'Ben meets Ana at 15:00.'],
  ])('is true of %j and %j, in both directions', (a, b) => expect(areParaphrases(a, b)).toBe(true));

  it.each([
    ['Alice manages Bob.', 'Bob manages Alice.'],
    ['Ruth is older than Edgar.', 'Edgar is older than Ruth.'],
    ['Nils prefers rye over wheat.', 'Nils prefers wheat over rye.'],
    ['Kim likes dogs more than Ben.', 'Ben likes dogs more than Kim.'],
    ['Sara is a patient of Dr. Holm.', "Sara's patient is Dr. Holm."],
    ['The letter from Ana to Ben is lost.', 'The letter to Ana from Ben is lost.'],
    ['Kai flies from Oslo to Rome.', 'Kai flies from Rome to Oslo.'],
    ['Kim works with Bo only on Mondays.', 'Kim works on Mondays with Bo only.'],
    ['The cook owns the bar.', 'The cook belongs to the bar.'],
    ['We keep the logs for 30 days.', 'The logs were kept for 30 days.'],
    ['Restart the router every night.', 'The router may be restarted every night.'],
    ['Ana keeps the logs.', 'The logs are kept.'],
    ['The service runs on 5 nodes.', 'The service runs 5 nodes.'],
    ['Noor has a wool allergy.', 'Noor has wool.'],
    ['Montags hilft Ana Ben.', 'Montags hilft Ben Ana.'],
    ['Ben meets Ana at 3 pm.', 'Ben meets Ana at 3 am.'],
  ])('is false of %j and %j', (a, b) => expect(areParaphrases(a, b)).toBe(false));
});
