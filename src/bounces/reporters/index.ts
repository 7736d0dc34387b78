/** All reporting systems, those first that are told by more than common words. */
import type { Mail, Reporter } from '../types.ts';
import activehunter from './activehunter.ts';
import alimail from './alimail.ts';
import amazonSes from './amazon-ses.ts';
import amazonWorkmail from './amazon-workmail.ts';
import aol from './aol.ts';
import barracuda from './barracuda.ts';
import bigfoot from './bigfoot.ts';
import biglobe from './biglobe.ts';
import boxbe from './boxbe.ts';
import bracketed from './bracketed.ts';
import { hints } from './common.ts';
import communigate from './communigate.ts';
import coremail from './coremail.ts';
import courier from './courier.ts';
import docomo from './docomo.ts';
import domino from './domino.ts';
import dragonfly from './dragonfly.ts';
import exchange from './exchange.ts';
import exchange2003 from './exchange-2003.ts';
import exim from './exim.ts';
import facebook from './facebook.ts';
import fml from './fml.ts';
import gmail from './gmail.ts';
import gmx from './gmx.ts';
import googleGroups from './google-groups.ts';
import groupwise from './groupwise.ts';
import hmailserver from './hmailserver.ts';
import imail from './imail.ts';
import intermail from './intermail.ts';
import interscan from './interscan.ts';
import ironport from './ironport.ts';
import james from './james.ts';
import kddi from './kddi.ts';
import kerio from './kerio.ts';
import kumomta from './kumomta.ts';
import libero from './libero.ts';
import mFilter from './m-filter.ts';
import mailenable from './mailenable.ts';
import mailfoundry from './mailfoundry.ts';
import mailgun from './mailgun.ts';
import mailmarshal from './mailmarshal.ts';
import mailru from './mailru.ts';
import mailsite from './mailsite.ts';
import mcafee from './mcafee.ts';
import mdaemon from './mdaemon.ts';
import mercury from './mercury.ts';
import messagelabs from './messagelabs.ts';
import messagingServer from './messaging-server.ts';
import mimecast from './mimecast.ts';
import mmdf from './mmdf.ts';
import moderation from './moderation.ts';
import mxlogic from './mxlogic.ts';
import notes from './notes.ts';
import notification from './notification.ts';
import office365 from './office365.ts';
import opensmtpd from './opensmtpd.ts';
import orange from './orange.ts';
import outlook from './outlook.ts';
import postfix from './postfix.ts';
import powermta from './powermta.ts';
import qmail from './qmail.ts';
import sakura from './sakura.ts';
import sendgrid from './sendgrid.ts';
import sendmail from './sendmail.ts';
import smail from './smail.ts';
import smartermail from './smartermail.ts';
import softbank from './softbank.ts';
import surfcontrol from './surfcontrol.ts';
import tOnline from './t-online.ts';
import tencent from './tencent.ts';
import unnamed from './unnamed.ts';
import verizon from './verizon.ts';
import xmail from './xmail.ts';
import yahoo from './yahoo.ts';
import yandex from './yandex.ts';
import zimbra from './zimbra.ts';
import zmailer from './zmailer.ts';
import zoho from './zoho.ts';

/**
 * Products and providers before the mail servers whose form they keep, common ones
 * before rare ones; those told by their host alone last, so that a form that can be
 * read wins.
 */
export const REPORTERS: readonly Reporter[] = [
  alimail,
  tencent,
  coremail,
  boxbe,
  moderation,
  googleGroups,
  gmail,
  yahoo,
  amazonWorkmail,
  amazonSes,
  zoho,
  mailru,
  yandex,
  aol,
  kddi,
  verizon,
  activehunter,
  bigfoot,
  fml,
  gmx,
  mxlogic,
  messagelabs,
  postfix,
  exim,
  biglobe,
  mcafee,
  outlook,
  hmailserver,
  exchange2003,
  office365,
  exchange,
  james,
  qmail,
  sendmail,
  courier,
  powermta,
  domino,
  opensmtpd,
  dragonfly,
  messagingServer,
  ironport,
  barracuda,
  mimecast,
  surfcontrol,
  mailmarshal,
  communigate,
  groupwise,
  mdaemon,
  intermail,
  zmailer,
  kumomta,
  sendgrid,
  mailgun,
  kerio,
  mercury,
  zimbra,
  mailenable,
  smartermail,
  notification,
  bracketed,
  notes,
  imail,
  interscan,
  mFilter,
  mailfoundry,
  xmail,
  mailsite,
  smail,
  mmdf,
  facebook,
  docomo,
  softbank,
  sakura,
  tOnline,
  orange,
  libero,
  unnamed,
];

/** Systems that write no delivery status: not asked where there is one. */
const WITHOUT_STATUS: ReadonlySet<Reporter> = new Set<Reporter>([
  googleGroups,
  zoho,
  yahoo,
  dragonfly,
  gmx,
  mxlogic,
  james,
  hmailserver,
  mailenable,
  smartermail,
  notification,
  bracketed,
  notes,
  imail,
  mFilter,
  interscan,
  mailfoundry,
  xmail,
  mailsite,
  smail,
  mmdf,
  fml,
  biglobe,
  unnamed,
]);

/** Fields of systems that write under addresses and subjects of their own: fml, SNS, XMail, Exchange. */
const OWN_FIELDS = [
  'x-mlserver',
  'x-amz-sns-message-id',
  'x-mailererror',
  'x-ms-exchange-message-is-ndr',
  'x-ms-embedded-report',
] as const;

const WITH_STATUS = REPORTERS.filter((r) => !WITHOUT_STATUS.has(r));

/** The reporter that wrote a message; `null` for ordinary mail, and where it cannot be told. */
export function reporterOf(mail: Mail): Reporter | null {
  const { notice, status, fields } = hints(mail);
  if (!notice && !OWN_FIELDS.some((f) => fields.has(f))) return null;
  return (status ? WITH_STATUS : REPORTERS).find((r) => r.recognises(mail)) ?? null;
}
