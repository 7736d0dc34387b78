/** Asks DNS servers over the network. */
import { failure, interpret } from '../protocols/dns/answer.ts';
import { encodeQuestionSection } from '../protocols/dns/codec.ts';
import { nameProblem } from '../protocols/dns/name.ts';
import type { Answer, Outcome, Question, Resolver } from '../protocols/dns/types.ts';
import { isConclusive } from '../protocols/dns/types.ts';
import { doh } from './doh.ts';
import { formatServer, type ServerAddress } from './servers.ts';
import { type Stream, stream } from './tcp.ts';
import { type AskWire, askUdp, type Exchange, type Running } from './udp.ts';

export interface NetworkOptions {
  /** Asked in this order; the next one when one fails. */
  readonly servers: readonly ServerAddress[];
  /** Longest time a question takes, over all servers. */
  readonly timeoutMs: number;
  /** Certificate authorities to trust instead of the usual ones, in PEM. */
  readonly ca?: string;
}

/** A server and what was learned of it during the run. */
interface Server {
  readonly address: ServerAddress;
  readonly name: string;
  /** It gave no reply when it was asked last. */
  dead: boolean;
  edns: boolean;
  /**
   * How it is asked over UDP. One that does not repeat mixed letters is asked over
   * its stream, and with plain letters when it has none: home routers are so.
   */
  letters: 'mixed' | 'stream' | 'plain';
  /** TCP, TLS or HTTPS. */
  readonly stream: () => Stream;
}

/** What tells most first: of several failures the answer says this one. */
const INFORMATIVE: readonly Outcome[] = [
  'servfail',
  'refused',
  'not-implemented-there',
  'malformed',
  'unreachable',
  'timeout',
];

export function networkResolver(options: NetworkOptions): Resolver {
  const streams: Stream[] = [];
  const servers = options.servers.map((address): Server => {
    let made: Stream | undefined;
    return {
      address,
      name: formatServer(address),
      dead: false,
      edns: true,
      letters: 'mixed',
      stream: () => {
        if (made === undefined) {
          made = openStream(address, options.ca);
          streams.push(made);
        }
        return made;
      },
    };
  });
  const firstRetryMs = Math.min(1000, options.timeoutMs / 4);
  const open = new Set<() => void>();
  let closed = false;

  const query = (question: Question): Promise<Answer> => {
    const start = performance.now();
    const fail = (outcome: Outcome, problem: string) =>
      Promise.resolve(
        failure(question, outcome, servers[0]?.name ?? '', problem, performance.now() - start),
      );
    if (closed) return fail('unreachable', 'closed');
    if (servers.length === 0) return fail('unreachable', 'no DNS server is set up');
    const section = encodeQuestionSection(question);
    if (section === null) {
      return fail('malformed', `cannot be asked: ${nameProblem(question.name) ?? 'name or type'}`);
    }
    return new Promise<Answer>((resolve) => {
      const wire: AskWire = {
        section,
        edns: true,
        checkingDisabled: question.checkingDisabled === true,
        deadline: start + options.timeoutMs,
      };
      const order = servers.some((server) => server.dead)
        ? [...servers.filter((s) => !s.dead), ...servers.filter((s) => s.dead)]
        : servers;
      const running = new Set<Running>();
      let asked = 0;
      let answered = 0;
      let best: Answer | null = null;
      let timer: NodeJS.Timeout | undefined;
      let settled = false;

      const finish = (answer: Answer) => {
        if (settled) return;
        settled = true;
        clearTimeout(timer);
        open.delete(stop);
        for (const one of running) one.cancel();
        resolve(answer);
      };
      const stop = () =>
        finish(failure(question, 'unreachable', servers[0]?.name ?? '', 'closed', elapsed()));
      const elapsed = () => performance.now() - start;

      const track = (one: Running) => {
        if (settled) one.cancel();
        else running.add(one);
      };
      const next = () => {
        clearTimeout(timer);
        const server = order[asked];
        if (server === undefined || settled) return;
        asked++;
        if (asked < order.length) {
          // A server that keeps silent leaves time for the others, and may still answer meanwhile.
          const left = wire.deadline - performance.now();
          timer = setTimeout(
            () => {
              server.dead = true;
              next();
            },
            Math.min(2 * firstRetryMs, left / (order.length - asked + 1)),
          );
        }
        askServer(server, wire, firstRetryMs, track).then((exchange) => {
          if (settled) return;
          const answer = read(exchange, question, server.name, elapsed());
          if (isConclusive(answer)) {
            finish(answer);
            return;
          }
          answered++;
          if (best === null || rank(answer) < rank(best)) best = answer;
          if (answered === order.length) finish(best);
          else next();
        });
      };
      open.add(stop);
      next();
    });
  };

  return {
    query,
    close() {
      closed = true;
      for (const stop of [...open]) stop();
      for (const one of streams) one.close();
    },
  };
}

function rank(answer: Answer): number {
  const at = INFORMATIVE.indexOf(answer.outcome);
  // Of two alike, the one that says why (RFC 8914).
  return at * 2 + (answer.extendedErrors.length > 0 ? 0 : 1);
}

/** Remembers whether a server gave any sign of life. */
function learn(server: Server, exchange: Exchange): void {
  if (exchange.got === 'given-up') return;
  server.dead = exchange.got === 'timeout' || exchange.got === 'unreachable';
}

function read(exchange: Exchange, question: Question, server: string, ms: number): Answer {
  switch (exchange.got) {
    case 'reply':
      return interpret(exchange.message, question, server, exchange.problem, ms);
    case 'other-case':
      return failure(question, 'malformed', server, exchange.problem, ms);
    case 'given-up':
      return failure(question, 'timeout', server, exchange.problem, ms);
    default:
      return failure(question, exchange.got, server, exchange.problem, ms);
  }
}

function openStream(address: ServerAddress, ca: string | undefined): Stream {
  switch (address.kind) {
    case 'udp':
      return stream({ host: address.address, port: address.port });
    case 'tls':
      return stream({
        host: address.host,
        port: address.port,
        tls: { name: address.name, ca },
      });
    case 'https':
      return doh(address.url, ca);
  }
}

/** Asks one server by the means it takes. */
async function askServer(
  server: Server,
  wire: AskWire,
  firstRetryMs: number,
  track: (running: Running) => void,
): Promise<Exchange> {
  const exchange = await askOnce(server, { ...wire, edns: server.edns }, firstRetryMs, track);
  if (!server.edns || exchange.got !== 'reply' || !isEdnsRefusal(exchange.message.rcode)) {
    return exchange;
  }
  // RFC 6891 §7: a server that does not know EDNS says FORMERR or NOTIMP.
  const again = await askOnce(server, { ...wire, edns: false }, firstRetryMs, track);
  if (again.got !== 'reply') return exchange;
  if (!isEdnsRefusal(again.message.rcode)) server.edns = false;
  return again;
}

function isEdnsRefusal(rcode: string): boolean {
  return rcode === 'FORMERR' || rcode === 'NOTIMP' || rcode === 'BADVERS';
}

async function askOnce(
  server: Server,
  wire: AskWire,
  firstRetryMs: number,
  track: (running: Running) => void,
): Promise<Exchange> {
  const overStream = (deadline: number): Promise<Exchange> => {
    const running = server.stream().ask({ ...wire, deadline });
    track(running);
    return running.done;
  };
  if (server.address.kind !== 'udp') {
    const exchange = await overStream(wire.deadline);
    learn(server, exchange);
    return wholeOnly(exchange);
  }
  let before: string | null = null;
  let truncated = false;
  if (server.letters !== 'stream') {
    const running = askUdp(server.address, wire, firstRetryMs, server.letters);
    track(running);
    const exchange = await running.done;
    learn(server, exchange);
    before = exchange.problem;
    truncated = exchange.got === 'reply' && exchange.message.truncated;
    if (exchange.got !== 'other-case' && !truncated) return exchange;
    if (!truncated && server.letters === 'mixed') server.letters = 'stream';
  }
  // Where TCP is dropped in silence, half of the time is left for plain letters.
  const now = performance.now();
  const exchange = await overStream(truncated ? wire.deadline : (now + wire.deadline) / 2);
  if (!truncated && (exchange.got === 'timeout' || exchange.got === 'unreachable')) {
    server.letters = 'plain';
    return askOnce(server, wire, firstRetryMs, track);
  }
  switch (exchange.got) {
    case 'reply':
      return wholeOnly({ ...exchange, problem: exchange.problem ?? before });
    case 'timeout':
      return { got: 'timeout', problem: `${TRUNCATED}, and over TCP there was no reply` };
    case 'unreachable':
      return {
        got: 'unreachable',
        problem: `${TRUNCATED}, and TCP is closed: ${exchange.problem}`,
      };
    default:
      return exchange;
  }
}

const TRUNCATED = 'the answer over UDP was truncated';

/** Nothing of a truncated answer counts (RFC 2181 §9), and over TCP there is no reason for one. */
function wholeOnly(exchange: Exchange): Exchange {
  return exchange.got === 'reply' && exchange.message.truncated
    ? { got: 'malformed', problem: 'the answer was truncated over TCP' }
    : exchange;
}
