/** A request that brought no answer. */
export class LostConnection extends Error {
  readonly kind: LostKind;

  constructor(kind: LostKind, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'LostConnection';
    this.kind = kind;
  }
}

export type LostKind =
  /** The server is there and wants no connection: refused, reset at connecting, TLS refused. */
  | 'refused'
  /** There is no way there: no name, no route, no answer to connecting, somebody else's certificate. */
  | 'unreachable'
  /** Connected, and cut off before the answer began. */
  | 'reset'
  /** Connected, and no answer in time. */
  | 'timeout'
  /** What came is not HTTP. */
  | 'protocol'
  /** Not asked: a private address, or not http(s). */
  | 'forbidden';

/** What an error of node:http, before there was an answer, says of the connection. */
export function lostBy(error: NodeJS.ErrnoException, connected: boolean): LostConnection {
  if (error instanceof LostConnection) return error;
  return new LostConnection(kindOf(error, connected), plainly(error), error);
}

function kindOf(error: NodeJS.ErrnoException, connected: boolean): LostKind {
  const codes = codesOf(error);
  if (connected) return codes.some((code) => code.startsWith('HPE_')) ? 'protocol' : 'reset';
  return codes.some((code) => REFUSED.test(code)) ? 'refused' : 'unreachable';
}

const REFUSED = /^(ECONNREFUSED|ECONNRESET|EPIPE|EPROTO|ERR_SSL_.*)$/;

/** A name with several addresses fails with an error for each. */
function codesOf(error: NodeJS.ErrnoException): string[] {
  const errors = error instanceof AggregateError ? (error.errors as NodeJS.ErrnoException[]) : [error];
  return errors.map(({ code }) => code ?? '');
}

function plainly(error: NodeJS.ErrnoException): string {
  const first = error instanceof AggregateError ? (error.errors[0] as Error | undefined) : error;
  return first?.message || error.code || 'connection lost';
}
