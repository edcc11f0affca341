import { alternation } from '../../word-lists.js';
import type { SecretLanguage } from './language.js';

export const PORTUGUESE: SecretLanguage = {
  passwords: 'senhas?|palavra-passe|chave (?:do |da )?wi-?fi',
  codes: 'código (?:secreto|de acesso|do portão|da porta|do alarme)',
  keys: 'chave (?:de )?api',
  credentials: 'acessos?',
  ties: 'é|era|será|são|som',
  middles: 'do|da|dos|das|de|para|no|na|em',
  fillers: 'agora|ainda|sempre|só|apenas|simplesmente|atualmente',
  articles: 'o|a|os|as',
  possessives: '(?:o |a )?(?:meu|minha|nosso|nossa|seu|sua|teu|tua)',
  conjunctions: 'e|mas',
  grammar: alternation`
    o|a|os|as|um|uma|uns|umas|do|da|dos|das|de|no|na|nos|nas|em|ao|aos|à|às|por|pelo|pela|para|com|sem|sobre|entre|até|e|ou|mas
    que|quem|onde|como|se|não|nunca|nada|muito|mais|menos|demais|bastante|tão|já|ainda|sempre|também|só|apenas|é|são|está|estão
    era|foi|tem|deve|pode|eu|você|ele|ela|nós|eles|meu|minha|nosso|nossa|seu|sua|este|esta|isto|esse|essa|isso|aqui|hoje|ontem
    amanhã|agora|mesm[oa]|tudo|todos
  `,
  remarks: alternation`
    obrigatóri[oa]|necessári[oa]|opcional|incorret[oa]|corret[oa]|errad[oa]|fals[oa]|curt[oa]|long[oa]|frac[oa]
    forte|segur[oa]|secret[oa]
    vazi[oa]|desconhecid[oa]|perdid[oa]|simples|complex[oa]|fácil|difícil|únic[oa]|idêntic[oa]|diferente|nov[oa]
    velh[oa]|antig[oa]|bo[am]
    válid[oa]|inválid[oa]|privad[oa]|públic[oa]|pessoal|aleatóri[oa]|temporári[oa]|comum|ok|igual
  `,
  remarkForms: '\\p{L}{2,20}(?:[ai]d[oa]s?|[áí]ve(?:l|is)|os[oa]s?|iv[oa]s?|entes?|antes?|mente|al)',
  nouns: 'soldado|advogado|telhado|elefante|gigante|diamante|presente|rosa|esposa|limonada|goiabada|cristal|animal|quintal',
  instruments: '(?:com|us[ae]\\p{L}{0,3}|utiliz\\p{L}{1,4}|digit\\p{L}{1,4}) a',
  attributes: '\\p{L}{2,20}(?:[ai]d[oa]s?|[áí]ve(?:l|is)|os[oa]s?|iv[oa]s?|entes?|antes?|al)',
  hasNounFirst: true,
  links: 'do|da|dos|das|de|no|na|em|com|sem|sobre|sob|e|ao|à|por|para|entre',
  adverbials: 'desde|até|ontem|hoje|amanhã|agora|para|porque|se|quando|esta|este',
  pointers: alternation`
    ver|veja|pedir|peça|perguntar|pergunte|falar|fale|nota|contatar|ligar|link|ler|regras?|dicas|informação|dado|coisa|parte
    problemas?|campo|texto|requisitos?|inserir|consultar
  `,
  units: 'caracteres|dígitos|linhas|dias|minutos',
  digits: 'zero|um|dois|três|quatro|cinco|seis|sete|oito|nove',
  openings: 'o|a|os|meu|minha|nosso|nossa|nome',
  materials: 'nome|nascimento|ano|data|cachorro|gato|aniversário|casamento|telefone|rua|ao contrário',
  duties: 'deve|devem|pelo menos|no mínimo|obrigatóri[oa]',
};
