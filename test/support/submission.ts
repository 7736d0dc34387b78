/**
 * Postfix as the server that people hand their mail to: they log in, and may
 * write under their own address alone. Dovecot judges the logins.
 */
import type { KeyAndCertificate } from './certificates.ts';
import { type Dovecot, startDovecot } from './dovecot.ts';
import { startPostfix } from './postfix.ts';
import { freePort } from './real-servers.ts';

const ADDRESS = '127.0.0.1';

export interface SubmissionOptions {
  /** Login, which is an address, → password. */
  readonly users: Readonly<Record<string, string>>;
  readonly certificate: KeyAndCertificate;
  /** Judges the logins in place of one that is started for `users`; it is not stopped with this. */
  readonly dovecot?: Dovecot;
  /** Logins that are refused although the password is right. */
  readonly denied?: readonly string[];
  /** Says no to a sender at RCPT, as Postfix does by itself; at MAIL unless it is switched on. */
  readonly delayReject?: boolean;
  /** Further settings of main.cf. */
  readonly main?: Readonly<Record<string, string>>;
}

export interface Submission {
  readonly address: string;
  readonly ports: {
    /** As 465. */
    readonly implicit: number;
    /** As 587. */
    readonly starttls: number;
  };
  log(): string;
  stop(): Promise<void>;
}

export async function startSubmission(options: SubmissionOptions): Promise<Submission> {
  const { users, certificate } = options;
  const own =
    options.dovecot === undefined
      ? await startDovecot({
          users,
          certificate,
          protocols: [],
          denied: Object.fromEntries((options.denied ?? []).map((user) => [user, ['smtp']])),
        })
      : null;
  const authSocket = (options.dovecot ?? own)?.authSocket ?? '';
  try {
    const implicit = await freePort([ADDRESS]);
    let starttls = implicit;
    while (starttls === implicit) starttls = await freePort([ADDRESS]);
    const login = [
      'smtpd_sasl_auth_enable=yes',
      'smtpd_recipient_restrictions=permit_sasl_authenticated,reject',
      'smtpd_sender_restrictions=reject_sender_login_mismatch,permit_sasl_authenticated,reject',
    ];
    const service = (port: number, settings: readonly string[]) =>
      [
        `${ADDRESS}:${port} inet n - n - - smtpd`,
        ...settings.map((setting) => `-o ${setting}`),
      ].join(' ');
    const postfix = await startPostfix({
      transports: [],
      files: {
        'key.pem': certificate.key,
        'cert.pem': certificate.cert,
        senders: Object.keys(users)
          .map((user) => `${user} ${user}\n`)
          .join(''),
      },
      main: {
        default_transport: 'discard:',
        smtpd_tls_key_file: '{etc}/key.pem',
        smtpd_tls_cert_file: '{etc}/cert.pem',
        smtpd_tls_auth_only: 'yes',
        smtpd_sasl_type: 'dovecot',
        smtpd_sasl_path: authSocket,
        smtpd_sasl_security_options: 'noanonymous',
        smtpd_sender_login_maps: 'texthash:{etc}/senders',
        smtpd_delay_reject: options.delayReject === true ? 'yes' : 'no',
        ...options.main,
      },
      services: [
        service(implicit, ['smtpd_tls_wrappermode=yes', ...login]),
        service(starttls, ['smtpd_tls_security_level=may', ...login]),
      ],
    });
    return {
      address: ADDRESS,
      ports: { implicit, starttls },
      log: () => `${postfix.log()}${own?.log() ?? ''}`,
      async stop() {
        await postfix.stop();
        await own?.stop();
      },
    };
  } catch (error) {
    await own?.stop();
    throw error;
  }
}
