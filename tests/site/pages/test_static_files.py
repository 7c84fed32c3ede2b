"""Style sheets, scripts and icons: what is asked without a body is answered like what is asked with it."""

import pytest


@pytest.mark.parametrize("encodings", ["gzip", "br", "gzip, br", "identity"])
def test_the_length_that_head_tells_is_that_of_the_file(client, encodings):
    told = client.head("/static/css/site.css", headers={"accept-encoding": encodings}).headers
    answer = client.get("/static/css/site.css", headers={"accept-encoding": encodings})

    size = len(answer.getvalue())
    assert int(told["Content-Length"]) == size == int(answer.headers["Content-Length"]) > 0
    assert told.get("Content-Encoding") == answer.headers.get("Content-Encoding")
    assert (told.get("Content-Encoding") == "gzip") == ("gzip" in encodings)
    assert "Accept-Encoding" in told["Vary"]


def test_the_icon_is_found_where_old_programs_look_for_it(client, db):
    response = client.get("/favicon.ico", follow=True)

    ((_address, status),) = response.redirect_chain
    assert (status, response.status_code) == (302, 200)
    assert response.headers["Content-Type"] == "image/png"
    assert len(response.getvalue()) < 4_000
    assert "max-age=86400" in client.get("/favicon.ico").headers["Cache-Control"]
