"""Django's SMTP backend, which besides remembers how far a mail came.

Whoever sends must know two things that SMTP says and Django drops: which of several addresses the
server refused while it took the others, and whether the text of the mail was on its way when the
connection broke. Only a mail whose text never left may safely be sent again.
"""

import smtplib

from django.core.mail.backends import smtp


class Remembering:
    """For a class of `smtplib`: `refused` is {address: (code, words)} of the last mail."""

    refused: dict = {}
    text_left = False

    def sendmail(self, *args, **kwargs):
        self.refused, self.text_left = {}, False
        self.refused = super().sendmail(*args, **kwargs)
        return self.refused

    def data(self, msg):
        self.text_left = True
        return super().data(msg)


class RememberingSMTP(Remembering, smtplib.SMTP):
    pass


class RememberingSMTPoverSSL(Remembering, smtplib.SMTP_SSL):
    pass


class EmailBackend(smtp.EmailBackend):
    @property
    def connection_class(self):
        return RememberingSMTPoverSSL if self.use_ssl else RememberingSMTP
