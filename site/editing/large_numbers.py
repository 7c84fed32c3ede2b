"""A form with a number that no database has: 400 wherever it is sent, never 500, and nothing of it is kept.

What a field is for, its view alone knows: the number is refused where it is used, by the driver of SQLite, by
PostgreSQL or by Python itself. A view may have written before that.
"""

import re
import sys

from django.db import DataError, transaction
from django.http import HttpResponse
from django.shortcuts import render

from .input_gate import is_about_the_admin, not_understood

# PostgreSQL's smallest keys end at ten digits.
_LARGE = re.compile(r"\d[\d_]{8,}")
_OUT_OF_RANGE = "22003"  # SQLSTATE


class LargeNumbersMiddleware:
    """Stands last, around the view alone."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.longest_number = _longest_number(request) if request.method == "POST" else 0
        if not request.longest_number:
            return self.get_response(request)
        with transaction.atomic():
            response = self.get_response(request)
            if refused := response.status_code == 400:
                transaction.set_rollback(True)
        # Not before: PostgreSQL answers nothing more in a transaction that it has refused.
        return _refusal(request) if refused and isinstance(response, _Refused) else response

    def process_exception(self, request, exception):
        return _Refused(status=400) if request.longest_number and _is_about_it(request, exception) else None


class _Refused(HttpResponse):
    pass


def _longest_number(request) -> int:
    values = (value for values in request.POST.lists() for value in values[1])
    return max((len(number) for value in values for number in _LARGE.findall(value)), default=0)


def _is_about_it(request, exception) -> bool:
    if isinstance(exception, DataError):
        return getattr(exception.__cause__, "sqlstate", "") == _OUT_OF_RANGE
    if isinstance(exception, ValueError):
        return request.longest_number > sys.get_int_max_str_digits()
    return isinstance(exception, OverflowError)


def _refusal(request):
    return not_understood(request) if is_about_the_admin(request) else render(request, "400.html", status=400)
