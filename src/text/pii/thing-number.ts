import { alternation } from '../word-lists.js';

/**
 * Nouns of what a number counts or names that is neither a person nor a phone: such a number may have the shape of an SSN or a
 * phone number.
 */
const THING = alternation`
  order|ticket|invoice|part|sku|model|article|item|track(?:ing)?|serial|shipment|parcel|batch|lot|product|catalogue?|quote
  docket|po|rma|case|incident|issue|bug|error(?: code)?|fault|code|version|revision|rev|release|build|firmware|commit|sha|hash
  ref(?:erence)?|claim|contract|asset|meter|patent|request|session|transaction|checksum|port|room
  (?:call|session|request|transaction|payment|customer|client|device|user|account|event|job|trace|message|thread|chat)(?= id)
  (?<!\b(?:tax|taxpayer|national|personal|employer)\s)ids?|uuid|guid|imei|meid|iccid|imsi|mac|vin|asin|isbn|ean|timestamp|epoch
  bestell\w*|auftrags?\w*|rechnungs?\w*|artikel\w*|kunden\w*|serien\w*|vorgangs?\w*|fehler\w*|versions?\w*|fall|charge\w*
  sendungs?\w*|modell\w*|baunummer|ticket\w*
  commande|facture|dossier|série|modèle|colis|suivi|pedido|factura|caso|serie|modelo|expediente|versión|versão|lote
  ordine|fattura|pratica|versione|modello|bestelling|factuur|zaak|versie
  заказ\p{L}*|номер заказа|счет\p{L}*|заявк\p{L}*|верси\p{L}|сери\p{L}+|модел\p{L}
`;
const NUMBER = alternation`no|nr|numbers?|num|nummer|ids?|code|numéro|número|numero|номер|n°|nº|№`;
const IS = alternation`is|was|are|were|ist|war|lautet|est|es|è|é|=`;

/** The label of a thing's number, at the end of the text before the number. */
const THING_LABEL = new RegExp(
  [
    String.raw`(?:(?<![\p{L}\d_])${THING}(?:[ -]?${NUMBER}(?!\p{L})\.?){0,2}(?:\s${IS})?[\s.:#="']{0,3}$`,
    String.raw`|(?:订单号?|訂單號?|注文番号|编号|編號|番号|型号|序列号|版本号?|工单号?|案件号?)(?:是|为|は|:)?\s?$)`,
  ].join(''),
  'iu',
);

/** The text before a number in which its label may stand, in UTF-16 code units. */
const LABEL_REACH = 48;

/** True if the number at `index` is labelled as one of an order, a part or another thing. */
export const isThingNumber = (text: string, index: number): boolean =>
  THING_LABEL.test(text.slice(Math.max(0, index - LABEL_REACH), index));
