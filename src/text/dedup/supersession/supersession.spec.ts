import { supersessionOf } from './supersession.js';

describe('supersessionOf', () => {
  it.each([
    // a contrast, or a word that tells of a change
    ['The tenant wants letters by post', 'The tenant wants letters by e-mail instead of by post', 0.8],
    ['Lotte lives in Bergen', 'Lotte relocated from Bergen to Tromsø', 0.75],
    ['User works as a florist', 'User quit and is now a gardener', 0.6],
    ['Budget for the fair is 8k', 'Budget for the fair was cut to 5k', 0.8],
    ['We will sponsor the regatta', 'We decided against sponsoring the regatta after all', 0.8],
    ['Please call me on Sundays', 'Please disregard my note about calling on Sundays', 0.8],
    ['Our API runs Node 18', 'API: node 18 -> 20', 0.75],
    ['I am saving for a sailboat', 'I bought the sailboat!', 0.7],
    // the same slot of one thing
    ["User's tablet is a Nexus 7", "User's tablet is an iPad", 0.7],
    ['I go to choir on Mondays and Wednesdays', 'I go to choir on Tuesdays and Saturdays', 0.9],
    ['Account tier: Silver', 'Account tier: Gold', 0.86],
    // other languages
    ["L'utilisateur habite à Lyon", "L'utilisateur a déménagé à Nantes", 0.7],
    ['Пользователь живёт в Казани', 'Пользователь переехал в Самару', 0.7],
    ['ユーザーは大阪に住んでいます', 'ユーザーは先月東京に引っ越しました', 0.6],
  ])('links %j and %j', (older, newer, similarity) => {
    expect(supersessionOf(older, newer, similarity)?.confidence).toBeGreaterThanOrEqual(0.2);
  });

  it.each([
    // of which one can have several
    ['User is allergic to peanuts', 'User is allergic to kiwis', 0.75],
    ['User speaks Spanish', 'User speaks Portuguese', 0.84],
    ['User has a dog named Ole', 'User has a cat named Ida', 0.6],
    ['TODO: call the plumber', 'TODO: call the roofer', 0.6],
    // readings and events
    ['82.4 kg on Monday', '81.9 kg on Tuesday', 0.85],
    ['Meeting with Brunner on 3 May', 'Meeting with Brunner on 17 May', 0.92],
    ['Q2 revenue was 1.2M', 'Q3 revenue was 1.4M', 0.88],
    // other people and things
    ['My brother works at Siemens', 'My brother-in-law works at Bosch', 0.7],
    ['Order 5512 was shipped', 'Order 5513 was cancelled', 0.7],
    ['My father lives in Leeds', 'I moved to York', 0.7],
    ['The beginner class is on Mondays', 'The advanced class is on Wednesdays', 0.84],
    // other roles, other predicates, additions
    ['Kim owes Lee 40 dollars', 'Lee owes Kim 40 dollars', 0.98],
    ['The exam is on 4 May', 'The exam covers chapters 1 to 6', 0.7],
    ['User likes green tea', 'User also likes chai', 0.7],
    ['Ben enjoys chess', `Ben enjoys golf. ${'He plays with friends. '.repeat(50)}`, 0.8],
  ])('leaves %j and %j side by side', (older, newer, similarity) => {
    expect(supersessionOf(older, newer, similarity)).toBeUndefined();
  });

  it('is at most half sure of a change that nothing says', () => {
    const confidenceOf = (newer: string) => supersessionOf("User's tablet is a Nexus 7", newer, 0.8)?.confidence;
    expect(confidenceOf("User's tablet is an iPad")).toBeLessThan(0.5);
    expect(confidenceOf("User's tablet is an iPad now")).toBeGreaterThan(0.5);
  });

  it('compares no texts that are far from each other', () => {
    const at = (similarity: number) =>
      supersessionOf('Lotte lives in Bergen', 'Lotte relocated from Bergen to Tromsø', similarity);
    expect([at(0.34), at(0.75)]).toEqual([undefined, expect.anything()]);
  });

  it('names the words that say so', () => {
    expect(supersessionOf('Invoices go out as PDF', 'Invoices now go out as XML instead of PDF', 0.8)?.words).toEqual(
      expect.arrayContaining(['now', 'instead', 'pdf']),
    );
  });
});
