/** A paragraph or an item of a list in Markdown, with the heading that it stands under. */
export interface MarkdownItem {
  readonly heading: string;
  readonly text: string;
}

/** A heading, or a line that is bold as a whole, which is one for people. */
const HEADING = /^(?:#{1,6}\s+(.+?)\s*#*|\*\*([^*]+)\*\*:?)$/;
const BULLET = /^\s*(?:[-*+]|\d{1,3}[.)])\s+/;
const FENCE = /^\s*(?:```|~~~)/;

/** Returns the paragraphs and items of a Markdown text. A block of code belongs to the paragraph before it. */
export function markdownItems(markdown: string): MarkdownItem[] {
  const items: MarkdownItem[] = [];
  let heading = '';
  let lines: string[] = [];
  let isCode = false;
  const close = () => {
    const text = lines.join('\n').trim();
    if (text) items.push({ heading, text });
    lines = [];
  };
  for (const line of markdown.replace(/\r\n?/g, '\n').split('\n')) {
    if (FENCE.test(line)) isCode = !isCode;
    const [, marked, bold] = isCode ? [] : (HEADING.exec(line) ?? []);
    const title = marked ?? bold;
    if (title !== undefined) {
      close();
      heading = title;
    } else if (!isCode && BULLET.test(line)) {
      close();
      lines.push(line.replace(BULLET, ''));
    } else if (!isCode && !line.trim()) close();
    else lines.push(line);
  }
  close();
  return items;
}
