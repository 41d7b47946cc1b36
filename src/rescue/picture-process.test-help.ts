import type { Decoded, PictureTask } from './picture-verdict.ts';

/** For tests: a decoder that hangs, dies, or runs out of memory, as a picture's last bytes tell it to. */
process.on('disconnect', () => process.exit());
process.on('message', ({ bytes, extension }: PictureTask) => {
  const order = Buffer.from(bytes).toString('latin1').slice(6);
  if (order === 'die') process.kill(process.pid, 'SIGKILL');
  else if (order === 'swell') process.send!({ broke: 'memory' } satisfies Decoded);
  else if (order !== 'hang') {
    const verdict = { extension, width: process.pid, height: 1, damage: null };
    process.send!({ verdict, isSpent: order === 'spend' } satisfies Decoded);
  }
});
