import { alternation } from '../../word-lists.js';

/**
 * The words of a language that is written without spaces around them, in which people speak of secrets: nothing shows where a
 * word begins or ends. Every field is the source of a regular expression for one of several words.
 */
export interface UnspacedLanguage {
  readonly passwords: string;
  readonly codes: string;
  readonly keys: string;
  /** A verb or particle between a label and its value. */
  readonly ties: string;
  /** Words that end a sentence after a value. */
  readonly copulas?: string;
  /** Credentials for a log-in, before a user and a password. */
  readonly credentials?: string;
  /** Adverbs between a tie and a value. */
  readonly fillers?: string;
  /** Units that make the number before them a quantity. */
  readonly units?: string;
  /** Values that say something about a secret. */
  readonly remarks?: string;
  /** A value of plain words, up to the end of its sentence. */
  readonly plainValues: string;
  /** Parts of words that say something about a secret, none of which is part of such a value. */
  readonly remarkParts: string;
  /** Things that secrets are made of, in descriptions. */
  readonly materials: string;
  /** Words that make a description a remark. */
  readonly duties: string;
}

const CHINESE: UnspacedLanguage = {
  passwords: '密码|密碼|口令',
  codes: 'pin码|验证码|驗證碼|门禁码|解锁码|支付密码',
  keys: '密钥|令牌',
  ties: '就是|是|为|為|改为|改成|设为',
  credentials: '登录(?:信息)?',
  fillers: '现在|暂时',
  units: '位|个|次|分',
  remarks: '无|無',
  plainValues: String.raw`\p{Script=Han}{3,8}(?=["'”]?\s*(?:$|[。，！；,.!;\n]))`,
  remarkParts: alternation`
    [的了吗呢吧不没必须需要请谁么哪未无無這那它]|问题|隐患|隐私|机密|秘密|保密|要求|关键|重点|基础|明文|密文|乱码|随机|默认|初始|错误
    数字|字母|临时|必填|选填|加密|安全|管理|统一|相同|一样|一致|通用|过期|有效|设置|修改|更改|长度|位数|字符|系统|自动|生成|重要
    密码|口令|规定|公司|个人|信息|唯一|公开|共享|保护|登录|账号|帐号|验证
  `,
  materials: alternation`
    名字|姓名|生日|出生|年份|电话|号码|门牌|纪念日|宠物|狗|拼音|倒过来|反过来|加上|后面|喜欢|最爱
    妈妈的|爸爸的|女儿的|儿子的|车牌|一样
  `,
  duties: '字母和数字|必须|至少|不能|位数|需要|包含|填写|修改|保存在|错误|过期|忘记|必填|以上|以下|管理|可能',
};

/** Chinese characters and katakana. */
const MIXED = String.raw`[\p{Script=Han}\p{Script=Katakana}ー々]`;

const JAPANESE: UnspacedLanguage = {
  passwords: 'パスワード|パスフレーズ|合言葉',
  codes: '暗証番号|pinコード|暗証コード|パスコード|ピン(?:コード|番号)?(?=は|が|:)',
  keys: 'apiキー|シークレット|トークン',
  ties: 'は|が',
  copulas: 'です|でした|だ(?:った|よ)?|になりました|に変',
  credentials: 'ログイン(?:情報)?',
  units: '文字|桁|回|分|日',
  remarks: '必須|必填|任意|なし|ランダム|デフォルト|そのまま|まちがい|ひみつ|いつも|おなじ|あれ|これ|それ',
  plainValues: alternation`
    (?:[\p{Script=Hiragana}\p{Script=Katakana}ー]{3,12}?|${MIXED}(?:${MIXED}|[のと]){1,10}?${MIXED})(?=(?:です|でした|だよ?)(?:$|[。、！\s]))
  `,
  remarkParts: alternation`
    済|中|的|制|式|用|以上|以下|以内|未|切れ|情報|文字|数字|英数|桁|不|無|非|可能|必須|必要|共通|同一|別々|秘密|優先|原則|重要
    安全|危険|簡単|複雑|有効|変更|更新|管理|対象|対策|問題|義務|任意|推奨|禁止|設定|入力|期限|極秘|機密|失効|パスワード|シンプル
    セキュア|オプション|ユニーク|ランダム|デフォルト|最後|最初|最新|大切|大事|面倒|厳重|社外|社内|本人|毎月|毎年|毎週|毎回|自動
    十分|厄介|最悪|最高|最低|初期|番号|個別|全員|全部|古い|新しい|仮の
  `,
  materials: alternation`
    名前|氏名|苗字|旧姓|誕生日|生年月日|生まれ|西暦|番号の|電話番号|住所|郵便番号|記念日|ペット|愛犬|犬|猫|逆|続け|好きな
    会社名|社名|店名|学校名|組み合わせた|生まれた|同じ
  `,
  duties: '必須|必要|英数字|以上|以下|文字|桁|ください|変更|忘れ|設定し|保存|管理|可能',
};

const KOREAN: UnspacedLanguage = {
  passwords: '비밀번호|암호|패스워드',
  codes: '핀코드|인증번호|핀번호',
  keys: '토큰',
  ties: '설정은|는|은',
  copulas: '입니다|이에요|예요|이다|임',
  plainValues: String.raw`\p{Script=Hangul}{2,12}?(?=(?:입니다|이에요|예요|이다|임)(?:$|[.!,\s]))`,
  remarkParts: '필수|비밀|필요|자동|임시|기본|중요|안전|문자|숫자|자리|공용|개인|만료|변경|동일|없음|오류|문제|보안',
  materials: '이름|생일|생년|전화번호|주소',
  duties: '해야|필요|이상',
};

export const UNSPACED_LANGUAGES: readonly UnspacedLanguage[] = [CHINESE, JAPANESE, KOREAN];
