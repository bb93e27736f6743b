export * from './schema.js';
export * from './modules.js';
export * from './seed/seed.js';
export { StoryClock } from './sandbox/clock.js';
export { SANDBOX_PASSWORD } from './sandbox/cast.js';
export { resetSandbox, sandboxAccounts, sandboxExists, type SandboxAccounts } from './sandbox/sandbox.js';
