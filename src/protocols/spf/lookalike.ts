/** Whether a TXT value was meant as SPF, though receivers do not see it as such (RFC 7208 §4.5 wants exactly `v=spf1`). */
export function looksLikeSpf(text: string): boolean {
  const start = text
    .slice(0, 40)
    .replace(/["'“”‘’`\\\s]/g, '')
    .replace(/：/g, ':')
    .replace(/＝/g, '=');
  return /^(v[=:]?spf|spf[12]?[=:]|v=?sfp1|spf1(include|ip4|a|mx|[~+?-]all))/i.test(start);
}
