// node --import ./tools/with-parent.mjs APP: the app ends when `npm start` is gone, even by kill -9. Loaded before the app,
// so that a parent lost while it boots is noticed too.
process.on('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), 15_000).unref();
});
process.channel?.unref();
