/** Exchange Online (Microsoft 365): Exchange's forms, written by its own hosts. */
import type { Mail, Reporter } from '../types.ts';
import { hints } from './common.ts';
import { readExchange } from './exchange.ts';

export default {
  id: 'office365',
  name: 'Exchange Online (Microsoft 365)',
  recognises(mail: Mail): boolean {
    const { from, head } = hints(mail);
    const report =
      hints(mail).fields.has('x-ms-exchange-message-is-ndr') ||
      head.includes('generating server:') ||
      head.includes('office 365') ||
      head.includes('microsoft 365');
    if (!report) return false;
    return (
      from.includes('outlook.com') ||
      from.includes('.onmicrosoft.com') ||
      head.includes('office 365') ||
      head.includes('microsoft 365') ||
      head.includes('.outlook.com') ||
      hints(mail).fields.has('x-ms-publictraffictype') ||
      hints(mail).fields.has('x-ms-office365-filtering-correlation-id')
    );
  },
  read: readExchange,
} satisfies Reporter;
