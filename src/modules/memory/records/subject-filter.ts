import { SUBJECT_KEYS, type Subject } from '../../../common/subject.js';
import { allOf, type FilterNode } from './filter-node.js';

/** A whole number as JSON writes it: the name of a subject may have been stored as one. */
const NUMBER = /^-?(?:0|[1-9]\d{0,14})$/;

/** Returns the condition that memories belong to a subject; undefined if it names nothing. */
export const subjectFilter = (subject: Subject): FilterNode | undefined =>
  allOf(
    SUBJECT_KEYS.map((key) => {
      const name = subject[key];
      return name
        ? { kind: 'value', path: [key], values: [JSON.stringify(name), ...(NUMBER.test(name) ? [name] : [])] }
        : undefined;
    }),
  );
