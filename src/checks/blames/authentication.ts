import { text } from '../../engine/text.ts';
import { blames } from '../common/blames.ts';

export default blames(
  'authentication',
  text(
    'Was it refused because the sender’s domain was not authenticated?',
    '是不是因为发件域名没有通过身份验证？',
  ),
  text(
    'SPF, DKIM and DMARC are records of the sender’s domain, so such a refusal is looked into there (RFC 7372 §3).',
    'SPF、DKIM、DMARC 都是发件域名的记录，这类退信要到发件域名上查（RFC 7372 §3）。',
  ),
);
