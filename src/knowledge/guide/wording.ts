/** What the wording of a question tells, whatever it is about: what is wanted, and which way the mail goes. */

/** What asks for a number rather than for a way. */
const ASKS_FACT =
  /\bhow (?:many|much|long|big|large|often|far back|soon|old)\b|\b(?:max(?:imum)?|limits?|quota|largest|biggest|expires?)\b|最多|最大|多少|几[个条封天人次位]|大概几|多大|多久|多长|上限|限额|有效期|过期时间|保留/i;
/** What asks for a way. */
const ASKS_WAY =
  /\b(?:how (?:do|can|to|would|should)|where (?:do|can|is|are)|can i|i (?:want|need|would like) to|turn (?:on|off)|set up)\b|怎么|如何|怎样|在哪|哪里|想要?|能不能|可以/i;
/** What tells of trouble. */
const TELLS_TROUBLE =
  /\b(?:can ?not|can'?t|cant|could ?n[o']t|won'?t|wont|does ?n[o']t|doesnt|did ?n[o']t|didnt|never|fail(?:s|ed|ing|ure)?|error|refus\w+|reject\w+|wrong|not (?:work|receiv|arriv|send)\w*|keeps?|stopped|why)\b|不了|不到|不上|失败|报错|错误|被退|退信|退回|为什么|没收到|打不开|提示/i;

/** Mail that the person sends; the verb and its object may stand apart. */
const GOES_OUT =
  /\b(?:i|we) (?:\w+ )?(?:send|sent|write|wrote|mail|email)\b|\b(?:send|write|writing) to (?:\w+ )?(?:customers?|clients?|them|gmail|outlook|qq|others?)\b|\b(?:my|our) (?:\w+ ){0,2}(?:mails?|emails?|messages?|invoices?|newsletters?)\b|(?:我|我们|咱们)[^，。]{0,6}(?:发|寄)|发给(?!我)|发(?:邮件|信)?(?:到|往)|发不出|外发/i;
/** Others who have nothing of what was sent to them. */
const THEY_MISS =
  /\b(?:other (?:side|party|end)|they|he|she|customers?|clients?|recipients?|nobody|gmail|outlook|qq|yahoo)\b[^.]{0,30}\b(?:never|not|n'?t|receiv\w+) ?(?:got|get|see|received?|my|our|it|arriv\w+)|(?:对方|客户|别人|收件人|他们)[^，。我]{0,10}(?:没|不|收不)[^，。]{0,2}(?:到|见)[^，。]{0,4}(?:我|$)/i;
/** Mail that comes to the person. */
const COMES_IN =
  /\b(?:sent|write|writes|writing|wrote|mail|mails|email|emails|send|sends|sending)\b[^.]{0,12}\b(?:to )?(?:me|us)\b|\b(?:i|we|our \w+) (?:\w+ )?(?:receive|get|got|received)\b(?! (?:an? )?(?:error|bounce))|\b(?:didn'?t|don'?t|cant|can'?t|not|never) (?:receiv\w+|get|got|arrive\w*)|给(?:我|我们|咱们)[^，。]{0,4}(?:发|寄|写)|(?:别人|客户|对方|人家)[^，。]{0,4}(?:发来|发给我|发了|给我)|(?:收不到|没收到|没有收到|未收到)/i;

/** What comes back to the sender alone. */
const TELLS_BOUNCE =
  /\b(?:bounc\w+|kicked back|came back|come back|comes back|returned|undeliver\w+|5[1-5]\d)\b|退信|被退|退回|弹回/i;

export interface Wording {
  /** A number or a rule is asked for. */
  readonly fact: boolean;
  /** A way to do something is asked for. */
  readonly way: boolean;
  readonly trouble: boolean;
  /** Mail of the person’s own, mail to the person, or neither clearly. */
  readonly direction: 'out' | 'in' | null;
}

export function wordingOf(question: string): Wording {
  const missed = THEY_MISS.test(question);
  const into = COMES_IN.test(question) && !missed;
  // Who holds a bounce is who sent the message.
  const out = missed || GOES_OUT.test(question) || (!into && TELLS_BOUNCE.test(question));
  return {
    fact: ASKS_FACT.test(question),
    way: ASKS_WAY.test(question),
    trouble: TELLS_TROUBLE.test(question),
    direction: out === into ? null : out ? 'out' : 'in',
  };
}
