import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { mutateAll } from '../bench/mutate.ts';

const REAL = fileURLToPath(new URL('../../shared/data/warc/real', import.meta.url));

// The whole of it, 2,000 mutations, is `node bench/fuzz-warc.ts`.
test.skipIf(!existsSync(REAL))(
  'whatever is done to a WARC file, the records left alone are read',
  async () => {
    const { undamaged, recovered } = await mutateAll(REAL, 330, 42);
    expect(recovered / undamaged).toBeGreaterThan(0.99);
  },
);
