import { openArchive } from '../archive/index.ts';
import { serve } from '../base/pool.ts';
import { type Status, statusOf } from './status.ts';

serve<string, Status>((dir) => {
  const archive = openArchive(dir, { write: false });
  try {
    return statusOf(archive);
  } finally {
    archive.close();
  }
});
