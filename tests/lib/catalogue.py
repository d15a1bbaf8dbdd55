"""What the catalogue's projections have to be, worked out in the plainest way
from the documents that were saved: no SQL, no cleverness.

    m = Model()
    m.save(doc)                  # a category or product, as its JSON line
    m.pages(locale)              # {slug: page}, also cards, categories, nav
"""
LOCALES = ("en", "de")


def no_nulls(x):
    if isinstance(x, dict):
        return {k: no_nulls(v) for k, v in x.items() if v is not None}
    if isinstance(x, list):
        return [no_nulls(v) for v in x]
    return x


class Model:
    def __init__(self):
        self.categories, self.products = {}, {}
        self.versions = {}
        self.attributes = {}

    def save(self, doc):
        kind, ref = doc["kind"], doc.get("ref") or doc["slug"]
        kept = self.categories if kind == "category" else self.products
        if kept.get(ref) != doc:
            self.versions[kind, ref] = self.versions.get((kind, ref), 0) + 1
        kept[ref] = doc
        for a in doc.get("attributes", []):
            self.attributes.setdefault(a["code"], a["t"])

    # --- categories ---------------------------------------------------------

    def way(self, ref):
        """From the top of the tree down to ref."""
        parent = self.categories[ref]["parent"]
        return (self.way(parent) if parent else []) + [ref]

    def path(self, ref, locale):
        return "/".join(self.categories[c]["t"][locale]["slug"]
                        for c in self.way(ref))

    def trail(self, ref, locale):
        return [{"name": self.categories[c]["t"][locale]["name"],
                 "path": self.path(c, locale)} for c in self.way(ref)]

    def children(self, ref):
        below = [c for c in self.categories.values() if c["parent"] == ref]
        return [c["slug"] for c in sorted(below, key=lambda c: c["position"])]

    def members(self, category):
        """Live products in it or below it."""
        return {r for r, p in self.products.items() if self.live(p) and any(
            category in self.way(c)
            for c in [p["category"]] + p.get("categories", []))}

    def tile(self, ref, locale):
        c = self.categories[ref]
        return no_nulls({
            "name": c["t"][locale]["name"], "path": self.path(ref, locale),
            "n": len(self.members(ref)),
            "picture": self.picture(c.get("picture"), locale)})

    def category_pages(self, locale):
        return {self.path(r, locale): no_nulls(dict(
            self.tile(r, locale),
            description=c["t"][locale]["description"],
            crumbs=self.trail(r, locale)[:-1],
            alt={o: self.path(r, o) for o in LOCALES},
            children=[self.tile(x, locale) for x in self.children(r)]))
            for r, c in self.categories.items()}

    def nav(self, locale):
        return {"categories": [
            dict(self.tile(r, locale),
                 children=[self.tile(x, locale) for x in self.children(r)])
            for r in self.children(None)]}

    # --- products -------------------------------------------------------------

    @staticmethod
    def live(p):
        return p.get("status", "live") == "live"

    @staticmethod
    def picture(p, locale):
        if p is None:
            return None
        return no_nulls({"file": p["file"], "w": p["width"], "h": p["height"],
                         "widths": p.get("widths") or [p["width"]],
                         "webp_widths": p.get("webp_widths") or None,
                         "colour": p.get("colour"), "alt": p["alt"][locale]})

    def page(self, p, locale):
        t = p["t"][locale]
        options = p.get("options", [])
        return no_nulls({
            "slug": t["slug"], "name": t["name"], "summary": t["summary"],
            "html": t["description_html"],
            "crumbs": self.trail(p["category"], locale),
            "alt": {o: p["t"][o]["slug"] for o in LOCALES},
            "version": self.versions["product", p["ref"]],
            "options": [{"code": o["code"], "name": o["t"][locale],
                         "values": [{"code": v["code"],
                                     "name": v["t"][locale],
                                     "swatch": v.get("swatch")}
                                    for v in o["values"]]} for o in options],
            "variants": [{
                "sku": v["sku"], "o": [v["options"][o["code"]]
                                       for o in options],
                "price": v["price_minor"],
                "compare": v.get("compare_at_minor"), "cur": v["currency"],
                "stock": v["stock"], "pic": v.get("picture"),
                "weight": v.get("weight_g"), "barcode": v.get("barcode")}
                for v in p["variants"]],
            "pictures": [self.picture(x, locale)
                         for x in p.get("pictures", [])],
            "attributes": [{
                "code": a["code"], "kind": a["kind"], "unit": a.get("unit"),
                "name": self.attributes[a["code"]][locale],
                "value": a["value"][locale] if a["kind"] in ("text", "choice")
                else a["value"]} for a in p.get("attributes", [])]})

    def card(self, p, locale):
        prices = [v["price_minor"] for v in p["variants"]]
        cheapest = min(p["variants"], key=lambda v: v["price_minor"])
        pictures = p.get("pictures", [])
        return no_nulls({
            "slug": p["t"][locale]["slug"], "name": p["t"][locale]["name"],
            "pic": self.picture(pictures[0] if pictures else None, locale),
            "from": min(prices), "many": min(prices) != max(prices),
            "compare": cheapest.get("compare_at_minor"),
            "cur": cheapest["currency"],
            "stock": sum(v["stock"] for v in p["variants"]),
            "swatches": [{"name": v["t"][locale], "swatch": v["swatch"]}
                         for o in p.get("options", []) for v in o["values"]
                         if v.get("swatch")]})

    def pages(self, locale):
        return {p["t"][locale]["slug"]: self.page(p, locale)
                for p in self.products.values() if self.live(p)}

    def cards(self, locale):
        return {p["t"][locale]["slug"]: self.card(p, locale)
                for p in self.products.values() if self.live(p)}

    def listing(self):
        """(category, product, cheapest, popularity, in stock)"""
        return {(c, r, min(v["price_minor"]
                           for v in self.products[r]["variants"]),
                 self.products[r].get("popularity", 0),
                 any(v["stock"] for v in self.products[r]["variants"]))
                for c in self.categories for r in self.members(c)}
