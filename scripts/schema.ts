/**
 * Writes schema/report.v1.json and schema/guide.v1.json, the contract of `--json`, from
 * the shapes below.
 *
 *     node scripts/schema.ts           writes it
 *     node scripts/schema.ts --check   exits with 1 when it is not up to date
 *
 * Objects may gain keys without a major version, so every object is loose.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const findingId = z
  .string()
  .regex(/^[a-z0-9-]+\/[a-z0-9-]+$/)
  .describe('`area/what-is-wrong`: stable; also the anchor in the documentation.');
const observationId = z
  .string()
  .regex(/^(asked|dns|eml|settings|imap|pop3|smtp|file):\d+$/)
  .describe('Id of an observation of this report.');
const severity = z
  .enum(['error', 'warning', 'info'])
  .describe(
    'error: mail is lost, refused or open to forgery now. warning: it works today and is fragile, incomplete or against the advice. info: worth knowing.',
  );
const owner = z
  .enum(['you', 'domain-admin', 'mail-admin', 'dns-host', 'sender', 'recipient', 'alibaba'])
  .describe('Who has to act.');

const checkDnsSubject = z
  .looseObject({
    domain: z.string().describe('Canonical name, in A-labels.'),
    input: z.string().optional().describe('What was given, when it was not a plain domain.'),
    edition: z
      .looseObject({
        id: z.enum(['cn-qiye', 'cn-mxhichina', 'sg', 'hk', 'de', 'us', 'fin', 'imm']),
        name: z.string(),
        basis: z
          .enum(['option', 'mx', 'spf', 'cname', 'assumed'])
          .describe('What told the edition; assumed when nothing did.'),
        because: z.array(observationId),
      })
      .nullable()
      .describe('null when what would have told it could not be looked up.'),
    resolution: z
      .enum(['Resolved', 'Resolution Invalid'])
      .nullable()
      .describe('The console’s words; null when the MX could not be looked up.'),
    spf: z
      .looseObject({
        ip: z.string(),
        domain: z.string().describe('Whose record is checked (RFC 7208 §2.4).'),
        mailFrom: z.string(),
        helo: z.string(),
        result: z.enum(['none', 'neutral', 'pass', 'fail', 'softfail', 'temperror', 'permerror']),
        term: z.string().nullable().describe('The term that decided, with the way to it.'),
        explanation: z.string().nullable(),
      })
      .optional()
      .describe('With --spf-ip.'),
    spfTree: z
      .looseObject({
        lookups: z.int().min(0).describe('Lookups when no term matches (RFC 7208 §4.6.4).'),
        limit: z.literal(10),
        complete: z.boolean().describe('False: a part could not be looked up.'),
        lines: z.array(
          z.looseObject({
            depth: z.int().min(0),
            text: z.string(),
            cost: z.int().min(0),
            total: z.int().min(0),
            note: z.string().nullable(),
          }),
        ),
      })
      .optional(),
  })
  .describe('The subject of check-dns.');

const instant = z.string().nullable().describe('ISO 8601 in UTC.');
const tracedMessage = z.looseObject({
  folder: z.string(),
  role: z
    .string()
    .nullable()
    .describe('Special use, such as \\Junk; null for a folder of the person’s own.'),
  uid: z.int().min(1),
  date: instant.describe('When the server put it there.'),
  flags: z.array(z.string()),
  confidence: z.number().min(0).max(1).describe('How surely it is the message that is sought.'),
  by: z.array(z.string()).describe('What agrees with what was asked for.'),
  against: z.array(z.string()).describe('What was asked for and does not agree.'),
  messageId: z.string().nullable(),
  from: z.string().nullable(),
  subject: z.string().nullable(),
});

const traceMissingSubject = z
  .looseObject({
    address: z.string(),
    edition: checkDnsSubject.shape.edition,
    sought: z
      .looseObject({
        messageId: z.string().nullable(),
        from: z.string().nullable(),
        subject: z.string().nullable(),
        since: z.string().nullable(),
        until: z.string().nullable(),
      })
      .describe('What is known of the message, completed from the sender’s copy.'),
    where: z
      .enum(['inbox', 'junk', 'trash', 'other', 'marked-deleted', 'not-found'])
      .nullable()
      .describe('null where it cannot be told.'),
    found: z.array(tracedMessage).describe('Messages that may be the one, most likely first.'),
    hops: z
      .array(
        z.looseObject({
          from: z.string().nullable(),
          fromIp: z.string().nullable(),
          by: z.string().nullable(),
          with: z.string().nullable(),
          at: instant,
          seconds: z
            .number()
            .nullable()
            .describe('Since the hop before, or since the Date field for the first.'),
          skewed: z.boolean().describe('A clock is off: the delay is not to be believed.'),
        }),
      )
      .describe('The oldest first.'),
    seconds: z.number().nullable().describe('From the first to the last.'),
    mailbox: z
      .looseObject({
        host: z.string(),
        username: z.string(),
        folders: z.array(
          z.looseObject({
            name: z.string(),
            role: z.string().nullable(),
            messages: z.int().min(0),
            compared: z.int().min(0),
            removed: z
              .int()
              .min(0)
              .nullable()
              .describe(
                'UIDs that were given in the time in question and are gone; null where that cannot be told.',
              ),
            oldest: instant,
            newest: instant,
            complete: z.boolean().describe('Everything in the time in question was compared.'),
          }),
        ),
        quota: z
          .looseObject({ used: z.int().min(0), limit: z.int().min(0) })
          .nullable()
          .describe('Bytes; null where the server does not tell.'),
      })
      .nullable()
      .describe('null where no mailbox was read.'),
    later: z.array(tracedMessage).describe('Messages of the same sender that did arrive.'),
    near: z.array(tracedMessage).describe('Messages that are like it, and most likely others.'),
    copy: z
      .looseObject({
        recipients: z.array(z.string()),
        state: z.enum(['sent', 'draft', 'unknown']),
        date: instant,
      })
      .nullable()
      .describe('The sender’s copy.'),
    returned: z.array(
      z.looseObject({
        kind: z.enum(['bounce', 'delay', 'delivered', 'auto-reply']),
        recipient: z.string().nullable(),
        cause: z.string().nullable().describe('As in diagnose-bounce.'),
        reply: z.string().nullable(),
      }),
    ),
    probe: z
      .array(
        z.looseObject({
          host: z.string(),
          preference: z.int().min(0),
          address: z.string().nullable(),
          steps: z.array(
            z.looseObject({
              step: z.string(),
              reply: z.string().nullable(),
              code: z.int().nullable(),
              ms: z.number().min(0),
            }),
          ),
          outcome: z.enum(['accepted', 'refused', 'deferred', 'turned-away', 'closed', 'unknown']),
          cause: z.string().nullable(),
          why: z.string().nullable(),
          seen: observationId,
        }),
      )
      .nullable()
      .describe('With --probe-smtp.'),
    loopback: z
      .looseObject({
        accepted: z.boolean(),
        reply: z.string(),
        folder: z.string().nullable(),
        seconds: z.number().nullable(),
        removed: z.boolean().nullable(),
        messageId: z.string(),
        unseen: z
          .string()
          .nullable()
          .describe('Why it could not be looked for, although it was accepted.'),
      })
      .nullable()
      .describe('With --loopback.'),
    next: z
      .looseObject({
        line: z.string().describe('Where the evidence ends.'),
        queries: z.array(
          z.looseObject({
            log: z.enum(['logon', 'received', 'sent', 'deleted']),
            name: z.string(),
            where: z.string().describe('Click path.'),
            who: z.enum(['you', 'mail-admin', 'sender']),
            from: z.string().describe('First day.'),
            to: z.string().describe('Last day.'),
            address: z.string(),
            sender: z.string().nullable(),
            subject: z.string().nullable(),
            messageId: z.string().nullable(),
          }),
        ),
        letter: z.array(z.string()),
        tooOld: z.boolean(),
        lines: z.array(z.string()),
      })
      .nullable()
      .describe('Whom to ask for what; null where the message was found and nothing is open.'),
  })
  .describe('The subject of trace-missing.');

const protocol = z.enum(['imap', 'pop3', 'smtp']);
const tlsMode = z
  .enum(['implicit', 'starttls', 'none'])
  .describe('How the connection is encrypted: at once, on demand, or not at all.');

const verifyClientSubject = z
  .looseObject({
    address: z.string(),
    edition: checkDnsSubject.shape.edition,
    services: z
      .array(
        z.looseObject({
          protocol,
          host: z.string(),
          port: z.int().min(1).max(65_535),
          tls: tlsMode,
          given: z
            .boolean()
            .describe('True for the settings in question, false for the other places tried.'),
          reachable: z
            .boolean()
            .nullable()
            .describe('Whether a connection was opened; null where that could not be told.'),
          greeting: z.string().nullable(),
          capabilities: z
            .array(z.string())
            .nullable()
            .describe('As a client has them at login; null where it did not come so far.'),
          tlsVersion: z.string().nullable().describe('`TLSv1.3`; null without TLS.'),
          cipher: z.string().nullable(),
          certificate: z
            .looseObject({
              subject: z.string(),
              names: z.array(z.string()),
              issuer: z.string(),
              validFrom: z.string(),
              validTo: z.string(),
              chain: z.array(z.string()),
              fingerprint: z.string(),
              problems: z.array(
                z.enum([
                  'name',
                  'expired',
                  'not-yet-valid',
                  'self-signed',
                  'untrusted',
                  'incomplete-chain',
                ]),
              ),
            })
            .nullable(),
          login: z
            .looseObject({
              result: z.enum(['accepted', 'refused', 'unknown', 'not-tried']),
              reply: z.string().nullable().describe('The server’s words.'),
              why: z.string().nullable().describe('Of unknown and not-tried.'),
            })
            .nullable()
            .describe('One login a protocol at most; null at the places where none was due.'),
          stage: z
            .enum(['name', 'connection', 'tls', 'greeting', 'capabilities', 'ready'])
            .describe('How far it came.'),
          why: z
            .string()
            .nullable()
            .describe('Why it ended there, where that says nothing of the server.'),
          seen: observationId,
        }),
      )
      .describe('The settings in question first, by protocol; then the other places tried.'),
    mailboxes: z
      .array(
        z.looseObject({
          protocol,
          folders: z
            .array(z.looseObject({ name: z.string(), role: z.string().nullable() }))
            .nullable(),
          messages: z.int().min(0).nullable(),
          oldest: z.string().nullable(),
          uidl: z.boolean().nullable(),
          expire: z.union([z.number(), z.literal('never')]).nullable(),
          mailFrom: z.looseObject({ accepted: z.boolean(), reply: z.string() }).nullable(),
        }),
      )
      .describe('What was seen after a login, by protocol.'),
  })
  .describe('The subject of verify-client.');

const smimeCertificate = z.looseObject({
  number: z.int().min(1).describe('Place in the file.'),
  subject: z.string(),
  issuer: z.string(),
  mailboxes: z
    .array(z.string())
    .describe('rfc822Name, SmtpUTF8Mailbox and the emailAddress of the subject.'),
  validFrom: z.string().describe('ISO 8601 in UTC.'),
  validTo: z.string(),
  serial: z.string().regex(/^[0-9A-F]*$/),
  key: z.looseObject({
    type: z.string().describe('`rsa`, `ec`, `ed25519`, …'),
    bits: z.int().min(0).nullable().describe('Of RSA.'),
    curve: z.string().nullable().describe('`P-256`, or an object identifier.'),
  }),
  signature: z.string(),
  usages: z.array(z.string()).nullable().describe('null: the certificate does not limit them.'),
  purposes: z
    .array(z.string())
    .nullable()
    .describe('Object identifiers; null: the certificate does not limit them.'),
  ca: z.boolean(),
  privateKey: z.boolean().describe('Its private key is in the file.'),
  fingerprint: z.string().describe('SHA-256, hex with colons.'),
  chain: z.array(z.string()).describe('Subjects, the certificate’s own first.'),
  chainEnd: z
    .enum(['root', 'known-root', 'missing', 'limit'])
    .describe('How the chain ends. Whether receivers trust its root cannot be told from here.'),
  seen: observationId,
});

const checkSmimeSubject = z
  .looseObject({
    file: z.string().describe('As it was given; `-` for standard input.'),
    mailbox: z.string().nullable().describe('What the certificate has to name; null without.'),
    kind: z.string().describe('`pkcs12`, or what the file is instead.'),
    size: z.int().min(0).nullable().describe('In bytes; null where it was not read to its end.'),
    opened: z.boolean().nullable().describe('null for what is no PKCS #12 file.'),
    container: z
      .looseObject({
        mac: z.string().nullable(),
        macIterations: z.int().min(0).nullable(),
        encryption: z.array(
          z.looseObject({ name: z.string(), iterations: z.int().min(0).nullable() }),
        ),
      })
      .nullable(),
    keys: z.int().min(0).nullable().describe('Private keys; null where it was not opened.'),
    certificate: smimeCertificate.nullable().describe('The one that was judged.'),
    others: z.array(smimeCertificate).describe('What else is in the file.'),
  })
  .describe('The subject of check-smime.');

const lineNumbers = z
  .record(z.string(), z.int().min(1))
  .describe('Lines of the file, from 1, in which the pieces stand; of those that are there.');

const diagnoseBounceSubject = z
  .looseObject({
    file: z
      .string()
      .describe('The path as it was reached; `-` for standard input, `--reply` for a bare reply.'),
    index: z.int().min(1).optional().describe('Place in an mbox.'),
    kind: z.enum(['bounce', 'delay', 'delivered', 'auto-reply', 'feedback-report', 'not-a-bounce']),
    format: z.string().nullable().describe('The reporting system: postfix, alimail, rfc3464, …'),
    recipients: z.array(
      z.looseObject({
        address: z.string().nullable(),
        action: z
          .enum(['failed', 'delayed', 'delivered', 'relayed', 'expanded'])
          .describe('RFC 3464 §2.3.3.'),
        status: z
          .string()
          .regex(/^[245]\.\d{1,3}\.\d{1,3}$/)
          .nullable()
          .describe('Enhanced status code (RFC 3463); null when the message has none.'),
        replyCode: z
          .string()
          .regex(/^[2-5]\d\d$/)
          .nullable()
          .describe('SMTP reply code; null when the message has none.'),
        diagnostic: z.string().nullable().describe('What the server said.'),
        remoteHost: z.string().nullable(),
        remoteIp: z.string().nullable(),
        cause: findingId.nullable().describe('null where nothing failed.'),
        lines: lineNumbers,
      }),
    ),
    arrived: z
      .array(z.string())
      .optional()
      .describe('Recipients of the same report who got the message.'),
    original: z
      .looseObject({
        messageId: z.string().nullable(),
        from: z.string().nullable(),
        to: z.string().nullable(),
        subject: z.string().nullable(),
        date: z.string().nullable(),
        lines: lineNumbers,
      })
      .describe('The message that came back; null is what the bounce does not hold.'),
    sender: z.string().nullable().describe('Envelope sender of the message that came back.'),
    reportedBy: z.string().nullable(),
    disagreement: z
      .looseObject({
        notice: z.string(),
        noticeCause: findingId,
        reply: z.string(),
        replyCause: findingId,
      })
      .optional()
      .describe('The notice explains it otherwise than the server did; the reply is trusted.'),
    limits: z
      .array(z.looseObject({ limit: z.string(), line: z.int().min(1) }))
      .optional()
      .describe('Bounds that the message ran into: what follows was not read.'),
  })
  .describe('The subject of diagnose-bounce.');

const change = z
  .looseObject({
    replace: z.array(
      z.looseObject({
        name: z.string().describe('Absolute, with a trailing dot.'),
        type: z.string(),
        value: z.string().describe('Presentation form, as in a zone file.'),
      }),
    ),
    with: z.array(z.looseObject({ name: z.string(), type: z.string(), value: z.string() })),
  })
  .describe('DNS records to take away and to put there. With nothing to take away, an addition.');

const record = z.looseObject({
  host: z.string().describe('Host record (主机记录), relative to the zone: `@`, `_dmarc`.'),
  type: z.string().describe('Record type (记录类型).'),
  priority: z
    .int()
    .nullable()
    .describe('MX priority (MX 优先级), which the console asks for apart.'),
  value: z.string().describe('Record value (记录值), without quotes or trailing dot.'),
  zoneLine: z.string().describe('The same as a line of a zone file.'),
});

const fix = z.looseObject({
  title: z.string().describe('In the language of the report.'),
  owner,
  effort: z.enum(['minutes', 'hours', 'days']),
  risk: z.enum(['none', 'low', 'high']),
  console: z.string().optional().describe("Click path in Alibaba's console."),
  operation: z.string().optional().describe('Id of an operation in the guide.'),
  steps: z.array(z.string()).optional().describe('What to do, in order.'),
  change: change.optional(),
  action: z.enum(['add', 'replace', 'delete']).optional(),
  remove: z
    .array(record)
    .optional()
    .describe('The records to take away, as the console shows them.'),
  put: z.array(record).optional().describe('The records to put there, as the console shows them.'),
  verified: z
    .boolean()
    .describe('The change was laid over DNS and the finding went away, with no new one.'),
  resolves: z.array(findingId).describe('All findings that the change makes go away.'),
  unproved: z
    .array(findingId)
    .optional()
    .describe('Checks that could not be answered with the change laid over.'),
  seenTtl: z
    .number()
    .nullable()
    .optional()
    .describe(
      'TTL in seconds of what is replaced, or of the answer that nothing is there; null where a TTL was not seen.',
    ),
  settings: z
    .array(
      z.looseObject({
        protocol,
        host: z.string(),
        port: z.int().min(1).max(65_535),
        tls: tlsMode,
        username: z.string(),
      }),
    )
    .optional()
    .describe('What to put into the mail client.'),
  tried: z.array(observationId).optional().describe('Observations of the same settings at work.'),
  takesEffect: z.string().optional().describe('From the TTL that was seen, in words.'),
});

const finding = z.looseObject({
  id: findingId,
  severity,
  confidence: z
    .number()
    .min(0)
    .max(1)
    .describe('Calibrated: of those said with 0.9, nine in ten are right.'),
  title: z.string().describe('In the language of the report.'),
  detail: z.string().describe('In the language of the report.'),
  evidence: z
    .array(
      z.looseObject({
        from: observationId,
        saw: z.string().describe('What was seen there.'),
        wanted: z.string().optional().describe('What should have been there.'),
      }),
    )
    .min(1),
  contradicts: z
    .array(observationId)
    .optional()
    .describe('Observations that speak against it, where there are some.'),
  owner,
  route: z
    .looseObject({
      intent: z.enum([
        'configure-communication',
        'recover-access',
        'resolve-failure',
        'troubleshoot-received',
      ]),
      path: z.enum([
        'alimail-email',
        'alimail-email-delivery',
        'alimail-security',
        'alimail-service',
        'alimail-configuration',
        'alimail-account',
      ]),
    })
    .describe("Where Alibaba Mail's routing guides lead for it."),
  fixes: z.array(fix).describe('Ranked: the first is the one to try first.'),
  references: z.array(z.string()).describe('`RFC 7208 §4.6.4`, or a link.'),
});

const report = z
  .looseObject({
    schemaVersion: z.literal(1),
    tool: z.looseObject({
      name: z.literal('alimail-doctor'),
      version: z.string(),
      knowledge: z.string().describe('Date of the newest fact about Alibaba Mail that it holds.'),
    }),
    command: z.string().describe('The command, such as check-dns.'),
    language: z.enum(['en', 'zh']).describe('Of all text for people; ids and keys never change.'),
    subject: z.looseObject({}).describe('What was diagnosed; its keys belong to the command.'),
    summary: z.string().describe('The subject in one line.'),
    verdict: z
      .enum(['healthy', 'problem', 'unknown'])
      .describe(
        'problem: a finding at or above --fail-on. unknown: none, and something needed could not be established. healthy: neither.',
      ),
    findings: z.array(finding).describe('Ranked: the first is what to fix first.'),
    sections: z
      .array(
        z.looseObject({
          id: z.string(),
          title: z.string(),
          lines: z.array(z.string()),
          verbose: z.boolean().describe('Shown with --verbose only.'),
        }),
      )
      .describe('Further parts for people, preformatted.'),
    checks: z
      .array(
        z.looseObject({
          id: findingId,
          answer: z
            .string()
            .describe('`yes` (it is wrong), `no`, `unknown`, or a word of its own.'),
          why: z.string().optional().describe('Why it is unknown: `timeout`, `servfail`, …'),
          question: z.string(),
          needed: z
            .boolean()
            .describe('False for an extra whose `unknown` does not touch the verdict.'),
          because: z
            .array(observationId)
            .describe('What the answer rests on; for `unknown`, the lookups that failed.'),
        }),
      )
      .describe('Every question that was reached, with its answer.'),
    path: z
      .array(
        z.looseObject({
          node: z.string(),
          question: z.string(),
          answer: z.string(),
          because: z.array(observationId),
        }),
      )
      .describe('The way through the decision tree.'),
    observations: z
      .array(
        z.looseObject({
          id: observationId,
          at: z
            .string()
            .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/)
            .describe('When it was asked, in UTC.'),
          asked: z.string().describe('`TXT example.com`.'),
          of: z.string().describe('The server that answered, or that was asked last.'),
          for: z.string().describe('What the question was for.'),
          got: z.looseObject({}).describe('What came back.'),
          ms: z.number().min(0),
        }),
      )
      .describe('Everything that was asked and seen.'),
    stats: z.looseObject({
      queries: z
        .int()
        .min(0)
        .describe(
          'Questions answered, by servers or by zone files; those that only proved fixes are not counted.',
        ),
      ms: z.number().min(0),
    }),
  })
  .describe(
    'One report of alimail-doctor --json; with several subjects the output is an array of these.',
  );

function jsonSchemaOf(type: z.ZodType) {
  return z.toJSONSchema(type, { target: 'draft-2020-12', reused: 'inline' });
}

const guideId = z.enum([
  'alimail-email',
  'alimail-email-delivery',
  'alimail-security',
  'alimail-service',
  'alimail-configuration',
  'alimail-account',
]);
const guideSource = z.looseObject({
  id: z.string(),
  name: z.string(),
  at: z.string().nullable().describe('Address, where the source has one.'),
  date: z.string().describe('When it was read or last changed, YYYY-MM-DD.'),
  trust: z.enum(['high', 'medium', 'low']),
});
const guideClaim = z.looseObject({ says: z.string(), source: guideSource });
const entryIds = z.array(z.string());

const guideOperation = z.looseObject({
  kind: z.literal('operation'),
  id: z.string(),
  name: z.string(),
  names: z.looseObject({ en: z.string(), zh: z.string() }),
  aliases: z.array(z.string()),
  guide: guideId,
  who: z.enum(['user', 'mail-admin', 'domain-admin']),
  about: z.string(),
  navigation: z.array(z.string()).describe('Click paths, the best first.'),
  prerequisites: z.array(z.string()),
  steps: z.array(
    z.looseObject({
      do: z.string(),
      element: z.string().nullable().describe('Label of what is clicked or filled in.'),
      kind: z.string().nullable(),
      where: z.string().nullable(),
      note: z.string().nullable(),
    }),
  ),
  parameters: z.array(
    z.looseObject({
      name: z.string(),
      type: z.enum(['text', 'number', 'date', 'password', 'file', 'choice', 'switch']),
      required: z.boolean(),
      options: z.array(z.string()),
      about: z.string(),
    }),
  ),
  notes: z.array(z.string()),
  limits: entryIds,
  related: entryIds,
  paths: entryIds,
  sources: z.array(guideSource),
});
const guidePath = z.looseObject({
  kind: z.literal('path'),
  id: z.string(),
  intent: z.string(),
  guide: guideId,
  title: z.string(),
  about: z.string(),
  when: z.array(z.string()),
  whenNot: z.array(z.string()),
  limits: z.array(z.string()),
  operations: entryIds,
  commands: z.array(z.looseObject({ command: z.string(), example: z.string() })),
  findings: z.array(findingId),
  sources: z.array(guideSource),
});
const guideLimit = z.looseObject({
  kind: z.literal('limit'),
  id: z.string(),
  title: z.string(),
  value: z.string(),
  note: z.string().nullable(),
  guide: guideId,
  trust: z.enum(['high', 'medium', 'low']),
  sources: z.array(guideSource),
  otherwise: z.array(guideClaim).describe('What other sources say instead.'),
});
const guideContradiction = z.looseObject({
  kind: z.literal('contradiction'),
  id: z.string(),
  topic: z.string(),
  claims: z.array(guideClaim).min(2),
  goBy: z.string(),
  guide: guideId,
  trust: z.enum(['high', 'medium', 'low']),
});
const guideQuestion = z.looseObject({
  kind: z.literal('question'),
  id: z.string(),
  question: z.string(),
  answer: z.array(z.string()).min(1),
  path: z.string(),
  operations: entryIds,
  limits: entryIds,
  shows: z.array(z.string()).describe('Texts of servers and pages that it is about.'),
  sources: z.array(guideSource),
});
const treeQuestion = z
  .looseObject({ id: z.string(), ask: z.string(), choices: z.array(z.looseObject({})) })
  .describe(
    'Each choice has id and label, and either `next`, a question, or `leads`, where it ends.',
  );
const guideIntent = z.looseObject({
  kind: z.literal('intent'),
  id: z.string(),
  title: z.string(),
  about: z.string(),
  says: z.array(z.string()),
  defaultPath: z.string(),
  whyDefault: z.string(),
  paths: entryIds,
  tree: treeQuestion,
});
const guideWalk = z
  .looseObject({
    kind: z.literal('walk'),
    intent: z.string(),
    answered: z.array(z.looseObject({ question: z.string(), answer: z.string() })),
    next: treeQuestion.optional(),
    ending: z
      .looseObject({
        path: z.string(),
        answer: z.string().nullable(),
        operations: entryIds,
        note: z.string().nullable(),
      })
      .optional(),
  })
  .describe('With --answer: how far the tree was walked.');
const guideLimits = z.looseObject({
  kind: z.literal('limits'),
  limits: z.array(guideLimit),
  contradictions: z.array(guideContradiction),
});

const guideDocument = z
  .looseObject({
    schemaVersion: z.literal(1),
    query: z.string().describe('The words that were given.'),
    results: z
      .array(
        z.looseObject({
          kind: z.enum(['intent', 'path', 'operation', 'limit', 'question']),
          id: z.string().describe('Stable; `guide <id>` shows it in full.'),
          title: z.string(),
          path: guideId.describe('The guide that it belongs to.'),
          why: z.string(),
        }),
      )
      .describe('Best first.'),
    read: z
      .array(z.looseObject({ typed: z.string(), as: z.string() }))
      .optional()
      .describe('Mistyped words, and what they were read as.'),
    detail: z
      .union([
        guideOperation,
        guidePath,
        guideLimit,
        guideQuestion,
        guideIntent,
        guideContradiction,
        guideWalk,
        guideLimits,
      ])
      .optional()
      .describe('What was asked for by its id, in full; for an intent its tree, or the walk.'),
  })
  .describe('What alimail-doctor guide --json prints.');

const { $schema, ...shape } = jsonSchemaOf(report);

/** The shape of the subject for one command. */
function subjectOf(command: string, type: z.ZodType) {
  const { $schema: _, ...subject } = jsonSchemaOf(type);
  return {
    if: { properties: { command: { const: command } } },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
    then: { properties: { subject } },
  };
}
const schema = {
  $schema,
  title: 'alimail-doctor report, version 1',
  ...shape,
  // The subject's shape belongs to the command.
  allOf: [
    subjectOf('check-dns', checkDnsSubject),
    subjectOf('diagnose-bounce', diagnoseBounceSubject),
    subjectOf('trace-missing', traceMissingSubject),
    subjectOf('verify-client', verifyClientSubject),
    subjectOf('check-smime', checkSmimeSubject),
  ],
};
const guide = {
  $schema,
  title: 'alimail-doctor guide, version 1',
  ...withoutSchema(guideDocument),
};

function withoutSchema(type: z.ZodType) {
  const { $schema: _, ...rest } = jsonSchemaOf(type);
  return rest;
}

for (const [file, content] of [
  ['report.v1.json', schema],
  ['guide.v1.json', guide],
] as const) {
  const path = new URL(`../schema/${file}`, import.meta.url);
  const written = `${JSON.stringify(content, null, 2)}\n`;
  if (!process.argv.includes('--check')) {
    writeFileSync(path, written);
  } else if (!existsSync(path) || readFileSync(path, 'utf8') !== written) {
    console.error(`schema/${file} is not up to date: run \`npm run schema\``);
    process.exitCode = 1;
  }
}
