import { text } from '../../engine/text.ts';
import { blames } from '../common/blames.ts';

export default blames(
  'remote',
  text('Did a server fail, or is no reason to be read?', '是不是服务器出了故障，或者看不出原因？'),
  text(
    'A fault of a server is fixed by its operator, and what cannot be read needs the original report or a log (RFC 3463 §3.4, §3.6).',
    '服务器故障要由它的管理员处理；看不出原因的，要有退信原件或日志才能判断（RFC 3463 §3.4、§3.6）。',
  ),
);
