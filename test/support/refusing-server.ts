/**
 * A mail server on loopback that answers by a script: it refuses at any command,
 * in any words, hangs, hangs up, or accepts and keeps what it was sent. SMTP
 * (RFC 5321) and LMTP (RFC 2033).
 */
import { createServer, type Socket } from 'node:net';

/** What it does instead of answering. */
export type Silence = 'hang' | 'drop';

/** A reply, the lines of a longer one joined by `\n`, each with its code; or a {@link Silence}. */
export type Answer = string;

export interface Script {
  readonly greeting?: Answer;
  readonly ehlo?: Answer;
  readonly auth?: Answer;
  readonly mail?: Answer;
  /** One for all, or one for each address; the others are accepted. */
  readonly rcpt?: Answer | Readonly<Record<string, Answer>>;
  readonly data?: Answer;
  /** After the dot that ends the message. */
  readonly end?: Answer;
  /** What EHLO offers. STARTTLS is not to be had. */
  readonly extensions?: readonly string[];
}

export interface Received {
  /** Empty for a notice. */
  readonly from: string;
  readonly to: readonly string[];
  /** With CRLF, dots unstuffed. */
  readonly bytes: Uint8Array;
}

export interface ScriptedServer {
  readonly address: string;
  readonly port: number;
  /** As Postfix writes the next hop: `[127.0.0.1]:12345`. */
  readonly hop: string;
  readonly received: readonly Received[];
  stop(): Promise<void>;
}

const ADDRESS = '127.0.0.1';
const NAME = 'mx.refusing.example';
const EXTENSIONS: readonly string[] = ['PIPELINING', '8BITMIME', 'SIZE 73400320'];

export async function startScripted(
  script: Script,
  onReceived: (message: Received) => void = () => {},
): Promise<ScriptedServer> {
  const received: Received[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // Postfix hangs up on those that refuse to talk.
    socket.on('error', () => {});
    serve(socket, script, (message) => {
      received.push(message);
      onReceived(message);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, ADDRESS, resolve);
  });
  const { port } = server.address() as { port: number };
  return {
    address: ADDRESS,
    port,
    hop: `[${ADDRESS}]:${port}`,
    received,
    stop() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function serve(socket: Socket, script: Script, keep: (message: Received) => void): void {
  let from = '';
  let to: string[] = [];
  let lmtp = false;
  let hung = false;
  // Bytes as Latin-1, so that none of them is lost.
  let pending = '';
  let message: string | null = null;

  const answer = (text: Answer): boolean => {
    if (text === 'hang') hung = true;
    else if (text === 'drop') socket.destroy();
    else socket.write(`${text.replaceAll('\n', '\r\n')}\r\n`);
    return text.startsWith('2') || text.startsWith('3');
  };

  const command = (line: string): void => {
    const verb = line.slice(0, 4).toUpperCase();
    switch (verb) {
      case 'EHLO':
      case 'HELO':
      case 'LHLO':
        lmtp = verb === 'LHLO';
        answer(script.ehlo ?? hello(script.extensions ?? EXTENSIONS));
        break;
      case 'AUTH':
        answer(script.auth ?? '235 OK');
        break;
      case 'MAIL':
        from = addressOf(line);
        to = [];
        answer(script.mail ?? '250 OK');
        break;
      case 'RCPT': {
        const address = addressOf(line);
        const { rcpt = '250 OK' } = script;
        if (answer(typeof rcpt === 'string' ? rcpt : (rcpt[address] ?? '250 OK'))) to.push(address);
        break;
      }
      case 'DATA':
        if (to.length === 0) answer('503 5.5.1 No valid recipients');
        else if (answer(script.data ?? '354 End with a dot')) message = '';
        break;
      case 'RSET':
      case 'NOOP':
        answer('250 OK');
        break;
      case 'QUIT':
        answer('221 Bye');
        socket.end();
        break;
      default:
        answer('502 5.5.2 Unknown command');
    }
  };

  const ended = (text: string): void => {
    const unstuffed = text.replace(/^\./gm, '');
    const reply = script.end ?? '250 OK';
    // LMTP answers for each recipient.
    const good = (lmtp ? to : ['']).map(() => answer(reply));
    if (good.includes(true)) keep({ from, to, bytes: Buffer.from(unstuffed, 'latin1') });
    to = [];
  };

  socket.on('data', (data) => {
    pending += data.toString('latin1');
    while (!hung && !socket.destroyed) {
      const end = pending.indexOf('\r\n');
      if (end < 0) return;
      const line = pending.slice(0, end);
      pending = pending.slice(end + 2);
      if (message === null) {
        command(Buffer.from(line, 'latin1').toString('utf8'));
      } else if (line === '.') {
        const whole = message;
        message = null;
        ended(whole);
      } else {
        message += `${line}\r\n`;
      }
    }
  });
  answer(script.greeting ?? `220 ${NAME} ESMTP`);
}

function hello(extensions: readonly string[]): string {
  const lines = [NAME, ...extensions];
  return lines.map((line, i) => `250${i < lines.length - 1 ? '-' : ' '}${line}`).join('\n');
}

function addressOf(line: string): string {
  return line.slice(line.indexOf('<') + 1, line.indexOf('>'));
}
