import { alternation } from '../../word-lists.js';
import type { SecretLanguage } from './language.js';

export const TURKISH: SecretLanguage = {
  passwords: 'şifre(?:si|m|miz)?|parola(?:sı|m|mız)?(?! d[’\\x27])',
  ties: 'olarak|artık',
  hasNoCopula: true,
  fillers: 'hala|hâlâ|şimdi|artık|sadece',
  possessives: alternation`
    benim|bizim|onun|senin|wi-?fi|evin|modem(?:in)?|telefon(?:um)?un|bilgisayar(?:ım)?ın|kapının|kart(?:ım)?ın|hesab(?:ım)?ın
    e-?postanın|ağın|internetin|kasanın|netflix
  `,
  grammar: 've|ile|için|ama|değil|çok|bir|bu|o|şu|da|de|mi|mı|gibi|her|hiç|yok|var|ne|nasıl|nerede|kim',
  remarks: alternation`
    yanlış|doğru|geçersiz|geçerli|kısa|uzun|zayıf|güçlü|gerekli|zorunlu|boş|gizli|yok|var|aynı|yeni|eski|basit|zor
    kolay|unutuldu
  `,
  remarkForms: '\\p{L}{2,}(?:d[ıiuü]r?|t[ıiuü]r?|m[ıiuü]ş|yor|acak|ecek|l[ıiuü]|s[ıiuü]z|mal[ıi]|meli)',
};
