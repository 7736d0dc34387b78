import { text } from '../../engine/text.ts';
import { blames } from '../common/blames.ts';

export default blames(
  'limits',
  text('Was it too much, too fast or too early?', '是不是发得太多、太快，或被要求稍后再试？'),
  text(
    'Limits and greylisting pass with time, and trying harder makes them last (RFC 3463 §3.6, RFC 6647 §2).',
    '限额和灰名单过一段时间会自行解除，越急着重试越慢（RFC 3463 §3.6、RFC 6647 §2）。',
  ),
);
