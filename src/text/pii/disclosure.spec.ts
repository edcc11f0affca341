import { redactText } from './pii.js';

const kept = (text: string): string => {
  const result = redactText(text);
  return result.rejected ? 'rejected' : result.value;
};

/** Returns the text with the placeholder of a password in place of each value. */
const without = (text: string, ...values: string[]): string =>
  values.reduce((rest, value) => rest.replace(value, '[REDACTED_PASSWORD]'), text);

describe('redactText replaces a secret with a clear value', () => {
  it.each([
    ['the wifi pw is Kürbis_Suppe77 btw', 'Kürbis_Suppe77'],
    ['password: hunter2', 'hunter2'],
    ['DB_PASSWORD=s8Kd!20fj in .env.staging, rotate it.', 's8Kd!20fj'],
    ['{"user":"etl","password":"n0t-Real-Pass","retries":3}', 'n0t-Real-Pass'],
    ['jdbc:sqlserver://db1:1433;user=sa;password=Gr@nite_5;encrypt=true works', 'Gr@nite_5'],
    ['<password>Oriole!77</password><port>22</port>', 'Oriole!77'],
    ['mysql -u root -pV3ryS3cret! shop < dump.sql', 'V3ryS3cret!'],
    ['curl -u deploy:Moss-44-Rock https://ci.example.org/job', 'Moss-44-Rock'],
    ['Login: admin / Tr0ub4dor&3 on the old NAS, 2 TB left', 'Tr0ub4dor&3'],
    ['pass: letmein, user: bob, port 2222', 'letmein'],
    ['my password is admin', 'admin'],
    ['The password is secret. Tell Ana.', 'secret'],
    ['user: pi, password: root, port 22', 'root'],
    ['password: https://w1nter!', 'https://w1nter!'],
    ['The password is [#1kitten', '[#1kitten'],
    ['The password is swordfish. Tell the actors.', 'swordfish'],
    ['Password (temporary): Swift*31', 'Swift*31'],
    ['The password for the portal is Kingfisher7!, ask before you change it.', 'Kingfisher7!'],
    ['Use Zebra#Lamp91 as the password for the demo tenant, it resets nightly.', 'Zebra#Lamp91'],
    ['passphrase: "correct horse battery staple" for the backup disk', 'correct horse battery staple'],
    ['We changed the garage keypad code to 7741 after the break-in.', '7741'],
    ['4418 is the PIN for her blue card, she told the nurse.', '4418'],
    ['The passcode you need for the gym locker is 0417.', '0417'],
    ['The combination to the safe is 12-34-56, second shelf has the passports.', '12-34-56'],
    ['my pin is one nine eight four', 'one nine eight four'],
    ['cvv 737 and expiry 03/29', '737'],
    ['Das Passwort vom Router wurde auf Drossel-55 geändert.', 'Drossel-55'],
    ['Die PIN der Firmenkarte ist 5093, Limit 2000 Euro.', '5093'],
    ["Le mot de passe de la borne, c'est Pinson!77.", 'Pinson!77'],
    ['Mon code PIN est le 7302, ne le note nulle part.', '7302'],
    ['La contraseña del router es Mango_2291; el técnico viene el lunes.', 'Mango_2291'],
    ['管理画面のパスワードは「Tsubame!42」に変わりました。', 'Tsubame!42'],
    ['暗証番号は６０１８です。', '６０１８'],
    ['服务器密码改为Yanzi#2026，请更新。', 'Yanzi#2026'],
    ['Пароль от роутера: Berioza_45, мастер придёт в среду.', 'Berioza_45'],
    ['Мой пин-код 3391, не забыть.', '3391'],
    ['A senha do wifi é Girassol77.', 'Girassol77'],
    ['Her security answer at the bank (first pet) is Pomfrit.', 'Pomfrit'],
    ['ssid: Attic5G key: brassHeron61', 'brassHeron61'],
    ['The key safe by the barn opens with 2846.', '2846'],
    ['Type 6620# on the intercom, then push.', '6620#'],
    ['Your code is 554021, do not share it.', '554021'],
    ["the hotspot password is just 'bananas'", 'bananas'],
    ['Vault password: Teal Otter 9 Lamp', 'Teal Otter 9 Lamp'],
    ['docker login -u ci -p Cask3t-Ring registry.example.org', 'Cask3t-Ring'],
    ['redis-cli -a R3dis-Owl-5 ping', 'R3dis-Owl-5'],
    ['スマホのPINは7719です。', '7719'],
    ['Пин-код карты 4471', '4471'],
    ['Mot de passe provisoire Hirondelle!22', 'Hirondelle!22'],
    ['Clave wifi Colibri22', 'Colibri22'],
    ['Новый пароль от почты Gvozd-5512, старый не работает.', 'Gvozd-5512'],
    ['Cleaner: key code 2291, every second Friday.', '2291'],
    ['WiFi密码Kumo5518', 'Kumo5518'],
    ['ログイン: sato / Kumo#5518', 'Kumo#5518'],
    ['Der Code fürs Garagentor ist 7719.', '7719'],
    ['Пароль администратора — Sosna!48, сервер внизу.', 'Sosna!48'],
    ['Alarm company codeword is "Tangerine", they ask for it.', 'Tangerine'],
    ['It asks for a PIN again, it is 0931.', '0931'],
    ['Our door code, 5590, changes on the first.', '5590'],
    ['Code for the bike shed: 1974.', '1974'],
    ['set VPN_PSK to "Heron.Lamp.31" on both ends', 'Heron.Lamp.31'],
    ['Zugangsdaten Kundenportal: brandt / Linde#303', 'Linde#303'],
    ['Heating app login: mia@example.org with Warm&Fuzzy!19', 'Warm&Fuzzy!19'],
    ['Netflix - mia@example.org - Popc0rn!Nite', 'Popc0rn!Nite'],
    ['wifi CasaAzul / sardinha2024, upstairs', 'sardinha2024'],
  ])('in %j', (text, value) => expect(kept(text)).toBe(without(text, value)));

  it.each([
    ['My voicemail PIN changed from 4471 to 9920.', ['4471', '9920']],
    ['Old pin 5521, new pin 8830.', ['5521', '8830']],
    ['Our gate code went from 2214 to 8830 this week.', ['2214', '8830']],
    ['Backup codes: 8f3k-22mq, 9d7x-11pw, 0c5v-88zt', ['8f3k-22mq', '9d7x-11pw', '0c5v-88zt']],
    ['my apple id password was Gannet55! but I changed it to Petrel66?', ['Gannet55!', 'Petrel66?']],
    ['Passw0rd! still works, creds: admin/Passw0rd!', ['Passw0rd!', 'Passw0rd!']],
  ])('once for each of several, in %j', (text, values) => expect(kept(text)).toBe(without(text, ...values)));

  it('by another placeholder if it is called a key', () => {
    expect(kept('"apiKey": "0c9d8e7f6a5b4c3d"')).toBe('"apiKey": "[REDACTED_API_KEY]"');
    expect(kept('Der API-Schlüssel lautet zz81-Kfake-2233-xx, bitte tauschen.')).toBe(
      'Der API-Schlüssel lautet [REDACTED_API_KEY], bitte tauschen.',
    );
  });
});

describe('redactText rejects the description of a secret', () => {
  it.each([
    "the password is my dog's name plus two digits",
    'The pin is her birthday backwards.',
    'The password: first name of the CEO followed by the founding year',
    'Our wifi password is the street name and house number without spaces.',
    "Admin password is just the company name with zeros for the o's.",
    'The PIN for the garage is the last four digits of the landline.',
    'They set the password to the name of the product and the current year.',
    "I always use my daughter's date of birth as my PIN.",
    'my phone pin is the same as my door code',
    'Das Passwort ist der Name meines Hundes mit einer Eins am Ende.',
    'Le code PIN est l’année de naissance de mon père.',
    'La contraseña es el nombre de mi gato al revés.',
    'パスワードは犬の名前と誕生日です。',
    '开机密码就是他的生日。',
    'Пароль — это кличка моей собаки и год рождения.',
    'For the alarm code I always take our wedding anniversary, day and month.',
    'Same password as on the old laptop, but with the year at the end.',
    'The safe opens with my wife’s birthday.',
    "The secret answer is my mother's maiden name.",
    'Die PIN meiner Karte ist das Geburtsjahr meiner Mutter.',
    'Als Passwort nehme ich immer den Namen meiner Frau und ihr Geburtsjahr.',
    'Mi PIN son los últimos cuatro dígitos de mi teléfono.',
    'パスワードは電話番号の下四桁です。',
    'PIN for the savings card: day and month of our first date.',
    'She unlocks the archive with her son’s middle name and his shoe size.',
  ])('in %j', (text) => expect(kept(text)).toBe('rejected'));
});

describe('redactText leaves remarks about secrets alone', () => {
  it.each([
    'The password reset flow mails a link that is valid for 30 minutes.',
    'Password: required, at least 10 characters, one digit.',
    'The password was changed last Tuesday and nobody told the night shift.',
    'The password is the weakest link in that flow, says the auditor.',
    "The password is the user's responsibility according to the policy.",
    'The password for the portal is managed by the vendor.',
    'The password is the same for all test accounts.',
    'Never use your birthday as your PIN; the most common PIN is 1234.',
    'The PIN is four digits long. Pin 3 of the connector is ground.',
    'Passwords are hashed with argon2id; password hashing is OAuth2-free.',
    'Schema: email: string, password: string (min 12)',
    'The secret to good bread is time, secret santa budget is 20 EUR.',
    'The access token expires after 3600 seconds, max_tokens is 4096.',
    'DB_PASSWORD=$DB_PASSWORD, token: <your-token-here>, password: ********, PIN: xxxx',
    'api_key = os.environ["API_KEY"], password={{ vault_db_password }}, secret: "***"',
    'Das Passwort muss mindestens 12 Zeichen lang sein.',
    'Der PIN-Brief kommt diese Woche mit der Post.',
    'Le mot de passe est obligatoire pour exporter.',
    'La clave del éxito es la constancia.',
    'パスワードは8文字以上にしてください。',
    '密码是必填项，请在登录页修改。',
    'Пароль должен быть не короче 12 символов.',
    'The exhibition opens with 2026 photographs, the laptop opens with a fingerprint.',
    'He uses the same password as his brother.',
    'Cache key is 9e107d9d372bb6826bd81d3542a419d6; the idempotency key is 0b1f7c1e-52b4-4f0e-9c35-2f9f3ad7c201.',
    'For password hashing we use argon2id. Your code is 1200 lines long.',
    'The password is secret and must not be shared. Your password is secret, never tell it.',
    'The password is admin-only information. The root password is root access to everything.',
    'Password: https://vault.example.org/p/17. The password is in http://localhost:8200/ui. Password: [#1482](https://x.example/1)',
    'Password: Ask Mia',
    'Password reset ticket#1482, closed. Password dialog freezes on Safari17. 密码AES256加密后保存',
    'When user and password are given, they stand in the URL: curl -u http://example.org/a1',
    'The PIN pad is old, it is 2019 hardware. PIN: number of the pin on the connector',
    'Login flow: step1 / step2. Login tests: test_login_v2 and test_logout_v2 fail.',
    'WLAN 802.11ax and WPA3 everywhere. The code for the printer driver is 2000 lines.',
    'They opened the archive with the help of her son.',
    'PINコードは4桁です。',
  ])('in %j', (text) => expect(kept(text)).toBe(text));
});
