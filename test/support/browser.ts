import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { chromium, type Browser, type LaunchOptions, type Page } from 'playwright-core';
import { missing } from './requirement.js';

const ROOT = join(import.meta.dirname, '../..');
const PACKAGE = join(ROOT, 'node_modules/@sparticuz/chromium');
/** No traffic of its own, and no sandbox: root and most containers cannot have one, and tests open our own pages only. */
const SWITCHES = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'].concat(
  ['--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', '--font-render-hinting=none'],
);
/** Widths every screen is looked at: a desk and a phone. */
export const WIDTHS = [1280, 390] as const;

/**
 * Starts a headless browser: the one CHROMIUM_PATH names, else the Chromium packed in node_modules, with its own fonts and
 * libraries. Close it in `afterAll`.
 * @returns undefined where neither runs (not with CI=true: then it throws); call at the top level of a spec and choose
 *   between `describe` and `describe.skip`
 */
export async function launchBrowser(): Promise<Browser | undefined> {
  try {
    return await chromium.launch({ headless: true, args: SWITCHES, ...whichBrowser() });
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n').slice(0, 4).join(' ') : String(error);
    return missing('a browser', `set CHROMIUM_PATH to a Chromium that runs here; tried: ${reason}`);
  }
}

function whichBrowser(): LaunchOptions {
  const named = process.env.CHROMIUM_PATH;
  if (named) return { executablePath: named };
  const folder = unpacked();
  const home = join(process.env.PEERPOLIS_TEST_RUN ?? folder, 'home');
  mkdirSync(home, { recursive: true });
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      ...(process.env as Record<string, string>),
      HOME: home,
      LD_LIBRARY_PATH: join(folder, 'al2023/lib'),
      FONTCONFIG_FILE: fontSettings(folder, home),
    },
  };
}

/** The same fonts on every machine, so that pictures and line breaks can be compared. */
function fontSettings(folder: string, home: string): string {
  const path = join(home, 'fonts.conf');
  const prefer = (name: string, family: string): string => `<alias><family>${name}</family><prefer><family>${family}</family></prefer></alias>`;
  const lines = [
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>',
    `<dir>${join(folder, 'fonts/fonts')}</dir><dir>${join(ROOT, 'node_modules/dejavu-fonts-ttf/ttf')}</dir>`,
    `<cachedir>${join(home, 'font-cache')}</cachedir>`,
    prefer('sans-serif', 'Open Sans') + prefer('serif', 'DejaVu Serif') + prefer('monospace', 'DejaVu Sans Mono'),
    '</fontconfig>',
  ];
  writeFileSync(path, lines.join('\n'));
  return path;
}

/** The folder with the unpacked browser, kept beside node_modules' other caches; unpacking takes about two seconds. */
function unpacked(): string {
  const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as { version: string };
  const kept = join(ROOT, 'node_modules/.cache/peerpolis-chromium', version);
  if (existsSync(kept)) return kept;
  try {
    mkdirSync(dirname(kept), { recursive: true });
    const draft = mkdtempSync(`${kept}-`);
    unpackTo(draft);
    chmodSync(draft, 0o755);
    try {
      renameSync(draft, kept);
    } catch {
      rmSync(draft, { recursive: true, force: true }); // another worker was quicker
    }
    return kept;
  } catch (error) {
    const run = process.env.PEERPOLIS_TEST_RUN;
    if (!run || (error as NodeJS.ErrnoException).code !== 'EACCES') throw error;
    const own = join(run, 'chromium'); // somebody else's checkout: for this run only
    if (!existsSync(own)) unpackTo(own);
    return own;
  }
}

function unpackTo(folder: string): void {
  mkdirSync(folder, { recursive: true });
  execFileSync(process.execPath, [join(import.meta.dirname, 'chromium.mjs'), folder], { stdio: ['ignore', 'ignore', 'pipe'], cwd: ROOT });
}

/**
 * Takes whole-page pictures at every width of WIDTHS into dist/screenshots.
 * @returns the files, one per width
 * @throws Error if the page is wider than the window: nobody should have to scroll sideways
 */
export async function screenshots(page: Page, name: string): Promise<string[]> {
  const folder = join(ROOT, 'dist/screenshots');
  mkdirSync(folder, { recursive: true });
  const before = page.viewportSize();
  const files: string[] = [];
  const tooWide: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    const path = join(folder, `${name}-${width}.png`);
    await page.screenshot({ path, fullPage: true, animations: 'disabled' });
    files.push(path);
    const contentWidth = await page.evaluate<number>('document.documentElement.scrollWidth');
    if (contentWidth > width) tooWide.push(`${contentWidth} pixels in a window of ${width}`);
  }
  if (before) await page.setViewportSize(before);
  if (tooWide.length > 0) throw new Error(`${name} scrolls sideways: ${tooWide.join(', ')}`);
  return files;
}

/**
 * What axe finds against WCAG 2.2 A and AA on the page as it stands.
 * @returns one line per breach with the places, empty when clean
 */
export async function accessibilityBreaches(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  return violations.map((breach) => `${breach.id}: ${breach.help} at ${breach.nodes.map((node) => node.target.join(' ')).join(', ')}`);
}
