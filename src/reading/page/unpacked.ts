import { constants, gunzipSync } from 'node:zlib';
import type { Capture } from '../../base/capture.ts';

/** So much a page may grow to. */
const MOST = 64 << 20;

/**
 * A capture whose body is gzip under headers that do not say so (a replay with an empty `content-encoding`, a
 * crawler that dropped it), with the page that lies in it; any other as it is, and a bomb too.
 */
export function unpacked(capture: Capture): Capture {
  const { body } = capture;
  if (body[0] !== 0x1f || body[1] !== 0x8b || body[2] !== 8) return capture;
  const whole = gunzipped(body, constants.Z_FINISH);
  if (whole) return { ...capture, body: whole };
  const some = gunzipped(body, constants.Z_SYNC_FLUSH);
  return some === null || some.length === 0
    ? capture
    : { ...capture, body: some, truncated: capture.truncated ?? 'encoding' };
}

/** Null where it is no gzip after all, is broken or cut (with `Z_SYNC_FLUSH` a cut one is read as far), or a bomb. */
function gunzipped(body: Uint8Array, finishFlush: number): Uint8Array | null {
  try {
    return gunzipSync(body, { finishFlush, maxOutputLength: MOST });
  } catch {
    return null;
  }
}
