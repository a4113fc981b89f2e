/* The results page: fills the element data-resultats from the address. Uses the tools of recherche.js, which runs first. */
(function () {
  'use strict';
  var tools = window.unisson.tools, say = tools.say, parts = tools.parts, make = tools.make, PAGE = 10;

  function fold(text) {
    return text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/œ/g, 'oe').replace(/æ/g, 'ae');
  }
  /* The engine knows words without accents: the results know how they are written. */
  function written(form, answer) {
    var texts = answer.results.map(function (result) { return result.title + ' ' + (result.snippet || []).join(''); }).join(' ');
    var found = texts.split(/[^\p{L}\p{N}-]+/u).find(function (word) { return fold(word) === form; });
    return found ? found.toLowerCase() : form;
  }
  /* The results page: its state is its hash (#q=…&filtre=nom:valeur&de=10), so that a search can be sent by mail. */
  function state() {
    var values = new URLSearchParams(location.hash.slice(1));
    return {
      text: values.get('q') || '', offset: Math.max(0, parseInt(values.get('de'), 10) || 0),
      filters: values.getAll('filtre').map(function (filter) {
        var cut = filter.indexOf(':');
        return { name: filter.slice(0, cut), value: filter.slice(cut + 1) };
      }).filter(function (filter) { return filter.name; })
    };
  }
  function hash(text, filters, offset) {
    var parts = ['q=' + encodeURIComponent(text)].concat(filters.map(function (filter) {
      return 'filtre=' + encodeURIComponent(filter.name + ':' + filter.value);
    }));
    if (offset) parts.push('de=' + offset);
    return '#' + parts.join('&');
  }

  function cardLine(line) {
    var prefix = line.role === 1 ? 'tel:' : line.role === 2 ? 'mailto:' : '';
    var target = line.role === 1 ? line.value.replace(/[^\d+]/g, '') : line.value;
    return make('li', {}, parts('pair', { label: line.label, value: prefix ? make('a', { href: prefix + target }, [line.value]) : line.value }));
  }
  function resultItem(root, result, level) {
    var link = make('a', { href: tools.address(root, result) }, [result.title]);
    var item = make('li', { 'class': 'resultat' }, [make(level, {}, [link]), make('p', { 'class': 'genre' }, [result.kind + (result.inForce ? '' : ' – ' + say('over'))])]);
    if (result.card.length) item.append(make('ul', { 'class': 'coordonnees' }, result.card.map(cardLine)));
    if (result.snippet) {
      var text = make('p', { 'class': 'extrait' }, result.heading ? [make('strong', {}, [say('pair', { label: result.heading, value: '' })])] : []);
      result.snippet.forEach(function (piece, index) { text.append(index % 2 ? make('mark', {}, [piece]) : piece); });
      item.append(text);
    }
    return item;
  }
  function remarks(answer, now) {
    var list = [];
    answer.words.forEach(function (word) {
      var found = word.instead.map(function (form) { return written(form, answer); });
      var text;
      if (word.expansion) text = parts('also', { words: word.expansion.toUpperCase() });
      else if (word.corrected) {
        text = parts('corrected', { word: word.text, words: found.reduce(function (links, form, index) {
          return links.concat(index ? say('or') : [], make('a', { href: hash(now.text.replace(word.text, form), now.filters, 0) }, [form]));
        }, []) });
      } else if (found.length) text = parts('also', { words: found.join(', ') });
      else text = parts('unknown', { word: word.text });
      list.push(make('p', { 'class': 'remarque' }, text));
    });
    if (answer.incomplete) list.push(make('p', { 'class': 'remarque' }, [say('incomplete')]));
    return list;
  }
  function facetBox(facet, now) {
    var name = facet.name === 'kind' ? say('nature') : facet.name.charAt(0).toUpperCase() + facet.name.slice(1);
    return make('fieldset', {}, [make('legend', {}, [name])].concat(facet.values.slice(0, 12).map(function (value) {
      var same = function (filter) { return filter.name === facet.name && filter.value === value.value; };
      var box = make('input', { type: 'checkbox' });
      box.checked = now.filters.some(same);
      box.addEventListener('change', function () {
        var others = now.filters.filter(function (filter) { return !same(filter); });
        location.hash = hash(now.text, box.checked ? others.concat([{ name: facet.name, value: value.value }]) : others, 0);
      });
      return make('label', {}, [box, ' ' + value.value + ' (' + value.count + ')']);
    })));
  }

  tools.results = function (place, input) {
    var root = input.form.getAttribute('action').replace(/[^/]*$/, ''), turn = 0, nothing = document.getElementById(place.getAttribute('aria-controls'));
    var status = make('p', { role: 'status' });
    var body = make('div', {});
    place.replaceChildren(status, body);

    function render(answer, now) {
      var filters = answer.facets.filter(function (facet) { return facet.values.length > 1 || now.filters.some(function (f) { return f.name === facet.name; }); });
      var last = Math.min(answer.total, now.offset + PAGE);
      status.textContent = say(answer.total > PAGE ? 'part' : 'whole', { results: tools.count(answer.total), query: now.text, first: now.offset + 1, last: last });
      nothing.hidden = answer.total > 0;
      document.title = document.title.replace(/^(.*? : )?/, now.text + ' : ');
      body.replaceChildren.apply(body, remarks(answer, now));
      if (answer.answers.length) {
        body.append(make('section', { 'class': 'reponses', 'aria-label': say('answers') }, [make('ul', {}, answer.answers.map(function (result) { return resultItem(root, result, 'h2'); }))]));
      }
      if (filters.length) body.append(make('form', { 'class': 'filtres', 'aria-label': say('filters') }, filters.map(function (facet) { return facetBox(facet, now); })));
      body.append(make('ol', { 'class': 'resultats', start: String(now.offset + 1) }, answer.results.map(function (result) { return resultItem(root, result, 'h2'); })));
      var pages = make('nav', { 'aria-label': say('more'), 'class': 'suite' });
      if (now.offset > 0) pages.append(make('a', { href: hash(now.text, now.filters, Math.max(0, now.offset - PAGE)) }, [say('previous')]), ' ');
      if (last < answer.total) pages.append(make('a', { href: hash(now.text, now.filters, last) }, [say('next')]));
      body.append(pages);
    }
    function update() {
      var now = state(), mine = ++turn;
      if (document.activeElement !== input) input.value = now.text;
      nothing.hidden = true;
      if (!now.text.trim()) { status.textContent = ''; return body.replaceChildren(); }
      tools.open().then(function (names) {
        var wanted = { text: now.text, options: 6, limit: PAGE, offset: now.offset, filters: now.filters };
        function show(answer) { if (mine === turn) render(answer, now); }
        /* The list at once, its snippets as soon as their texts are there. */
        var answer = tools.run(wanted);
        if (!answer.needs) return show(answer);
        return Promise.resolve(tools.ask(names, Object.assign({}, wanted, { options: 4 }))).then(function (answer) {
          show(answer);
          if (mine === turn) return Promise.resolve(tools.ask(names, wanted)).then(show);
        });
      }).catch(function () { if (mine === turn) { status.textContent = say('broken'); nothing.hidden = false; } });
    }
    window.addEventListener('hashchange', update);
    update();
  };
})();
