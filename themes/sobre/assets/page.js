// Buttons that copy, and warnings by the reader's own day. Words come from this script's data attributes.
(function () {
  'use strict';
  var words = document.currentScript.dataset, root = document.documentElement, DAY = 864e5;

  function copy(text) {
    var field = document.createElement('textarea'), from = document.activeElement;
    field.value = text;
    field.className = 'sr';
    document.body.append(field);
    field.select();
    document.execCommand('copy'); // the only way that an intranet without TLS allows
    field.remove();
    from.focus();
  }

  function button(after, text, label, about) {
    var made = document.createElement('button');
    made.type = 'button';
    made.className = 'copier';
    made.innerHTML = '<svg class="ico" aria-hidden="true"><use href="#i-copie"/></svg><span></span>';
    var said = made.lastChild;
    said.textContent = label;
    if (about) { said.className = 'sr'; said.textContent += ' ' + about; }
    made.addEventListener('click', function () {
      copy(text());
      said.className = '';
      said.textContent = words.copiee;
      said.setAttribute('role', 'status');
    });
    after.after(made);
  }

  document.querySelectorAll('[data-copie]:not(script)').forEach(function (part) {
    button(part, function () { return part.innerText.trim(); }, part.dataset.copie);
  });
  document.querySelectorAll('.contact .moyens a').forEach(function (link) {
    var text = Array.from(link.childNodes, function (node) { return node.className === 'sr' ? '' : node.textContent; }).join('').trim();
    button(link, function () { return text; }, words.copie, text);
  });

  function warning(text, day, count) {
    var said = document.createElement('p');
    said.className = 'alerte mal';
    said.textContent = text.replace('{days}', count).replace('{date}', new Date(day).toLocaleDateString(
      root.lang, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }));
    return said;
  }

  // Called by assets/copie.js with the day of this copy and for how many days it may be used.
  window.copie = function (said) {
    var part = said.split(' '), made = Date.parse(part[0]), now = new Date();
    var today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()), age = Math.round((today - made) / DAY);
    if (age > part[1]) document.querySelector('.titre, h1').after(warning(words.age, made, age));
    document.querySelectorAll('[data-fin]').forEach(function (sentence) {
      var end = Date.parse(sentence.dataset.fin);
      if (end >= today) return;
      sentence.classList.add('perime');
      sentence.before(warning(words.echu, end + DAY));
    });
  };
})();
