/**
 * Rows of places in a JSON text, so that problem lists can name them as an editor shows them.
 * @param text valid JSON
 * @param paths places as the readers of specifications and instances write them: `uncertainty.draws`, `affinity[3][7]`
 * @returns row (from 1) of each path; of the nearest place around it where the text does not have it
 */
export function rowsInJson(text: string, paths: Iterable<string>): Map<string, number> {
  const wanted = [...new Set(paths)];
  const found = new Map<string, number>();
  new Scanner(text, wanted, found).value('');
  const offsets = wanted.map((path) => found.get(nearestPlace(path, found)) ?? 0);
  const rows = rowsOf(text, offsets);
  return new Map(wanted.map((path, i) => [path, rows[i] as number]));
}

function nearestPlace(path: string, found: ReadonlyMap<string, number>): string {
  let place = path;
  while (place !== '' && !found.has(place)) place = place.slice(0, Math.max(place.lastIndexOf('.'), place.lastIndexOf('['), 0));
  return place;
}

function rowsOf(text: string, offsets: readonly number[]): number[] {
  const rows = offsets.map(() => 1);
  const order = [...offsets.keys()].sort((a, b) => (offsets[a] as number) - (offsets[b] as number));
  let row = 1;
  let at = 0;
  for (const i of order) {
    for (; at < (offsets[i] as number); at++) if (text.charCodeAt(at) === NEWLINE) row++;
    rows[i] = row;
  }
  return rows;
}

const NEWLINE = 10;

/** One pass over valid JSON; goes into those values only that a wanted path leads into. */
class Scanner {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly wanted: readonly string[],
    private readonly found: Map<string, number>,
  ) {}

  value(path: string): void {
    this.space();
    const first = this.text[this.at];
    const inside = this.wanted.some((place) => place.startsWith(path));
    if (inside && !this.found.has(path)) this.found.set(path, this.at);
    if (first === '"') this.string();
    else if (first === '{' && inside) this.object(path);
    else if (first === '[' && inside) this.list(path);
    else this.skip();
  }

  private object(path: string): void {
    this.at++;
    for (;;) {
      this.space();
      if (this.text[this.at] === '}') break;
      const from = this.at;
      const key = String(JSON.parse(this.string()));
      const place = path === '' ? key : `${path}.${key}`;
      this.found.set(place, from);
      this.space();
      this.at++;
      this.value(place);
      this.space();
      if (this.text[this.at] === ',') this.at++;
    }
    this.at++;
  }

  private list(path: string): void {
    this.at++;
    for (let i = 0; ; i++) {
      this.space();
      if (this.text[this.at] === ']') break;
      this.value(`${path}[${i}]`);
      this.space();
      if (this.text[this.at] === ',') this.at++;
    }
    this.at++;
  }

  private string(): string {
    const from = this.at++;
    while (this.at < this.text.length && this.text[this.at] !== '"') this.at += this.text[this.at] === '\\' ? 2 : 1;
    return this.text.slice(from, ++this.at);
  }

  /** A value that nobody asks about. */
  private skip(): void {
    let depth = 0;
    while (this.at < this.text.length) {
      const c = this.text[this.at] as string;
      if (c === '"') {
        this.string();
        continue;
      }
      if (c === '[' || c === '{') depth++;
      else if (c === ']' || c === '}') {
        if (depth === 0) return;
        depth--;
      } else if (c === ',' && depth === 0) return;
      this.at++;
    }
  }

  private space(): void {
    while (this.at < this.text.length && /[\s\uFEFF]/.test(this.text[this.at] as string)) this.at++;
  }
}
