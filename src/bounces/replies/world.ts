/** Receivers outside China. Codes of their own come before words that others use too; blocklists and bare codes last. */
import aol from './aol.ts';
import apple from './apple.ts';
import att from './att.ts';
import authenticationCodes from './authentication-codes.ts';
import barracuda from './barracuda.ts';
import biglobe from './biglobe.ts';
import blocklists from './blocklists.ts';
import brazil from './brazil.ts';
import cloudflare from './cloudflare.ts';
import cloudmark from './cloudmark.ts';
import comcast from './comcast.ts';
import cox from './cox.ts';
import daum from './daum.ts';
import docomo from './docomo.ts';
import earthlink from './earthlink.ts';
import facebook from './facebook.ts';
import fastmail from './fastmail.ts';
import forcepoint from './forcepoint.ts';
import free from './free.ts';
import google from './google.ts';
import hornetsecurity from './hornetsecurity.ts';
import ironport from './ironport.ts';
import kddi from './kddi.ts';
import laposte from './laposte.ts';
import libero from './libero.ts';
import mailru from './mailru.ts';
import messagelabs from './messagelabs.ts';
import microsoft from './microsoft.ts';
import microsoftRelayed from './microsoft-relayed.ts';
import mimecast from './mimecast.ts';
import naver from './naver.ts';
import orange from './orange.ts';
import poland from './poland.ts';
import postini from './postini.ts';
import proofpoint from './proofpoint.ts';
import proton from './proton.ts';
import rackspace from './rackspace.ts';
import rediffmail from './rediffmail.ts';
import type { Receiver } from './rule.ts';
import secureserver from './secureserver.ts';
import seznam from './seznam.ts';
import sfr from './sfr.ts';
import softbank from './softbank.ts';
import sophos from './sophos.ts';
import spectrum from './spectrum.ts';
import tonline from './tonline.ts';
import trendmicro from './trendmicro.ts';
import tuta from './tuta.ts';
import unitedinternet from './unitedinternet.ts';
import verizon from './verizon.ts';
import yahoo from './yahoo.ts';
import yahoojapan from './yahoojapan.ts';
import yandex from './yandex.ts';
import zoho from './zoho.ts';

export const WORLD: readonly Receiver[] = [
  yahoojapan,
  yahoo,
  apple,
  google,
  aol,
  comcast,
  cox,
  spectrum,
  att,
  verizon,
  earthlink,
  mailru,
  yandex,
  unitedinternet,
  tonline,
  orange,
  laposte,
  sfr,
  free,
  libero,
  secureserver,
  rackspace,
  zoho,
  fastmail,
  proton,
  tuta,
  facebook,
  naver,
  daum,
  docomo,
  kddi,
  softbank,
  biglobe,
  seznam,
  poland,
  brazil,
  rediffmail,
  microsoft,
  mimecast,
  proofpoint,
  messagelabs,
  ironport,
  trendmicro,
  sophos,
  forcepoint,
  hornetsecurity,
  cloudflare,
  postini,
  cloudmark,
  barracuda,
  blocklists,
  authenticationCodes,
  microsoftRelayed,
];
