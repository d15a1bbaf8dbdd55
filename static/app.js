/* app.js - three comforts; every page works without them.  No page needs this
 * file to be read, and nothing here changes what a page says. */
(function () {
	"use strict";
	var d = document, root = d.documentElement, w = window;
	var head = d.querySelector(".head"), menu = d.querySelector(".menu");
	var last = w.scrollY, key = "souk-y";

	/* 1. The header comes back as soon as the page is scrolled up. */
	root.classList.add("js");
	w.addEventListener("scroll", function () {
		var y = w.scrollY;

		if (Math.abs(y - last) < 6)
			return;
		head.classList.toggle("away", y > last && y > 200 && !menu.open);
		last = y;
	}, { passive: true });

	/* 2. The menu closes with Escape or by a click elsewhere. */
	d.addEventListener("keydown", function (e) {
		if (e.key === "Escape" && menu.open) {
			menu.open = false;
			menu.firstElementChild.focus();
		}
	});
	d.addEventListener("click", function (e) {
		if (menu.open && !menu.contains(e.target))
			menu.open = false;
	});

	/* 3. Choosing a colour or a size keeps the place on the page. */
	try {
		var kept = JSON.parse(sessionStorage.getItem(key) || "null");

		sessionStorage.removeItem(key);
		if (kept && kept[0] === location.pathname)
			w.scrollTo({ top: kept[1], behavior: "instant" });
		d.addEventListener("click", function (e) {
			var a = e.target.closest && e.target.closest(".chips a");

			if (a)
				sessionStorage.setItem(key,
				    JSON.stringify([a.pathname, w.scrollY]));
		});
	} catch (e) { /* storage is switched off: the page starts at its top */ }
})();
