/** Replies of SMTP servers (RFC 5321 §4.2): pure, linear, never throw. */

export interface ReplyLine {
  readonly code: number;
  readonly text: string;
  /** No hyphen after the code: the reply ends here. */
  readonly last: boolean;
}

export function replyLine(line: string): ReplyLine | null {
  const m = /^([2-5]\d\d)(?:([ -])|$)/.exec(line);
  if (m === null) return null;
  return { code: Number(m[1]), text: line.slice(4), last: m[2] !== '-' };
}

/** Mechanisms in upper case from `AUTH PLAIN LOGIN`, and from `AUTH=PLAIN LOGIN` of before RFC 2554. */
export function authMechanisms(capabilities: readonly string[]): string[] {
  return capabilities
    .filter((line) => /^AUTH[ =]/i.test(line))
    .flatMap((line) => line.slice(5).toUpperCase().split(' '))
    .filter((word) => word !== '');
}

/** RFC 5321 §4.5.3.1.3: a path has 256 bytes. */
const MAX_PATH = 254;

/** Whether an address can stand in MAIL FROM as it is: printable ASCII without what ends a path. */
export function isSendablePath(address: string): boolean {
  return address.length <= MAX_PATH && /^[!-;=?-~]+$/.test(address);
}
