/**
 * The scripted IMAP server in a process of its own, so that neither its memory nor its
 * work is counted with those of whoever reads from it.
 */
import { spawn } from 'node:child_process';
import { certificates, type KeyAndCertificate } from './certificates.ts';

export interface LargeMailbox {
  /** In INBOX; as many as can be told apart by a minute in the time before now. */
  readonly messages: number;
  /** The one that is sought: its place from 0, and its header, which ends in CRLF. */
  readonly sought?: { readonly index: number; readonly header: string };
  readonly login: Readonly<Record<string, string>>;
  readonly address?: string;
  /** The host's, beside `localhost` and the address. */
  readonly names?: readonly string[];
}

export interface MailboxProcess {
  readonly address: string;
  readonly port: number;
  /** As of now. */
  counts(): Promise<MailboxCounts>;
  stop(): Promise<void>;
}

export interface MailboxCounts {
  /** Messages in answers to FETCH. */
  readonly fetched: number;
  readonly connections: number;
  readonly logins: number;
  /** Commands without tags, as they came. */
  readonly commands: readonly string[];
  /** Commands that changed something, or would have been able to. */
  readonly changes: readonly string[];
}

/** What the process is told first. */
export interface LargeOrder extends LargeMailbox {
  readonly certificate: KeyAndCertificate;
  readonly now: number;
}

const SCRIPT = `import { serveLarge } from ${JSON.stringify(import.meta.url)};
process.once('message', (order) => void serveLarge(order));`;

export async function startMailboxProcess(mailbox: LargeMailbox): Promise<MailboxProcess> {
  const { address = '127.0.0.1', names = [] } = mailbox;
  const child = spawn(process.execPath, ['--input-type=module', '-e', SCRIPT], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const over = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const next = <T>(): Promise<T> =>
    new Promise((resolve, reject) => {
      const ended = () => reject(new Error('the mailbox server ended'));
      child.once('exit', ended);
      child.once('message', (message) => {
        child.off('exit', ended);
        resolve(message as T);
      });
    });
  const listening = next<number>();
  const order: LargeOrder = {
    ...mailbox,
    address,
    certificate: certificates().good(['localhost', address, ...names]),
    now: Date.now(),
  };
  child.send(order);
  const port = await listening;
  return {
    address,
    port,
    counts() {
      const counts = next<MailboxCounts>();
      child.send('counts');
      return counts;
    },
    async stop() {
      if (child.connected) child.disconnect();
      await over;
    },
  };
}

/** In the process: serves until nobody is on the other end of it. */
export async function serveLarge({ messages, sought, ...order }: LargeOrder): Promise<void> {
  const { startMailboxServer } = await import('./mailbox-server.ts');
  const began = Math.floor(order.now / 60_000 - messages) * 60_000;
  const server = await startMailboxServer({
    folders: [
      {
        name: 'INBOX',
        messages,
        message: (index) => {
          const internalDate = new Date(began + index * 60_000);
          const header =
            index === sought?.index ? sought.header : ordinaryHeader(index, internalDate);
          return { uid: index + 1, internalDate, flags: index % 3 === 0 ? [] : ['\\Seen'], header };
        },
      },
      { name: '&V4NXPpCuTvY-', flags: ['\\Junk'] },
    ],
    ...order,
  });
  process.on('message', () => {
    const { fetched, connections, logins, transcript } = server;
    process.send?.({
      fetched,
      connections,
      logins,
      commands: transcript.map((line) => line.slice(line.indexOf(' ') + 1)),
      changes: server.state().changes,
    } satisfies MailboxCounts);
  });
  process.once('disconnect', () => void server.stop().then(() => process.exit(0)));
  process.send?.(server.port);
}

/** As business mail has it, some 600 bytes of the fields that tell messages apart; subjects in four forms. */
function ordinaryHeader(index: number, date: Date): string {
  const when = date.toUTCString().replace('GMT', '+0000');
  const subject = [
    `=?utf-8?B?${Buffer.from(`第 ${index} 号合同的会议纪要`).toString('base64')}?=`,
    `Re: Minutes of the meeting on contract ${index}, with what is still open`,
    `=?gbk?Q?=BB=E1=D2=E9=BC=CD=D2=AA_${index}?=`,
    `\xbb\xe1\xd2\xe9\xbc\xcd\xd2\xaa ${index}`,
  ][index % 4] as string;
  const company = `company${index % 997}.example`;
  return (
    `Received: from mail.${company} (mail.${company} [192.0.2.25])\r\n\tby mx1.office.example; ${when}\r\n` +
    `Date: ${when}\r\n` +
    `From: =?utf-8?B?${Buffer.from(`张伟 ${index % 97}`).toString('base64')}?= <sender${index % 97}@${company}>\r\n` +
    'To: "Li Lei" <li@office.example>, "Han Meimei" <han@office.example>,\r\n' +
    ' "Sales" <sales@office.example>\r\n' +
    `Cc: "Wang Fang" <wang@${company}>, accounts@${company}, archive@${company}\r\n` +
    `Subject: ${subject}\r\n` +
    `Message-ID: <${date.getTime().toString(36)}.${index}.JavaMail.admin@mail${index % 7}.${company}>\r\n`
  );
}
