"""The frame of every answer, the search's too, asks for home pages and sections: among many pages, by their depth."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("search", "0002_words"), ("wagtailcore", "0098_apitoken")]

    operations = [
        migrations.RunSQL(
            "CREATE INDEX search_pages_by_depth ON wagtailcore_page (depth)", "DROP INDEX search_pages_by_depth"
        )
    ]
