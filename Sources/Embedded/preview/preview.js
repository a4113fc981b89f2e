// Keeps the page that an author reads as the content stands: what is told comes as events, what changed is put in place.
// Reader's scroll, open sections and typed text stay, for only what differs between two versions of the page is touched.
(function () {
  'use strict';
  var own = document.currentScript;
  var version = own.dataset.version;
  var former = null;
  var wanted = version;
  var waiting = false;
  var panel = null;

  function load() {
    return fetch(location.pathname + location.search, { cache: 'no-store' }).then(function (answer) {
      return answer.text();
    }).then(function (text) {
      return new DOMParser().parseFromString(text, 'text/html');
    });
  }

  function links(page) {
    var found = page.querySelectorAll('head link[rel=stylesheet], body script[src]:not([data-version])');
    return Array.prototype.map.call(found, function (link) {
      return link.getAttribute('href') || link.getAttribute('src');
    }).join(' ');
  }

  // Brings `live` from the old version of a part to the new one.
  function update(live, old, now) {
    if (old.isEqualNode(now)) return;
    if (now.nodeType !== 1 || live.nodeName !== now.nodeName || live.nodeName !== old.nodeName) {
      live.replaceWith(document.importNode(now, true));
      return;
    }
    Array.prototype.forEach.call(old.attributes, function (attribute) {
      if (!now.hasAttribute(attribute.name)) live.removeAttribute(attribute.name);
    });
    Array.prototype.forEach.call(now.attributes, function (attribute) {
      if (old.getAttribute(attribute.name) !== attribute.value) live.setAttribute(attribute.name, attribute.value);
    });
    var parts = [live, old, now].map(function (node) { return Array.prototype.slice.call(node.childNodes); });
    if (parts[0].length !== parts[1].length) {
      // A script of the page has been at work here.
      if (live === document.body) location.reload();
      else live.replaceWith(document.importNode(now, true));
      return;
    }
    var count = Math.min(parts[1].length, parts[2].length);
    var start = 0;
    while (start < count && parts[1][start].isEqualNode(parts[2][start])) start++;
    var end = 0;
    while (end < count - start &&
      parts[1][parts[1].length - 1 - end].isEqualNode(parts[2][parts[2].length - 1 - end])) end++;
    var oldEnd = parts[1].length - end;
    var nowEnd = parts[2].length - end;
    var shared = Math.min(oldEnd, nowEnd);
    for (var i = start; i < shared; i++) update(parts[0][i], parts[1][i], parts[2][i]);
    for (var j = shared; j < oldEnd; j++) parts[0][j].remove();
    var behind = parts[0][oldEnd] || null;
    for (var k = shared; k < nowEnd; k++) live.insertBefore(document.importNode(parts[2][k], true), behind);
  }

  function refresh() {
    if (waiting) return;
    waiting = true;
    load().then(function (page) {
      waiting = false;
      var told = page.querySelector('script[data-version]');
      if (!former || links(former) !== links(page)) {
        location.reload();
        return;
      }
      document.title = page.title;
      if (panel) panel.remove();
      update(document.body, former.body, page.body);
      if (panel) document.body.appendChild(panel);
      former = page;
      version = told ? told.dataset.version : wanted;
      if (Number(wanted) > Number(version)) refresh();
    }, function () { waiting = false; });
  }

  function show(state) {
    if (panel) panel.remove();
    panel = null;
    if (!state.remarks.length) return;
    panel = document.createElement('aside');
    panel.id = 'unisson-remarques';
    panel.className = state.errors ? 'erreur' : 'avertissement';
    panel.setAttribute('aria-label', state.title);
    var details = document.createElement('details');
    details.open = state.errors > 0;
    var summary = document.createElement('summary');
    summary.textContent = state.title;
    details.appendChild(summary);
    var list = document.createElement('ul');
    state.remarks.forEach(function (remark) {
      var item = document.createElement('li');
      var place = document.createElement('code');
      place.textContent = remark.place;
      var text = document.createElement('p');
      text.textContent = remark.message;
      var name = document.createElement(remark.help ? 'a' : 'span');
      name.textContent = remark.id;
      if (remark.help) name.href = remark.help;
      text.appendChild(document.createTextNode(' ['));
      text.appendChild(name);
      text.appendChild(document.createTextNode(']'));
      item.appendChild(place);
      item.appendChild(text);
      if (remark.source) {
        var source = document.createElement('pre');
        source.textContent = remark.source;
        item.appendChild(source);
      }
      list.appendChild(item);
    });
    details.appendChild(list);
    panel.appendChild(details);
    document.body.appendChild(panel);
  }

  load().then(function (page) {
    former = page;
    var source = new EventSource('/.unisson/events');
    source.onmessage = function (event) {
      var state = JSON.parse(event.data);
      wanted = String(state.version);
      show(state);
      if (Number(wanted) > Number(version)) refresh();
    };
  });
})();
