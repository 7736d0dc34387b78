import { text } from '../../engine/text.ts';
import { BLAMED, type Group, groupOf } from '../common/blames.ts';
import { check } from '../common/bounce.ts';
import { PAGES, ROUTES } from '../common/bounce-sending.ts';

const GROUPS = Object.keys(BLAMED) as Group[];

export default check({
  id: 'message/blames',
  question: text('What does the refusal blame?', '对方拒收，怪的是什么？'),
  why: text(
    'The reply of the server that refused tells where to look; the other questions need not be asked (RFC 3463 §3).',
    '对方服务器的回复已经说明该查哪一块，其他问题就不用问了（RFC 3463 §3）。',
  ),
  needs: ['bounced'],
  answers: [...GROUPS, 'several'],
  severity: 'info',
  route: ROUTES.delivery,
  references: ['RFC 3463 §3', PAGES.readingBounces],
  answer({ bounced, because }) {
    const groups = new Set(bounced.failures.map((f) => groupOf(f.cause)));
    const [group = 'remote'] = groups;
    const answer: Group | 'several' = groups.size > 1 ? 'several' : group;
    return { answer, because: because('bounced') };
  },
});
