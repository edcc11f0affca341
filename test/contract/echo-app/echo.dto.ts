import { FloatField, IntField, ObjectField, StringField } from '../../../src/http/fields.js';

export class StoreDto {
  @StringField({ minLength: 1, maxLength: 10_000 }) text!: string;
  @ObjectField({ optional: true, nullable: true }) meta?: object | null;
}

export class RetrieveDto {
  @StringField({ minLength: 1, maxLength: 1000 }) query!: string;
  @IntField({ ge: 1, le: 50, default: 5 }) top_k!: number;
  @FloatField({ ge: 0, le: 1, default: 0.35 }) min_score!: number;
}

export class ListQueryDto {
  @IntField({ ge: 1, le: 100, default: 20 }) limit!: number;
}

export class IdDto {
  @IntField({ ge: 1, le: 2 ** 53 - 1 }) id!: number;
}
