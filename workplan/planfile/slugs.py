"""Short names in addresses for many new records at once."""

from django.utils.text import slugify


class Slugs:
    """Those of a model that are taken, on record or by `take`."""

    def __init__(self, model):
        self.taken = set(model._base_manager.values_list("slug", flat=True))
        self.last_number = {}

    def take(self, text, otherwise):
        """A free one made from a text; from `otherwise` where its letters are not Latin."""
        slug = slugify(text)[:100].strip("-") or slugify(otherwise)[:100]
        found = slug
        while found in self.taken:
            self.last_number[slug] = self.last_number.get(slug, 1) + 1
            found = f"{slug[:94]}-{self.last_number[slug]}"
        self.taken.add(found)
        return found
