import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findChromium } from '../rendering/chromium.ts';

/** What a person has in front of them. */
export interface Seen {
  readonly heading: string;
  /** Every element by tag name and how often it occurs. */
  readonly elements: Readonly<Record<string, number>>;
  /** Attributes that any element has, by name. */
  readonly attributes: readonly string[];
  /** Comments in the page: nobody sees them, so nothing may be hidden in one. */
  readonly comments: number;
  readonly tables: readonly {
    /** The title of the fold that the table is in. */
    readonly fold?: string;
    readonly open: boolean;
    /** Cell by cell the text, as it would be copied. */
    readonly rows: readonly (readonly string[])[];
  }[];
  /** Every fold, with the lines of the paragraph or the table in it. */
  readonly folds: readonly {
    readonly title: string;
    readonly open: boolean;
    readonly lines: readonly string[];
  }[];
  readonly lists: readonly (readonly string[])[];
  readonly copyLines: readonly string[];
  /** Where links lead. */
  readonly links: readonly string[];
  /** Whether a script of somebody else ran. */
  readonly alerted: boolean;
}

/** Runs in the page, after all of it was read. */
const LOOK = `
  const article = document.querySelector('article');
  const all = [...article.querySelectorAll('*')];
  const text = (element) => element.innerText ?? element.textContent;
  const count = (names) => names.reduce((sum, name) => ({ ...sum, [name]: (sum[name] ?? 0) + 1 }), {});
  const comments = document.createNodeIterator(article, NodeFilter.SHOW_COMMENT);
  let hidden = 0;
  while (comments.nextNode()) hidden += 1;
  const folds = [...document.querySelectorAll('details')].map((fold) => [fold, fold.open]);
  const opened = folds.map(([fold, open]) => {
    fold.open = true;
    const title = text(fold.querySelector('summary'));
    const lines = [...fold.querySelectorAll('p')].flatMap((list) => text(list).split('\\n'));
    fold.open = open;
    return { title, open, lines };
  });
  const tables = [...article.querySelectorAll('table')].map((table) => {
    const fold = table.closest('details');
    const open = fold?.open ?? true;
    if (fold) fold.open = true;
    return {
      ...(fold && { fold: text(fold.querySelector('summary')) }),
      open,
      rows: [...table.rows].map((row) => [...row.cells].map(text)),
    };
  });
  document.title = encodeURIComponent(JSON.stringify({
    heading: text(article.querySelector('h2')),
    elements: count(all.map(({ localName }) => localName)),
    attributes: [...new Set(all.flatMap((element) => element.getAttributeNames()))].sort(),
    comments: hidden,
    tables,
    folds: opened,
    lists: [...article.querySelectorAll('ul')].map((list) => [...list.children].map(text)),
    copyLines: [...article.querySelectorAll('pre')].map((line) => text(line).trimEnd()),
    links: [...article.querySelectorAll('a')].map(({ href }) => href),
    alerted: window.alerted === true,
  }));
`;

/** Shows HTML in a headless Chromium, and says what is to be seen. @throws Error without one. */
export function look(html: string): Seen {
  const folder = mkdtempSync(join(tmpdir(), 'browser-'));
  try {
    const page = join(folder, 'page.html');
    writeFileSync(
      page,
      `<!DOCTYPE html><meta charset="utf-8"><script>window.alert = () => { window.alerted = true; };</script>` +
        `<article class="markdown-body">${html}</article><script>${LOOK}</script>`,
    );
    const args = [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--user-data-dir=${join(folder, 'profile')}`,
      '--dump-dom',
      pathToFileURL(page).href,
    ];
    const dom = execFileSync(findChromium(), args, {
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const title = /<title>([^<]*)<\/title>/.exec(dom)?.[1];
    if (title === undefined) throw new Error('Chromium did not say what it shows');
    return JSON.parse(decodeURIComponent(title));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
