"""The application that granian serves."""

from config.wsgi import application as django_application
from pages.middleware import longest_body
from serving.responder import Responder

application = Responder(django_application, longest_body)
