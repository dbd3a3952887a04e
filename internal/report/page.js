(function () {
  'use strict';
  var tools = document.getElementById('tools');
  var search = document.getElementById('search');
  var state = document.getElementById('state');
  var sort = document.getElementById('sort');
  var shown = document.getElementById('shown');
  var body = document.getElementById('rows');
  var each = document.getElementById('each');
  var entries = Array.prototype.map.call(body.rows, function (row, order) {
    return {
      row: row,
      section: document.getElementById(row.dataset.for),
      order: order,
      title: row.cells[0].querySelector('a').textContent,
      text: (row.cells[0].textContent + ' ' + row.dataset.rules).toLowerCase()
    };
  });
  var compare = new Intl.Collator().compare;

  function filter() {
    var words = search.value.toLowerCase().split(/\s+/);
    var count = 0;
    entries.forEach(function (entry) {
      var fits = (state.value === '' || entry.row.dataset.state === state.value) &&
        words.every(function (word) { return entry.text.indexOf(word) >= 0; });
      entry.row.hidden = !fits;
      entry.section.hidden = !fits;
      count += fits ? 1 : 0;
    });
    shown.textContent = count + ' of ' + entries.length + (entries.length === 1 ? ' article' : ' articles') + ' shown';
  }

  function arrange() {
    var key = sort.value;
    entries.sort(function (a, b) {
      var by = 0;
      if (key === 'title') {
        by = compare(a.title, b.title);
      } else if (key !== 'order') {
        by = Number(b.row.dataset[key]) - Number(a.row.dataset[key]);
      }
      return by || a.order - b.order;
    });
    entries.forEach(function (entry) {
      body.appendChild(entry.row);
      each.appendChild(entry.section);
    });
  }

  // What is said of an article on a large page is read when it comes in sight, is led to, or is printed.
  function fill(section) {
    var deferred = section && section.querySelector('noscript');
    if (deferred) {
      var parsed = document.createElement('template');
      parsed.innerHTML = deferred.textContent;
      deferred.replaceWith(parsed.content);
    }
  }

  function follow() {
    var anchor = location.hash.slice(1);
    fill(document.getElementById(anchor.split('-')[0]));
    var target = document.getElementById(anchor);
    if (target) {
      target.scrollIntoView();
    }
  }

  if (each.querySelector('noscript')) {
    var sight = new IntersectionObserver(function (seen) {
      seen.forEach(function (one) {
        if (one.isIntersecting) {
          sight.unobserve(one.target);
          fill(one.target);
        }
      });
    }, { rootMargin: '100%' });
    entries.forEach(function (entry) { sight.observe(entry.section); });
    window.addEventListener('beforeprint', function () { entries.forEach(function (entry) { fill(entry.section); }); });
    window.addEventListener('hashchange', follow);
    follow();
  }

  tools.addEventListener('submit', function (event) { event.preventDefault(); });
  search.addEventListener('input', filter);
  state.addEventListener('change', filter);
  sort.addEventListener('change', arrange);
  tools.hidden = false;
  filter();
  // Where nothing has the focus, a browser looks through the whole page at the first Tab, for many seconds in a large one.
  if (document.activeElement === document.body && !location.hash) {
    document.body.tabIndex = -1;
    document.body.focus({ preventScroll: true });
  }
})();
