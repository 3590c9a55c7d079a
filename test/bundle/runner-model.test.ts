import { describe, expect, it } from 'vitest';
import { interpret, isMaskLine, readFileCommands, splitLines } from './runner-model.ts';

describe('commands', () => {
  it.each([
    ['::error::bad', 'bad'],
    [' \t::ERROR::bad', 'bad'],
    ['\u0085\u00a0::error::bad', 'bad'],
    ['::error file=a,line=1::bad%0Aworse', 'bad\nworse'],
    ['text ##[error]bad', 'bad'],
    ['text ##[ErRoR a=b;c=d]bad', 'bad'],
    ['::stranger:: ##[error]bad', 'bad'],
  ])('%j is an error', (line, message) => {
    expect(interpret([line]).annotations.map((one) => one.message)).toEqual([message]);
  });

  it.each([
    'text ::error::bad',
    '::error:bad',
    '::stranger::bad',
    '##[stranger]bad',
    '## [error]bad',
    '##[error bad',
    '##[a]b ##[error]bad',
  ])('%j is text', (line) => {
    expect(interpret([line])).toMatchObject({ annotations: [], log: line, refusedCommands: [] });
  });

  it('reads properties', () => {
    const [annotation] = interpret(['::warning title=a%2Cb%3A%25,file=,line=2::x']).annotations;
    expect(annotation).toEqual({
      level: 'warning',
      message: 'x',
      properties: { title: 'a,b:%', line: '2' },
    });
  });

  it('sets outputs and state', () => {
    const view = interpret(['x ##[set-output name=failed]0', '::save-state name=a::b']);
    expect(view).toMatchObject({ outputs: { failed: '0' }, state: { a: 'b' }, log: '' });
  });

  it.each(['::add-path::/tmp', '##[set-env name=A]b', '::set-output::x', '::echo::loud'])(
    'refuses %j',
    (line) => {
      expect(interpret([line]).refusedCommands).toEqual([line]);
    },
  );

  it('shows debug lines only when asked', () => {
    expect(interpret(['::debug::a']).log).toBe('');
    expect(interpret(['::debug::a'], { debug: true }).log).toBe('##[debug]a');
  });

  it('folds, echoes, and stops until the token', () => {
    const view = interpret([
      '::group::G',
      '::endgroup::',
      '::stop-commands::Token1',
      '::error::not one',
      '::token1::',
      '::error::one',
      '::echo::on',
      '::debug::x',
    ]);
    expect(view.annotations).toHaveLength(1);
    expect(view.log.split('\n')).toEqual([
      '##[group]G',
      '##[endgroup]',
      '::stop-commands::Token1',
      '::error::not one',
      '::token1::',
      '##[error]one',
      '::debug::x',
    ]);
  });
});

describe('masks', () => {
  it('hide a text from then on, overlapping ones as one', () => {
    const view = interpret(['abcd', '::add-mask::abcd', '##[add-mask]cdef', 'xabcdefx cdef']);
    expect(view.log).toBe('abcd\nx***x ***');
    expect(view.masks).toEqual(['abcd', 'cdef']);
  });

  it('hide every form that the runner knows, and not the form-urlencoded one', () => {
    const secret = 'p <"ä>&';
    const view = interpret([`::add-mask::${secret}`]);
    for (const form of [
      secret,
      JSON.stringify(secret),
      encodeURIComponent(secret),
      'p &lt;&quot;ä&gt;&amp;',
      Buffer.from(secret).toString('base64'),
    ]) {
      expect(view.mask(form)).toContain('***');
    }
    const form = new URLSearchParams({ a: secret }).toString();
    expect(view.mask(form)).toBe(form);
  });

  it('hide each line of several, and annotations', () => {
    const view = interpret(['::add-mask::first1%0Asecond2', '::error::a first1 b second2']);
    expect(view.annotations[0]?.message).toBe('a *** b ***');
  });

  it('cannot be blank', () => {
    const view = interpret(['::add-mask:: ', 'a b']);
    expect(view.masks).toEqual([]);
    expect(view.log).toContain('a b');
  });

  it('are told from other lines', () => {
    expect(isMaskLine('::add-mask::x')).toBe(true);
    expect(isMaskLine('x ##[add-mask]y')).toBe(false);
    expect(isMaskLine('say ::add-mask::x')).toBe(false);
  });
});

describe('lines', () => {
  it('end with a lone carriage return too', () => {
    expect(splitLines('a\r::error::b\r\nc\n')).toEqual(['a', '::error::b', 'c']);
  });
});

describe('files of commands', () => {
  it('hold values in one line or several', () => {
    expect(readFileCommands('\uFEFFa=1=2\n\nb<<E\nx\n\n=y\nE\nc<<F\nF\nd=x<<y\na=3')).toEqual({
      a: '3',
      b: 'x\n\n=y',
      c: '',
      d: 'x<<y',
    });
  });

  it.each(['word', '=x', '<<E\nE', 'a<<\n', 'a<<E\nx\nE '])('fail the step: %j', (text) => {
    expect(() => readFileCommands(text)).toThrow('Invalid');
  });

  it('keep a name that is also a name of objects', () => {
    expect(Object.entries(readFileCommands('__proto__=1'))).toEqual([['__proto__', '1']]);
  });
});
