/** Waits for a condition that another process or timer makes true. */
export async function until(condition: () => boolean | Promise<boolean>, patienceMs = 20_000): Promise<void> {
  const end = performance.now() + patienceMs;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`Waited ${patienceMs} ms in vain`);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}
