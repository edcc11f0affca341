import { haveSameContent } from './same-content.js';

describe('haveSameContent', () => {
  it.each([
    ['The dentist said: floss daily, brush twice', 'The dentist said floss daily; brush twice'],
    ['Lena’s passport is in the blue folder', "Lena's passport is in a blue folder."],
    ['The ferry takes 2 hours', 'The ferry takes two hours'],
    ['Gus is a well-known cook', 'Gus is a well known cook'],
    ['Please do not phone Walter', "Don't phone Walter!"],
  ])('is true of %j and %j', (a, b) => expect(haveSameContent(a, b)).toBe(true));

  it.each([
    ['Alice manages Bob', 'Bob manages Alice'],
    ['Call Rosa before ten', 'Call Rosa after ten'],
    ['Version 2.1 is out', 'Version 2.10 is out'],
    ['Ana manages the shop', 'Ana managed the shop'],
    ['Flights from Oslo to Riga', 'Flights to Oslo from Riga'],
    ['We deploy on Fridays', 'We do not deploy on Fridays'],
    ['It is 5 degrees', 'It is -5 degrees'],
    ['It costs $40', 'It costs €40'],
    ['The list is in #deploys', 'The list is in deploys'],
    ['!', '?'],
  ])('is false of %j and %j', (a, b) => expect(haveSameContent(a, b)).toBe(false));
});
