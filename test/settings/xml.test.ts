import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { childText, elementsOf, escapeXml, readXml } from '../../src/settings/xml.ts';

const text = (source: string) => childText(readXml(source), 'a');

describe('readXml', () => {
  it.each([
    ['<a>x &amp; &lt;y&gt; &quot;&apos; &#65;&#x4E2d;</a>', 'x & <y> "\' A中'],
    ['<a>&amp;lt;</a>', '&lt;'],
    ['<a>&nbsp;&other;</a>', '&nbsp;&other;'],
    ['<a>&#0;&#xD800;&#x110000;</a>', '\ufffd\ufffd\ufffd'],
    ['<a><![CDATA[<b>&amp;]]>c</a>', '<b>&amp;c'],
    ['<a>x<!-- <b> -->y</a>', 'xy'],
    ['<a> x </a>', ' x '],
    ['<a>\r\n   x y\r\n  </a>', 'x y'],
    ['<a>&#10; x &#10;</a>', '\n x \n'],
    ['<n:A m:k="v">x</n:A>', 'x'],
    ['<a>1 < 2</a>', '1 < 2'],
    ['<a>never closed', 'never closed'],
  ])('%j', (source, expected) => {
    expect(text(source)).toBe(expected);
  });

  it('expands no entity of a DOCTYPE', () => {
    const source =
      '<!DOCTYPE a [<!ENTITY e "boo"><!ENTITY f SYSTEM "file:///etc/passwd">]><a>&e;&f;</a>';
    expect(text(source)).toBe('&e;&f;');
  });

  it('closes what is left open, and goes no deeper than it must', () => {
    expect(elementsOf(readXml('<r><a>1<b>2</r><a>3</a>'), 'a')).toHaveLength(2);
    const deep = readXml(`${'<d>'.repeat(5000)}${'</d>'.repeat(5000)}<a>after</a>`);
    expect(childText(deep, 'a')).toBe('after');
  });

  it('reads attributes in either quotes', () => {
    const [element] = readXml(`<a type="im>ap" n:Port='9&amp;3'/>`).children;
    expect(element?.attributes.get('type')).toBe('im>ap');
    expect(element?.attributes.get('port')).toBe('9&3');
  });

  it('reads back what is escaped', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        expect(text(`<a>${escapeXml(value)}</a>`)).toBe(value);
      }),
    );
  });
});
