export function processState(pid: number): 'alive' | 'zombie' | 'gone';
export function processBirth(pid: number): string;
export function isPostgresIn(pid: number, directory: string): boolean;
export function waitForEnd(pid: number, milliseconds: number): Promise<boolean>;
export function pause(milliseconds: number): Promise<void>;
