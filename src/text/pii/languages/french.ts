import { alternation } from '../../word-lists.js';
import type { SecretLanguage } from './language.js';

export const FRENCH: SecretLanguage = {
  passwords: 'mots? de passe|mdp|phrase secrète|phrase de passe|(?:clé|code) (?:du |de la )?(?:wi-?fi|box)',
  answers: 'réponse (?:secrète|de sécurité|à la question (?:secrète|de sécurité))',
  codes: alternation`
    code pin|digicode|code (?:secret|d'accès|de la porte|de l'alarme|du portail|de l'immeuble)|(?:porte|portail)(?= \d{3,8}[#*])
    code (?:du|de la|de l')\s?(?:coffre|porte|alarme|garage|boîte à clés)
  `,
  keys: "clé (?:d'|de l')?api",
  credentials: 'identifiants',
  ties: "est|était|sera|c'est|correspond à",
  resumptions: "c'est",
  middles: "du|de|d'|des|sur|pour|que|qui",
  fillers: "c'est|maintenant|toujours|simplement|juste|encore|actuellement",
  articles: 'le|la|les',
  possessives: 'mon|ma|mes|notre|nos|son|sa|ses|votre|leur',
  nounEnds: 'pour|du|de|et',
  betweenValues: 'et|ou|puis',
  conjunctions: 'et|mais',
  grammar: alternation`
    le|la|les|l|un|une|des|du|de|d|au|aux|à|en|dans|sur|sous|par|pour|avec|sans|chez|entre|vers|et|ou|mais|que|qui|quoi|dont|où
    je|tu|il|elle|on|nous|vous|ils|elles|mon|ma|mes|notre|nos|son|sa|ses|leur|leurs|ce|cet|cette|ces|ne|pas|plus|jamais|rien
    très|trop|bien|assez|peu|déjà|encore|toujours|souvent|aussi|tout|tous|toute|toutes|même|est|sont|était|a|ont|sera|doit|peut
    ici|là|partout|demain|hier|maintenant|depuis|avant|après|comme|si
  `,
  remarks: alternation`
    clé|obligatoire|requise?|facultatif|incorrecte?|correcte?|faux|fausse|bon|bonne|mauvaise?|courte?|longue?|long
    faible|forte?|fort
    sûre?|secrète?|secret|vide|inconnue?|perdue?|simple|complexe|facile|difficile|unique|identique|différente?
    nouveau|nouvelle|vieux
    ancien|valide|invalide|robuste|solide|privée?|public|personnel|confidentiel|aléatoire|temporaire|commune?|écrite?|prête?
    nécessaire|optionnel|sensible|ok|expiré|nul|nulle|pareil|stocké|en clair|protégé
  `,
  remarkForms: '\\p{L}{2,20}(?:ée?s?|ables?|ibles?|euses?|eux|ives?|ifs?|elles?|els?|antes?|toires?|istes?|aires?)',
  nouns: alternation`
    café|thé|blé|pâté|été|bébé|fée|épée|poupée|dictionnaire|grammaire|table|cartable|sable|bible|ciel|miel|sel|hôtel
    tunnel
  `,
  instruments: '(?:avec|utilis\\p{L}{1,4}|entr\\p{L}{1,3}|tap\\p{L}{1,3}) (?:le|mon|son|notre)',
  attributes: '\\p{L}{2,20}(?:ée?s?|ables?|ibles?|euses?|eux|ives?|ifs?|elles?|els?|antes?|toires?|istes?|aires?)',
  hasNounFirst: true,
  links: 'du|de|des|d|sous|sur|dans|en|au|aux|à|avec|sans|et|par|vers|chez|entre',
  adverbials: "depuis|jusqu'\\p{L}{1,3}|hier|aujourd'hui|demain|maintenant|pour|parce|si|quand|ce|cette",
  pointers: alternation`
    voir|demande\p{L}{0,2}|affiché|note|écrit|noté|consulte\p{L}{0,2}|contacte\p{L}{0,2}|appele\p{L}{0,2}|lien|lire|règles?
    conseils?
    problèmes?|soucis?|champ|texte|devenu\p{L}?|obsolète|information|donnée|choisir|saisir
  `,
  units: 'caractères|chiffres|lignes|jours|minutes',
  digits: 'zéro|un|deux|trois|quatre|cinq|sept|huit|neuf',
  chosenFor: 'pour|comme',
  choosing: String.raw`\s(?:j'utilise|je prends|je mets|on utilise|on prend)(?:\s(?:toujours|simplement))?`,
  openings: "le|la|les|mon|ma|mes|son|sa|notre|nos|votre|celui|celle|l'\\p{L}+",
  materials: alternation`
    (?:pré|sur)?nom|naissance|année|anniversaire|date|rue|chien|chat|numéro|chiffres?|préférée?|suivie? d|à l'envers|ville
    même que|téléphone|mariage
  `,
  duties: 'doit|doivent|au moins|obligatoire',
};
