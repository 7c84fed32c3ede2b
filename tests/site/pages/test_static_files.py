"""Style sheets, scripts and icons: what is asked without a body is answered like what is asked with it."""

import pytest


@pytest.mark.parametrize("encodings", ["gzip", "identity"])
def test_no_other_length_is_told_to_head_than_to_get(client, encodings):
    told = client.head("/static/css/site.css", headers={"accept-encoding": encodings}).headers
    answer = client.get("/static/css/site.css", headers={"accept-encoding": encodings})

    assert told.get("Content-Length") in (None, str(len(answer.getvalue())))
    assert (told.get("Content-Length") is None) == (encodings == "gzip")


def test_the_icon_is_found_where_old_programs_look_for_it(client, db):
    response = client.get("/favicon.ico", follow=True)

    ((_address, status),) = response.redirect_chain
    assert (status, response.status_code) == (302, 200)
    assert response.headers["Content-Type"] == "image/png"
    assert len(response.getvalue()) < 4_000
    assert "max-age=86400" in client.get("/favicon.ico").headers["Cache-Control"]
