/** DNS over HTTPS (RFC 8484): one HTTP/2 session a server, kept open. */
import type { ClientHttp2Session, ClientHttp2Stream } from 'node:http2';
import { decodeMessage, encodeQuery, matchReply } from '../protocols/dns/codec.ts';
import type { Stream } from './tcp.ts';
import { type Exchange, networkProblem } from './udp.ts';

/** A DNS message is no longer than this, however much a server sends. */
const MAX_BODY = 0xffff;

interface Session {
  readonly ready: Promise<ClientHttp2Session>;
  http2: ClientHttp2Session | null;
}

export function doh(address: string, ca: string | undefined): Stream {
  const url = new URL(address);
  let session: Session | null = null;
  let closed = false;
  const open = new Set<() => void>();

  const getSession = (): Session => {
    if (session !== null) return session;
    const opening: Session = {
      ready: import('node:http2').then(({ connect }) => {
        if (closed) throw new Error('closed');
        return new Promise((resolve, reject) => {
          const http2 = connect(url.origin, ca === undefined ? {} : { ca });
          opening.http2 = http2;
          // The timers of open questions keep the process running, an idle session does not.
          http2.unref();
          const forget = () => {
            if (session === opening) session = null;
          };
          http2.on('error', (error) => {
            forget();
            reject(error);
          });
          http2.on('goaway', forget);
          http2.on('close', () => {
            forget();
            reject(new Error('connection closed'));
          });
          http2.once('connect', () => resolve(http2));
        });
      }),
      http2: null,
    };
    session = opening;
    return opening;
  };

  return {
    ask({ section, edns, checkingDisabled, deadline }) {
      // RFC 8484 §4.1: id 0, so that HTTP caches may answer.
      const query = encodeQuery(section, { id: 0, edns, checkingDisabled, recursionDesired: true });
      let cancel = () => {};
      const done = new Promise<Exchange>((resolve) => {
        let request: ClientHttp2Stream | null = null;
        let settled = false;
        let retried = false;
        const finish = (exchange: Exchange) => {
          if (settled) return;
          settled = true;
          clearTimeout(timer);
          open.delete(stop);
          request?.destroy();
          resolve(exchange);
        };
        const timer = setTimeout(
          () => finish({ got: 'timeout', problem: 'no reply' }),
          Math.max(0, deadline - performance.now()),
        );
        const stop = () => finish({ got: 'unreachable', problem: 'closed' });
        cancel = () => finish({ got: 'given-up', problem: null });
        open.add(stop);
        const run = () => {
          const used = getSession();
          used.ready.then(
            (http2) => {
              if (settled) return;
              send(http2, (error) => {
                // A session that was open may have ended in the meantime: once more, on a new one.
                if (retried || settled) {
                  finish({ got: 'unreachable', problem: networkProblem(error) });
                  return;
                }
                retried = true;
                if (session === used && (http2.closed || http2.destroyed)) session = null;
                run();
              });
            },
            (error: Error) => {
              if (session === used) session = null;
              finish({ got: 'unreachable', problem: networkProblem(error) });
            },
          );
        };
        const send = (http2: ClientHttp2Session, failed: (error: Error) => void) => {
          let over = false;
          const fail = (error: Error) => {
            if (over) return;
            over = true;
            failed(error);
          };
          let sent: ClientHttp2Stream;
          try {
            sent = http2.request({
              ':method': 'POST',
              ':path': `${url.pathname}${url.search}`,
              'content-type': 'application/dns-message',
              'content-length': String(query.length),
              accept: 'application/dns-message',
            });
          } catch (error) {
            fail(error as Error);
            return;
          }
          request = sent;
          const parts: Buffer[] = [];
          let size = 0;
          sent.on('response', (headers) => {
            const status = headers[':status'];
            const type = String(headers['content-type'] ?? '');
            if (status !== 200) finish({ got: 'malformed', problem: `HTTP status ${status}` });
            else if (!/^application\/dns-message\b/i.test(type)) {
              finish({ got: 'malformed', problem: 'the server sends no DNS messages' });
            }
          });
          sent.on('data', (part: Buffer) => {
            size += part.length;
            parts.push(part);
            if (size > MAX_BODY) finish({ got: 'malformed', problem: 'the reply is too long' });
          });
          sent.on('error', fail);
          sent.on('close', () => fail(new Error('connection closed')));
          sent.on('end', () => {
            // A stream that is reset ends too, before its response.
            if (sent.rstCode !== 0 || sent.aborted) return;
            const reply = Buffer.concat(parts);
            const match = matchReply(reply, query, section.length);
            const message =
              match === 'yes' || match === 'header-only' || match === 'other-case'
                ? decodeMessage(reply)
                : null;
            finish(
              message === null
                ? { got: 'malformed', problem: 'the reply does not belong to the question' }
                : { got: 'reply', message, problem: null },
            );
          });
          sent.end(query);
        };
        if (closed) stop();
        else run();
      });
      return { done, cancel };
    },
    close() {
      closed = true;
      for (const stop of [...open]) stop();
      session?.http2?.destroy();
      session = null;
    },
  };
}
