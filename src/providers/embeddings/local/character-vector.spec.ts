import fc from 'fast-check';
import { characterVector } from './character-vector.js';

const DIMENSIONS = 384;
/** The cosine from which a memory is a hit by default: a similarity of 0.35. */
const FLOOR = 0.25;
const cosine = (a: string, b: string) => {
  const [left, right] = [a, b].map((text) => characterVector(text, DIMENSIONS)) as [Float32Array, Float32Array];
  return left.reduce((sum, value, place) => sum + value * right[place]!, 0);
};

describe('characterVector', () => {
  it('is a unit vector of any text, and the same each time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), (text) => {
        if (!text.trim()) return;
        const vector = characterVector(text, DIMENSIONS);
        expect(vector).toEqual(characterVector(text, DIMENSIONS));
        expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
      }),
    );
  });

  it.each([
    ['Chinese', '用户住在成都高新区', '用户住在哪里？', '房租是每月三千五百元'],
    ['Japanese', '木曜日はピアノのレッスンがあります', 'ピアノのレッスンは何曜日', '車は白いトヨタです'],
    ['Korean', '프로젝트 마감일이 다음 주 금요일로 연기됐다', '프로젝트 마감일은 언제', '땅콩 알레르기가 있어요'],
    ['Thai', 'ตารางเวรของทีมอยู่บนกระดาน', 'ตารางเวร', 'รถเป็นโตโยต้าสีขาว'],
    ['Lao', 'ລົດໄຟອອກເກົ້າໂມງ', 'ລົດໄຟ', 'ແມ່ມັກດື່ມຊາ'],
    ['Khmer', 'រថភ្លើងចេញម៉ោងប្រាំបួន', 'រថភ្លើង', 'ខ្ញុំមិនចូលចិត្តជី'],
    ['Burmese', 'ခွေး၏ နာမည်မှာ မိုးမိုး ဖြစ်သည်', 'ခွေးနာမည်', 'ကားသည် အဖြူရောင်'],
    ['Tibetan', 'མེ་འཁོར་ཆུ་ཚོད་དགུ་ལ་འགྲོ', 'མེ་འཁོར', 'ལས་ཁུངས་ལྷ་སར་ཡོད'],
    ['Russian', 'Срок сдачи проекта перенесли на пятницу', 'Когда сроки проектов?', 'У него белая Тойота'],
    ['Arabic', 'إيجار الشقة خمسة آلاف جنيه', 'كم إيجار الشقة', 'أختي تعمل ممرضة في المستشفى'],
    ['Hindi', 'हर बुधवार शाम को गिटार की क्लास है', 'गिटार की क्लास कब', 'मेरी बहन अस्पताल में नर्स'],
    ['Tamil', 'வாடகை பத்தாயிரம் ரூபாய்', 'வாடகை எவ்வளவு', 'தேர்வு ஜூன் 7 அன்று'],
    ['Georgian', 'ქირა არის ათასი ლარი', 'რამდენია ქირა', 'გამოცდა 7 ივნისს'],
  ])('finds an answer in %s, and leaves out another text', (_language, text, question, other) => {
    expect(cosine(text, question)).toBeGreaterThan(FLOOR);
    expect(cosine(other, question)).toBeLessThan(FLOOR);
  });

  it.each([
    ['another number', '房租是3500元', '房租是3600元'],
    ['another name', '王明的生日是八月三号', '李娜的生日是八月三号'],
    ['another order', '小王打败了小李', '小李打败了小王'],
    ['another emoji', '👍', '🎉'],
    ['an emoji more', '👍', '👍👍'],
    ['another word in one script', 'สมชาย', 'สมหญิง'],
  ])('is not that of a text with %s', (_difference, a, b) => expect(cosine(a, b)).toBeLessThan(0.95));

  it.each([
    ['case', 'СРОК проекта', 'срок проекта'],
    ['accents', 'Ещё ёлка', 'Еще елка'],
    ['composition', '서울은', '서울은'.normalize('NFD')],
    ['width', 'ﾃｽﾄ', 'テスト'],
  ])('does not depend on %s', (_form, a, b) => expect(cosine(a, b)).toBeCloseTo(1, 5));
});
