/** Binary heap of integers 0..n-1 with keys that may decrease; ties leave in heap order, so runs repeat exactly. */
export class KeyHeap {
  size = 0;
  private readonly items: Int32Array;
  private readonly keys: Float64Array;
  private readonly place: Int32Array;

  constructor(n: number) {
    this.items = new Int32Array(n + 1);
    this.keys = new Float64Array(n + 1);
    this.place = new Int32Array(n);
  }

  clear(): void {
    this.size = 0;
  }

  push(item: number, key: number): void {
    this.up(this.size++, item, key);
  }

  /** The item must be in the heap and `key` not above its present one. */
  decrease(item: number, key: number): void {
    this.up(this.place[item]!, item, key);
  }

  /** Smallest key's item; the heap must not be empty. */
  pop(): number {
    const { items, keys, place } = this;
    const top = items[0]!;
    const last = --this.size;
    if (last === 0) return top;
    const item = items[last]!;
    const key = keys[last]!;
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= last) break;
      if (child + 1 < last && keys[child + 1]! < keys[child]!) child++;
      if (keys[child]! >= key) break;
      items[hole] = items[child]!;
      keys[hole] = keys[child]!;
      place[items[hole]!] = hole;
      hole = child;
    }
    items[hole] = item;
    keys[hole] = key;
    place[item] = hole;
    return top;
  }

  topKey(): number {
    return this.keys[0]!;
  }

  private up(start: number, item: number, key: number): void {
    const { items, keys, place } = this;
    let hole = start;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (keys[parent]! <= key) break;
      items[hole] = items[parent]!;
      keys[hole] = keys[parent]!;
      place[items[hole]!] = hole;
      hole = parent;
    }
    items[hole] = item;
    keys[hole] = key;
    place[item] = hole;
  }
}
