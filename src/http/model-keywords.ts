type Keywords = Readonly<Record<string, unknown>>;

const keywords = new Map<string, Keywords>();

/** Adds JSON Schema keywords to the model of a class in the OpenAPI document: those that its properties cannot express. */
export const ModelKeywords =
  (added: Keywords): ClassDecorator =>
  ({ name }) => {
    keywords.set(name, added);
  };

/** Returns the keywords of the model `name`; none by default. */
export const keywordsOf = (name: string): Keywords => keywords.get(name) ?? {};
