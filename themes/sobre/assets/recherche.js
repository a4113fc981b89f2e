/* Search: loads the index and the engine (WebAssembly) as classic scripts, from file:// too.
   The field is the combobox of form[role=search]; the form's action is the results page, which has an element data-resultats.
   All words come from the page: the data attributes of both. The index stands in the folder "recherche" beside this script.
   Every file of the index is one call `unisson(name, base64)`; the loader's data are: u32 length, JSON {module, t: digits, …}, root:
   eight digits name each shard of a family. A large index names its shards of texts ("x") in a file of their own, `names`. */
(function () {
  'use strict';
  var HERE = document.currentScript ? document.currentScript.src.replace(/[^/]*$/, '') : '';
  var TIMEOUT = 15000, SHOWN = 8;
  var waiting = {}, engine = null, session = 0, opening = null, loaded = {};
  var words = {};

  /* A text of the page with values in the place of their names: "{count} results". */
  function say(name, values) {
    return (words[name] || '').replace(/\{(\w+)\}/g, function (whole, key) { return values && key in values ? values[key] : whole; });
  }

  /* The same with elements in it, as a list of nodes. */
  function parts(name, values) {
    return (words[name] || '').split(/(\{\w+\})/).reduce(function (list, piece) {
      var value = values[piece.slice(1, -1)];
      return list.concat(piece[0] === '{' && value !== undefined ? value : piece);
    }, []);
  }

  window.unisson = function (name, data) {
    if (waiting[name]) waiting[name](data);
  };

  function fetchScript(name) {
    return new Promise(function (resolve, reject) {
      var script = document.createElement('script');
      var timer = setTimeout(function () { finish(reject, new Error(name)); }, TIMEOUT);
      function finish(then, value) {
        clearTimeout(timer);
        delete waiting[name];
        script.remove();
        then(value);
      }
      waiting[name] = function (data) { finish(resolve, data); };
      script.onerror = function () { finish(reject, new Error(name)); };
      script.onload = function () { if (waiting[name]) finish(reject, new Error(name)); };
      script.src = HERE + 'recherche/' + name + '.js';
      document.head.appendChild(script);
    }).then(inflate);
  }

  function inflate(text) {
    var bytes = Uint8Array.from(atob(text), function (c) { return c.charCodeAt(0); });
    var stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    return new Response(stream).arrayBuffer().then(function (buffer) { return new Uint8Array(buffer); });
  }

  function withBytes(bytes, use) {
    var address = engine.search_allocate(bytes.length || 1);
    new Uint8Array(engine.memory.buffer, address, bytes.length).set(bytes);
    var result = use(address, bytes.length);
    engine.search_release(address);
    return result;
  }

  /* Opens the index once: the loader holds the names of all files and the root. */
  function open() {
    if (!opening) {
      opening = fetchScript('index').then(function (bytes) {
        var length = new DataView(bytes.buffer).getUint32(0, true);
        var names = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)));
        return fetchScript(names.module).then(function (code) {
          return WebAssembly.instantiate(code, {});
        }).then(function (module) {
          engine = module.instance.exports;
          session = withBytes(bytes.subarray(4 + length), engine.search_open);
          if (session <= 0) throw new Error('index');
          return names;
        });
      });
      opening.catch(function () { opening = null; });
    }
    return opening;
  }

  /* The digits of a family's files. */
  function digits(names, family) {
    if (!(family in names)) {
      names[family] = fetchScript(names.names).then(function (bytes) { return new TextDecoder().decode(bytes); });
      names[family].catch(function () { delete names[family]; });
    }
    return Promise.resolve(names[family]);
  }

  /* Loads one shard; one that cannot be had is given up, and the answer says that it is incomplete. */
  function load(names, id) {
    if (!loaded[id]) {
      var family = id.charCodeAt(0), number = +id.slice(1);
      loaded[id] = digits(names, id[0]).then(function (all) {
        return fetchScript(id[0] + '.' + all.substr(8 * number, 8));
      }).then(function (bytes) {
        if (withBytes(bytes, function (address, length) { return engine.search_load(session, family, number, address, length); })) throw new Error(id);
      }).catch(function () {
        engine.search_give_up(session, family, number);
        delete loaded[id];
      });
    }
    return loaded[id];
  }

  /* What the engine answers at once: results, or the shards that it needs. */
  function run(request) {
    var bytes = new TextEncoder().encode(request.text.replace(/\0/g, ' ') + request.filters.map(function (filter) {
      return '\0' + filter.name + '\x01' + filter.value;
    }).join(''));
    var length = withBytes(bytes, function (address, count) {
      return engine.search_run(session, address, count, request.options, request.limit, request.offset);
    });
    if (length < 0) throw new Error('answer ' + length);
    return JSON.parse(new TextDecoder().decode(new Uint8Array(engine.memory.buffer, engine.search_answer(session), length)));
  }

  function ask(names, request) {
    var answer = run(request);
    if (!answer.needs) return answer;
    return Promise.all(answer.needs.map(function (id) { return load(names, id); })).then(function () { return ask(names, request); });
  }

  /* Options: 1 completes the last word, 2 wants snippets, 4 wants counts. */
  function search(text, options, limit, offset, filters) {
    return open().then(function (names) {
      return ask(names, { text: text, options: options, limit: limit, offset: offset || 0, filters: filters || [] });
    });
  }

  /* Small DOM tools: text is always text. */
  function make(tag, attributes, children) {
    var element = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (key) { element.setAttribute(key, attributes[key]); });
    (children || []).forEach(function (child) { element.append(child); });
    return element;
  }
  function count(number) {
    return say(number === 0 ? 'none' : number === 1 ? 'one' : 'many', { count: number.toLocaleString(document.documentElement.lang) });
  }
  /* The site's root is where the results page stands. */
  function address(root, result) {
    return root + result.path + (result.anchor && result.path.indexOf('#') < 0 ? '#' + result.anchor : '');
  }

  /* The field: an editable combobox with a list (WAI-ARIA APG), on every page. */
  function combobox(input) {
    var page = input.form.getAttribute('action'), root = page.replace(/[^/]*$/, '');
    var list = document.getElementById(input.getAttribute('aria-controls'));
    var status = make('p', { role: 'status', 'class': 'sr' });
    var active = -1, turn = 0, timer = 0;
    list.after(status);

    /* What went wrong is for everybody to read, the count of results for screen readers. */
    function broken() {
      status.className = 'panne';
      status.textContent = say('broken');
    }
    function close() {
      list.hidden = true;
      active = -1;
      input.setAttribute('aria-expanded', 'false');
      input.removeAttribute('aria-activedescendant');
    }
    function choose(index) {
      if (active >= 0 && list.children[active]) list.children[active].setAttribute('aria-selected', 'false');
      active = index;
      if (active < 0) return input.removeAttribute('aria-activedescendant');
      list.children[active].setAttribute('aria-selected', 'true');
      list.children[active].scrollIntoView({ block: 'nearest' });
      input.setAttribute('aria-activedescendant', list.children[active].id);
    }
    function show(answer) {
      var seen = {};
      list.replaceChildren();
      status.className = 'sr';
      function add(href, children, name) {
        var option = make('li', { role: 'option', id: list.id + '-' + list.children.length, 'class': name, 'aria-selected': 'false' }, children);
        option.addEventListener('mousedown', function (event) {
          event.preventDefault();
          location.href = href;
        });
        option.unissonHref = href;
        list.append(option);
      }
      answer.answers.concat(answer.results).filter(function (result) {
        var key = result.path + ' ' + result.title;
        return seen[key] ? false : (seen[key] = true);
      }).slice(0, SHOWN).forEach(function (result) {
        var contact = result.card.filter(function (line) { return line.role === 1; }).map(function (line) { return line.value; })[0];
        add(address(root, result), [result.title, make('span', { 'class': 'genre' }, [make('span', { 'class': 'tiret' }, [' – ']), result.kind + (contact ? ' – ' + contact : '')])], 'trouve');
      });
      add(results(), [answer.total ? say('all') : count(0)], 'toutes');
      active = -1;
      input.removeAttribute('aria-activedescendant');
      list.hidden = list.children.length === 0;
      input.setAttribute('aria-expanded', String(!list.hidden));
      status.textContent = count(answer.total) + (answer.incomplete ? ' – ' + say('incomplete') : '');
    }
    function update() {
      var text = input.value.trim(), mine = ++turn;
      if (text.length < 2) return close();
      search(input.value, 1, SHOWN).then(function (answer) {
        if (mine === turn) show(answer);
      }).catch(function () { if (mine === turn) { close(); broken(); } });
    }
    function results() { return page + '#q=' + encodeURIComponent(input.value.trim()); }
    function go() { location.href = results(); close(); }

    input.addEventListener('focus', function () { open().catch(broken); }, { once: true });
    input.addEventListener('input', function () { clearTimeout(timer); timer = setTimeout(update, 80); });
    input.addEventListener('blur', close);
    input.addEventListener('keydown', function (event) {
      var last = list.children.length - 1;
      if (event.isComposing) return;
      if (event.key === 'ArrowDown' && !list.hidden) choose(active < last ? active + 1 : 0);
      else if (event.key === 'ArrowDown') update();
      else if (event.key === 'ArrowUp' && !list.hidden) choose(active > 0 ? active - 1 : last);
      else if (event.key === 'Escape' && !list.hidden) close();
      else if (event.key === 'Escape') { input.value = ''; }
      else if (event.key === 'Enter' && active >= 0 && !list.hidden) location.href = list.children[active].unissonHref;
      else if (event.key === 'Enter' && input.value.trim()) go();
      else return;
      event.preventDefault();
    });
    input.form.addEventListener('submit', function (event) { event.preventDefault(); if (input.value.trim()) go(); });
  }

  /* What the script of the results page uses of this one; it adds `results`. */
  var tools = window.unisson.tools = { open: open, run: run, ask: ask, say: say, parts: parts, make: make, count: count, address: address };

  /* Without WebAssembly, as without scripts, the style shows the link to the index instead of the field. */
  var able = typeof WebAssembly === 'object' && typeof DecompressionStream === 'function';
  document.documentElement.classList.toggle('sans-recherche', !able);

  function start() {
    var fields = document.querySelectorAll('form[role=search] input[role=combobox]');
    if (!able || !fields.length) return;
    var place = document.querySelector('[data-resultats]');
    Object.assign(words, fields[0].form.dataset, place && place.dataset);
    fields.forEach(combobox);
    document.addEventListener('keydown', function (event) {
      var typing = /^(input|textarea|select)$/i.test(event.target.tagName) || event.target.isContentEditable;
      if ((event.key === '/' && !typing && !event.ctrlKey && !event.altKey) || (event.key === 'k' && event.ctrlKey)) {
        event.preventDefault();
        fields[0].focus();
        fields[0].select();
      }
    });
    if (place && tools.results) tools.results(place, fields[0]);
  }
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start); else start();
})();
