import { alternation } from '../../word-lists.js';

/** Names of things that a password opens; some languages put them right after the label: "mot de passe wifi". */
export const SERVICE = alternation`
  wi-?fi|wlan|internet|router|modem|netflix|spotify|amazon|google|gmail|icloud|facebook|instagram|windows|e-?mail|admin|root|nas
`;
