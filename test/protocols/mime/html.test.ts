import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlLines } from '../../../src/protocols/mime/html.ts';

const of = (html: string) =>
  htmlLines(html.split('\n').map((text, i) => ({ text, line: i + 1 }))).map(
    ({ text, line }) => `${line}:${text}`,
  );

describe('HTML as text', () => {
  it.each<[string, readonly string[]]>([
    ['<p>one</p><p>two<br>three</p>', ['1:one', '1:two', '1:three']],
    ['a\n<b>b</b>\nc<br>', ['1:a b c']],
    ['plain\ntext &amp;\n  <b>more</b>', ['1:plain', '2:text &', '3:more']],
    ['<div>a</div>\n\n<div>b</div>', ['1:a', '3:b']],
    [
      '<table><tr><td>Reason</td><td>full</td></tr>\n<tr><td>x</td></tr></table>',
      ['1:Reason\tfull', '2:x'],
    ],
    [
      '<tr>\n<td><p>Reason</p></td>\n<td width="9"></td><td><p>full</p></td></tr>',
      ['2:Reason\tfull'],
    ],
    ['<td>a</td><td>b<br>c</td>', ['1:a\tb', '1:c']],
    [
      'x &lt;a@example.com&gt; &amp; &quot;q&quot; &#39;&#x4E2d;&nbsp;y',
      ['1:x <a@example.com> & "q" \'中 y'],
    ],
    ['to <user@example.com> failed', ['1:to <user@example.com> failed']],
    ['<br><mailto:user@example.com>', ['1:<mailto:user@example.com>']],
    ['<mx.example.com #5.1.1 SMTP; 550 unknown>', ['1:<mx.example.com #5.1.1 SMTP; 550 unknown>']],
    ['<a href="mailto:user@example.com">User</a>', ['1:User']],
    ['<a title="a>b" href=x>User</a>', ['1:User']],
    ['<a href=mailto:user@example.com>User</a>', ['1:User']],
    ['a < b and c > d', ['1:a < b and c > d']],
    ['<head><title>t</title><style>p{}</style></head><body>b', ['1:b']],
    ['<head><body>b', ['1:b']],
    ['<style>p{}', []],
    ['a<script>x</script >b<!-- c --><!-- d\n-->e', ['1:abe']],
    ['a<!-- never closed b', ['1:a<!-- never closed b']],
    ['<pre>a\n  b\n</pre>c', ['1:a', '2:b', '3:c']],
    ['550 5.1.1 <b', ['1:550 5.1.1 <b']],
    ['&nosuch; &#xD800; &#99999999; &copy=1', ['1:&nosuch; \ufffd \ufffd &copy=1']],
    ['<ul><li>one<li>two</ul>', ['1:one', '1:two']],
    ['<p>line<o:p></o:p>\nnext', ['1:line next']],
  ])('%j', (html, expected) => {
    expect(of(html)).toEqual(expected);
  });

  it('is linear in what nothing closes', () => {
    for (const piece of [
      '<',
      '<a ',
      '<a "',
      '<!--',
      '<head>',
      '&#',
      '<a@',
      '<p a="',
      '<title>',
      '<td>',
    ]) {
      const started = performance.now();
      of(piece.repeat(1_000_000 / piece.length));
      expect(performance.now() - started).toBeLessThan(1_000);
    }
  });

  it('never throws and keeps lines in order', () => {
    const piece = fc.constantFrom(
      ...[
        '<',
        '>',
        '"',
        '<p',
        '</p>',
        '<!--',
        '-->',
        '<td>',
        '<tr>',
        '&amp',
        ';',
        'a@b',
        ' ',
        '\n',
        '<pre>',
        '</pre>',
        '<script>',
        '</script>',
        'word',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const html = pieces.join('');
        const input = html.split('\n').map((text, i) => ({ text, line: 10 * i + 1 }));
        let previous = 1;
        for (const { text, line } of htmlLines(input)) {
          expect(line).toBeGreaterThanOrEqual(previous);
          expect(line).toBeLessThanOrEqual(10 * input.length);
          expect(text).toBe(text.trim());
          previous = line;
        }
      }),
    );
  });
});
