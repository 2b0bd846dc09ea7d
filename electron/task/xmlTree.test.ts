import { describe, expect, test } from 'vitest';
import { elementsAt, readXml, textAt } from './xmlTree.ts';

describe('what is read', () => {
  test('elements, their text and their order', () => {
    expect(readXml('<a><b>1</b><c/><b>2</b></a>')).toEqual({
      name: 'a',
      text: '',
      children: [
        { name: 'b', text: '1', children: [] },
        { name: 'c', text: '', children: [] },
        { name: 'b', text: '2', children: [] },
      ],
    });
  });

  test('attributes with any sign in them are passed over', () => {
    const read = readXml(`<a x="1 > 0" y='"/>' xmlns="http://a/b"><b z="/" /></a>`);
    expect(read?.children.map(({ name }) => name)).toEqual(['b']);
  });

  test('namespace prefixes are left out', () => {
    expect(readXml('<t:Task><t:Actions/></t:Task>')).toMatchObject({
      name: 'Task',
      children: [{ name: 'Actions' }],
    });
  });

  test('comments, instructions and literal sections', () => {
    const text =
      '<?xml version="1.0" encoding="UTF-16"?><!-- <x> --><a>1<!-- </a> -->2<![CDATA[<&>]]><?p?></a>';
    expect(readXml(text)).toEqual({ name: 'a', text: '12<&>', children: [] });
  });

  test.each([
    ['&lt;&gt;&amp;&quot;&apos;', `<>&"'`],
    ['&amp;lt;', '&lt;'],
    ['&#65;&#x42;&#x1F600;', 'AB\u{1f600}'],
    ['&unknown; &#x110000; & alone', '&unknown; &#x110000; & alone'],
  ])('entities in %s', (written, meant) => {
    expect(readXml(`<a>${written}</a>`)?.text).toBe(meant);
  });

  test('what a console writes around it does not matter', () => {
    expect(readXml('\ufeff\r\nActive code page: 65001\r\n<a>1</a>\r\n\r\nC:\\> <')).toMatchObject({
      text: '1',
    });
  });
});

test.each([
  ['nothing', ''],
  ['no element', 'The system cannot find the file specified.'],
  ['an element that is not closed', '<a><b></b>'],
  ['one closed by another name', '<a></b>'],
  ['one closed twice', '</a>'],
  ['crossed elements', '<a><b></a></b>'],
  ['a type definition', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
  ['a cut comment', '<a><!-- </a>'],
  ['a literal section alone', '<![CDATA[<a/>]]>'],
])('%s is no document', (_name, text) => {
  expect(readXml(text)).toBeUndefined();
});

test('elements and texts by their path', () => {
  const tree = readXml('<a><b><c> 1 </c></b><b><c>2</c></b><d/></a>');
  if (tree === undefined) throw new Error('not read');
  expect(elementsAt(tree, 'b', 'c').map(({ text }) => text)).toEqual([' 1 ', '2']);
  expect(elementsAt(tree, 'b', 'x', 'c')).toEqual([]);
  expect(textAt(tree, 'b', 'c')).toBe('1');
  expect(textAt(tree, 'd')).toBe('');
  expect(textAt(tree, 'x')).toBeUndefined();
});
