import PIL.Image
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile


class PictureFieldFile(WagtailImageFieldFile):
    def get_image_dimensions(self):
        """From the head of the file. Wagtail decodes the whole picture, again for each size that was made of it."""
        was_closed = self.closed
        self.open()
        try:
            with PIL.Image.open(self) as picture:
                return picture.size
        except PIL.UnidentifiedImageError:  # an SVG
            return super().get_image_dimensions()
        finally:
            self.close() if was_closed else self.seek(0)


class PictureField(WagtailImageField):
    """Wagtail's field, also to migrations: only the way to the measures of a picture is shorter."""

    attr_class = PictureFieldFile

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "wagtail.images.models.WagtailImageField", args, kwargs
