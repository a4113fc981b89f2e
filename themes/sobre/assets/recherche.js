/* Search: loads the index and the engine (WebAssembly) as classic scripts, from file:// too.
   The field is the combobox of form[role=search]; the form's action is the results page, which has an element data-resultats.
   All words come from the page: the data attributes of both. The index stands in the folder "recherche" beside this script.
   Every file of the index is one call `unisson(name, base64)`; the loader's data are: u32 length, JSON {module, t: digits, …}, root:
   eight digits name each shard of a family; the engine names those of texts. A large index names its shards of positions ("p") in a
   file of their own, `names`. */
(function () {
  'use strict';
  var HERE = document.currentScript ? document.currentScript.src.replace(/[^/]*$/, '') : '';
  var TIMEOUT = 15000, SHOWN = 8;
  var waiting = {}, opening = null;
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

  function fetchScript(name, query) {
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
      script.src = HERE + 'recherche/' + name + '.js' + (query || '');
      document.head.appendChild(script);
    }).then(inflate);
  }

  function inflate(text) {
    var bytes = Uint8Array.from(atob(text), function (c) { return c.charCodeAt(0); });
    var stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    return new Response(stream).arrayBuffer().then(function (buffer) { return new Uint8Array(buffer); });
  }

  function withBytes(engine, bytes, use) {
    var address = engine.search_allocate(bytes.length || 1);
    new Uint8Array(engine.memory.buffer, address, bytes.length).set(bytes);
    var result = use(address, bytes.length);
    engine.search_release(address);
    return result;
  }

  /* The loader's data: the names of all files, as written and as read, and the root. */
  function readLoader(bytes) {
    var length = new DataView(bytes.buffer).getUint32(0, true);
    var text = new TextDecoder().decode(bytes.subarray(4, 4 + length));
    return { text: text, names: JSON.parse(text), root: bytes.subarray(4 + length), loaded: {} };
  }

  /* Opens the index once. */
  function open() {
    if (!opening) {
      opening = fetchScript('index').then(function (bytes) {
        var index = readLoader(bytes);
        return fetchScript(index.names.module).then(function (code) {
          return WebAssembly.instantiate(code, {});
        }).then(function (module) {
          index.engine = module.instance.exports;
          index.session = withBytes(index.engine, index.root, index.engine.search_open);
          if (index.session <= 0) throw new Error('index');
          return index;
        });
      });
      opening.catch(function () { opening = null; });
    }
    return opening;
  }

  /* Whether the site was published again since the index was opened: the loader then names other files. */
  function isLeft(index) {
    if (!index.left) {
      index.left = fetchScript('index', '?' + Date.now()).then(function (bytes) {
        return readLoader(bytes).text !== index.text;
      }).catch(function () { return false; }).then(function (isLeft) {
        if (isLeft) opening = null; else index.left = null;
        return isLeft;
      });
    }
    return index.left;
  }

  /* The digits of a family's files. */
  function digits(names, family) {
    if (!(family in names)) {
      names[family] = fetchScript(names.names).then(function (bytes) { return new TextDecoder().decode(bytes); });
      names[family].catch(function () { delete names[family]; });
    }
    return Promise.resolve(names[family]);
  }

  /* Loads one shard, and says whether the index is still the site's. A shard that cannot be had is given up, and the answer says
     that it is incomplete. */
  function load(index, id) {
    if (!index.loaded[id]) {
      var family = id.charCodeAt(0), parts = id.slice(1).split('.'), number = +parts[0], engine = index.engine;
      index.loaded[id] = (parts[1] ? Promise.resolve(parts[1]) : digits(index.names, id[0]).then(function (all) {
        return all.substr(8 * number, 8);
      })).then(function (file) {
        return fetchScript(id[0] + '.' + file);
      }).then(function (bytes) {
        if (withBytes(engine, bytes, function (address, length) { return engine.search_load(index.session, family, number, address, length); })) throw new Error(id);
        return true;
      }).catch(function () {
        delete index.loaded[id];
        return isLeft(index).then(function (isLeft) {
          if (!isLeft) engine.search_give_up(index.session, family, number);
          return !isLeft;
        });
      });
    }
    return index.loaded[id];
  }

  /* What the engine answers at once: results, or the shards that it needs. */
  function run(index, request) {
    var bytes = new TextEncoder().encode(request.text.replace(/\0/g, ' ') + request.filters.map(function (filter) {
      return '\0' + filter.name + '\x01' + filter.value;
    }).join('')), engine = index.engine;
    var length = withBytes(engine, bytes, function (address, count) {
      return engine.search_run(index.session, address, count, request.options, request.limit, request.offset);
    });
    if (length < 0) throw new Error('answer ' + length);
    return JSON.parse(new TextDecoder().decode(new Uint8Array(engine.memory.buffer, engine.search_answer(index.session), length)));
  }

  /* The results; null when the index is not the site's any more. */
  function ask(index, request) {
    var answer = run(index, request);
    if (!answer.needs) return answer;
    return Promise.all(answer.needs.map(function (id) { return load(index, id); })).then(function (areThere) {
      return areThere.every(Boolean) ? ask(index, request) : null;
    });
  }

  /* Options: 1 completes the last word, 2 wants snippets, 4 wants counts. */
  function search(text, options, limit, offset, filters) {
    var request = { text: text, options: options, limit: limit, offset: offset || 0, filters: filters || [] };
    function attempt() { return open().then(function (index) { return ask(index, request); }); }
    return attempt().then(function (answer) { return answer || attempt(); }).then(function (answer) {
      if (!answer) throw new Error('index');
      return answer;
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
