/** Things of the parts of the server, by the prefix of their paths. */
export class ByPrefix<Thing> {
  private readonly things = new Map<string, Thing>();

  /** @param prefix path such as `/api/v1`; the thing is that of this path and of all paths below it */
  add(prefix: string, thing: Thing): void {
    this.things.set(prefix, thing);
  }

  /**
   * Returns the thing of a path; undefined if its part of the server has none.
   * @param url with or without a query
   */
  of(url: string): Thing | undefined {
    const [path = ''] = url.split(/[?#]/, 1);
    for (const [prefix, thing] of this.things) if (path === prefix || path.startsWith(`${prefix}/`)) return thing;
    return undefined;
  }
}
