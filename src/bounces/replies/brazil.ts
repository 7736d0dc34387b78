/** UOL, BOL, Terra and iG. */
import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

export default receiver({
  id: 'brazil',
  name: text('UOL / Terra / iG', 'UOL / Terra / iG'),
  hosts: ['uol.com.br', 'bol.com.br', 'terra.com.br', 'ig.com.br', 'terra.com', 'zipmail.com.br'],
  rules: [
    // 554 Usuário Inválido ou Inexistente. Sorry, no mailbox here by that name. (#5.2.1) <bob@ig.com.br>
    rule('ou inexistente', 'user-unknown'),
    // 550 5.1.1 <bob@uol.com.br>: usuario inexistente
    rule('usuario inexistente', 'user-unknown'),
    rule('usuário inexistente', 'user-unknown'),
    // 552 Caixa postal cheia / Quota excedida
    rule('caixa postal*cheia', 'mailbox-full'),
    rule('quota excedida', 'mailbox-full'),
  ],
});
