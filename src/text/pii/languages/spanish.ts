import { alternation } from '../../word-lists.js';
import type { SecretLanguage } from './language.js';
import { SERVICE } from './services.js';

export const SPANISH: SecretLanguage = {
  passwords: alternation`
    contraseñas?|contrasenas?|frase de contraseña|clave (?:(?:de|del|de la|para|para el|para la) )?${SERVICE}
    (?<=(?<!\p{L})(?:mi|su|tu) )clave
  `,
  vaguePasswords: 'clave',
  answers: 'respuesta (?:secreta|de seguridad|a la pregunta (?:secreta|de seguridad))',
  codes: alternation`
    código pin|código (?:secreto|de acceso|de seguridad|de la alarma|de la puerta|del portal)|clave de (?:acceso|la alarma)
    puerta(?= \d{3,8}[#*])|código (?:del|de la|de) (?:caja fuerte|garaje|alarma|portón)
  `,
  keys: 'clave (?:de )?api',
  credentials: 'credenciales|accesos?',
  ties: 'es|son|eran|era|será|corresponde a',
  resumptions: 'es',
  middles: 'del|de|para|en|que',
  fillers: 'ahora|siempre|simplemente|todavía|solo|sólo|aún|actualmente',
  articles: 'el|la|los|las',
  possessives: 'mi|mis|su|sus|nuestr[oa]s?|tu|tus',
  nounEnds: 'para|del|y',
  betweenValues: 'y|o|ahora',
  conjunctions: 'y|pero',
  grammar: alternation`
    el|la|los|las|un|una|unos|unas|del|de|al|a|en|con|sin|por|para|sobre|entre|desde|hasta|y|e|o|u|pero|que|quien|donde|como|si
    yo|tú|él|ella|nosotros|ellos|mi|mis|su|sus|tu|tus|nuestr[oa]s?|se|me|te|lo|le|nos|este|esta|esto|ese|esa|eso|no|nunca|nada
    muy|más|menos|demasiado|bastante|tan|ya|todavía|aún|siempre|también|solo|sólo|todo|todos|toda|todas|mismo|misma|es|son|está
    están|era|fue|ha|han|hay|debe|puede|aquí|allí|hoy|ayer|mañana|ahora
  `,
  remarks: alternation`
    igual|clave|obligatori[oa]|requerid[oa]|opcional|incorrect[oa]|correct[oa]|fals[oa]|buen[oa]|mal[oa]|cort[oa]|larg[oa]
    débil|fuerte|segur[oa]
    insegur[oa]|secret[oa]|vací[oa]|desconocid[oa]|perdid[oa]|simple|sencill[oa]|complej[oa]|fácil|difícil|únic[oa]|idéntic[oa]
    diferente|distint[oa]|nuev[oa]|viej[oa]|antigu[oa]|válid[oa]|inválid[oa]|privad[oa]|públic[oa]|personal
    confidencial|aleatori[oa]
    temporal|común|necesari[oa]|sensible|ok|robust[oa]|trivial|genéric[oa]|provisional|constancia
  `,
  remarkForms: '\\p{L}{2,20}(?:[ai]d[oa]s?|ables?|ibles?|os[oa]s?|iv[oa]s?|entes?|antes?|mente|ales?)',
  nouns: alternation`
    helado|pescado|soldado|venado|tornado|abogado|elefante|diamante|gigante|serpiente|puente|oso|rosa|mariposa
    cristales?
  `,
  instruments: '(?:con|us[ao]\\p{L}?|utiliz\\p{L}{1,3}|pon\\p{L}{0,2}|introdu\\p{L}{1,4}) (?:la|mi|su)',
  attributes: '\\p{L}{2,20}(?:[ai]d[oa]s?|ables?|ibles?|os[oa]s?|iv[oa]s?|entes?|antes?|ales?)',
  hasNounFirst: true,
  links: 'del|de|en|con|sin|sobre|bajo|y|al|a|por|para|entre',
  adverbials: 'desde|hasta|ayer|hoy|mañana|ahora|para|porque|si|cuando|esta|este',
  pointers: alternation`
    ver|véase|pedir\p{L}{0,3}|preguntar\p{L}{0,3}|pregunta|pide\p{L}{0,2}|nota|consultar|contactar|llamar|hablar|enlace|reglas?
    consejos
    problemas?|campo|texto|información|dato|cosa|cuestión|asunto|tema|parte|requisitos?|escribir|introducir|practicar
  `,
  units: 'caracteres|dígitos|líneas|días',
  digits: 'cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve',
  chosenFor: 'para|como',
  choosing: String.raw`,?\s(?:uso|utilizo|pongo|usamos)(?:\s(?:siempre))?`,
  openings: 'el|los|las|la|mi|mis|su|sus|nuestr\\p{L}*|nombre',
  materials: alternation`
    nombre|apellido|nacimiento|cumpleaños|año|fecha|calle|perro|gato|número|favorit[oa]|seguid[oa] de|al revés|ciudad
    misma? que|mascota|dígitos|cifras|teléfono|boda
  `,
  duties: 'debe|deben|al menos|obligatori[oa]',
};
