import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlText, oldMessageIn } from '../../../adapters/mail/reading/html-text.ts';

describe('the text of HTML', () => {
  it.each([
    [
      'a row of a table is a line',
      '<table><tr><td>4(a)</td><td><p>Twelve</p><p>cases</p></td></tr></table>',
      '4(a)\tTwelve cases',
    ],
    ['a page laid out by a table is none', '<table><tr><td><p>one</p><p>two</p></td></tr></table>', 'one\n\ntwo'],
    ['cells that nobody closed', '<table><tr><td>a<td>b<tr><td>c<td>d</table>', 'a\tb\nc\td'],
    ['numbers of a list', '<ol start=3><li>a<li>b</ol><ol type="a"><li>x</ol>', '3. a\n4. b\na. x'],
    ['old numbers for characters', '&#146;&#8217;&rsquo;&AMP;&nosuch;', '’’’&&nosuch;'],
    ['a quote within a quote', '<blockquote type=cite>a<blockquote>b</blockquote></blockquote>c', '> a\n>> b\nc'],
    ['what is hidden', '<div style="display:none">x</div><span hidden>y</span>z', 'z'],
    ['what is hidden and never ends', '<div style="display:none">Twelve.', 'Twelve.'],
    ['nothing but what is hidden', '<div style="display:none">Twelve.</div>', 'Twelve.'],
    ['a condition of Office', '<!--[if mso]><p>no</p><![endif]--><![if !vml]>yes<![endif]>', 'yes'],
  ])('%s', (_what, html, text) => {
    expect(htmlText(html)).toBe(text);
  });

  it('holds every word, whatever tags stand around it and whichever are never closed', () => {
    const piece = fc.oneof(
      fc.stringMatching(/^[a-z]{2,8}$/u).map((word) => ({ html: ` ${word} `, word })),
      fc
        .constantFrom(
          '<p>',
          '</p>',
          '<div>',
          '</div>',
          '<table>',
          '</table>',
          '<tr>',
          '</tr>',
          '<td>',
          '</td>',
          '<ul>',
          '<li>',
          '</ul>',
          '<blockquote>',
          '</blockquote>',
          '<b>',
          '</b>',
          '<br>',
          '<hr>',
          '<a href="https://x.example/">',
          '</a>',
          '<pre>',
          '</pre>',
          '<o:p>',
          '<span style="color:red">',
          '<!-- note -->',
          '<style>',
          '<div style="display:none">',
        )
        .map((html) => ({ html, word: null })),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const shown = htmlText(pieces.map(({ html }) => html).join(''));
        let unseen = 0;
        for (const { html, word } of pieces) {
          if (html.includes('none')) unseen += 1;
          if (word !== null && unseen === 0) expect(shown).toContain(word);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['<div class="gmail_quote"><div class="gmail_attr">On day, Desk:</div>old</div>', 'On day, Desk:'],
    ['<div id="x_divRplyFwdMsg"><b>Kutoka:</b> Desk</div>', 'Kutoka: Desk'],
    [
      '<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in"><p>Kutoka: Desk</p></div>',
      'Kutoka: Desk',
    ],
    ['<div class="signature">Desk</div>', null],
  ])('shows where the old message begins: %s', (html, begins) => {
    expect(oldMessageIn(`<p>new</p>${html}`).oldBegins).toBe(begins);
  });

  it.each([
    ['<font color=red>', true],
    ['<span style="font-weight:bold;color:#C00000">', true],
    ['<span style="color:rgb(0, 128, 0)">', true],
    ['<span style="color:#1F497D">', false],
    ['<span style="background-color:#ff0000">', false],
    ['<a style="color:#ff0000" href="https://x.example">', false],
  ])('tells colours in which people answer: %s', (tag, coloured) => {
    expect(oldMessageIn(`<blockquote>old ${tag}word</blockquote>`).coloured).toBe(coloured);
  });
});
