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
  /* A result with its first telephone number; the answer, with all of its card. */
  function resultItem(root, result, isAnswer) {
    var link = make('a', { href: tools.address(root, result) }, [result.title]);
    var about = make('p', { 'class': 'genre' }, [result.kind + (result.inForce ? '' : ' – ' + say('over'))]);
    var item = make('li', { 'class': 'resultat' }, [make('h2', {}, [link]), about]);
    var phone = result.card.find(function (line) { return line.role === 1; });
    if (isAnswer && result.card.length) item.append(make('ul', { 'class': 'coordonnees' }, result.card.map(cardLine)));
    else if (phone) about.append(' – ', make('a', { href: 'tel:' + phone.value.replace(/[^\d+]/g, '') }, [phone.value]));
    if (!isAnswer) item.append(make('p', { 'class': 'extrait' }));
    return item;
  }
  /* Quotes the place that says most of the query. */
  function quote(root, item, result) {
    var text = item.querySelector('.extrait');
    if (!text) return;
    text.classList.add('lu');
    if (!result.snippet) return;
    item.querySelector('h2 a').href = tools.address(root, result);
    text.replaceChildren.apply(text, result.heading ? [make('strong', {}, [say('pair', { label: result.heading, value: '' })])] : []);
    result.snippet.forEach(function (piece, index) { text.append(index % 2 ? make('mark', {}, [piece]) : piece); });
  }
  function remarks(answer, now) {
    var list = [], unknown = [];
    answer.words.forEach(function (word) {
      var found = word.instead.map(function (form) { return written(form, answer); });
      if (word.expansion) list.push(parts('also', { words: word.expansion.toUpperCase() }));
      else if (word.corrected) {
        list.push(parts('corrected', { word: word.text, words: found.reduce(function (links, form, index) {
          return links.concat(index ? say('or') : [], make('a', { href: hash(now.text.replace(word.text, form), now.filters, 0) }, [form]));
        }, []) }));
      } else if (found.length) list.push(parts('also', { words: found.join(', ') }));
      else unknown.push(word.text);
    });
    if (unknown.length) list.push(say(unknown.length > 1 ? 'unknownMany' : 'unknown', { word: unknown.join(say('join')) }));
    if (answer.incomplete) list.push(say('incomplete'));
    return list.map(function (text) { return make('p', { 'class': 'remarque' }, [].concat(text)); });
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
    var root = input.form.getAttribute('action').replace(/[^/]*$/, ''), turn = 0, nothing = document.getElementById(place.getAttribute('aria-controls')), invite = document.querySelector('[data-invite]');
    var status = make('p', { role: 'status' });
    var body = make('div', {});
    place.replaceChildren(status, body);

    /* The counts of what was found: on a phone once somebody wants to narrow it. */
    function filters(names, now) {
      var box = make('details', { 'class': 'filtres' }, [make('summary', {}, [say('filters')])]);
      function fill() {
        if (box.children.length > 1) return;
        var form = make('form', { 'aria-label': say('filters') });
        box.append(form);
        Promise.resolve(tools.ask(names, { text: now.text, options: 4, limit: 0, offset: 0, filters: now.filters })).then(function (answer) {
          var boxes = answer.facets.filter(function (facet) {
            return facet.values.length > 1 || now.filters.some(function (f) { return f.name === facet.name; });
          }).map(function (facet) { return facetBox(facet, now); });
          if (!boxes.length) box.remove();
          form.append.apply(form, boxes);
        }).catch(function () { form.remove(); });
      }
      box.addEventListener('toggle', function () { if (box.open) fill(); });
      box.open = now.filters.length > 0 || matchMedia('(min-width:60rem)').matches;
      return box;
    }
    /* Texts are loaded for the results that can be seen. */
    function quotes(names, now, items) {
      var seen = new IntersectionObserver(function (entries) {
        entries.forEach(function (entry) {
          if (!entry.isIntersecting) return;
          seen.unobserve(entry.target);
          var wanted = { text: now.text, options: 2, limit: 1, offset: items.get(entry.target), filters: now.filters };
          Promise.resolve(tools.ask(names, wanted)).then(function (answer) {
            if (answer.results[0]) quote(root, entry.target, answer.results[0]);
          }).catch(function () {});
        });
      }, { threshold: 0.6 });
      items.forEach(function (offset, item) { seen.observe(item); });
    }
    function render(names, answer, now) {
      var last = Math.min(answer.total, now.offset + PAGE), items = new Map(), best = answer.answers[0];
      status.textContent = say(answer.total > PAGE ? 'part' : 'whole', { results: tools.count(answer.total), query: now.text, first: now.offset + 1, last: last });
      nothing.hidden = answer.total > 0;
      document.title = document.title.replace(/^(.*? : )?/, now.text + ' : ');
      body.replaceChildren.apply(body, remarks(answer, now));
      function same(result) { return best && result.path === best.path && result.title === best.title; }
      var box = answer.total ? filters(names, now) : '', wide = matchMedia('(min-width:60rem)').matches;
      if (wide) body.append(box);
      if (best) body.append(make('section', { 'class': 'reponses', 'aria-label': say('answers') }, [make('ol', { 'class': 'resultats' }, [resultItem(root, best, true)])]));
      if (!wide) body.append(box);
      var list = make('ol', { 'class': 'resultats', start: String(now.offset + (best ? 2 : 1)) });
      answer.results.forEach(function (result, index) {
        if (same(result)) return;
        var item = resultItem(root, result, false);
        items.set(item, now.offset + index);
        list.append(item);
      });
      var pages = make('nav', { 'aria-label': say('more'), 'class': 'suite' });
      if (now.offset > 0) pages.append(make('a', { href: hash(now.text, now.filters, Math.max(0, now.offset - PAGE)) }, [say('previous')]), ' ');
      if (last < answer.total) pages.append(make('a', { href: hash(now.text, now.filters, last) }, [say('next')]));
      body.append(list, pages);
      quotes(names, now, items);
    }
    function update() {
      var now = state(), mine = ++turn;
      if (document.activeElement !== input) input.value = now.text;
      nothing.hidden = true;
      if (invite) invite.hidden = !!now.text.trim();
      if (!now.text.trim()) { status.textContent = ''; return body.replaceChildren(); }
      tools.open().then(function (names) {
        var wanted = { text: now.text, options: 0, limit: PAGE, offset: now.offset, filters: now.filters };
        return Promise.resolve(tools.ask(names, wanted)).then(function (answer) { if (mine === turn) render(names, answer, now); });
      }).catch(function () { if (mine === turn) { status.textContent = say('broken'); nothing.hidden = false; } });
    }
    window.addEventListener('hashchange', update);
    update();
  };
})();
